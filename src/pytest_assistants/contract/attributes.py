"""Every field of every object the API answers: one row each, with type, nullability and source."""

from __future__ import annotations

from pytest_assistants.contract.fields import Field, Presence
from pytest_assistants.contract.generations import (
    EVERYWHERE,
    REFUSED_BY_V2,
    UNDOCUMENTED_V2,
    Availability,
)
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    FILES_SPECIFICATION,
    OBSERVED,
    OPENAI_REFERENCE,
    REPORTED,
    SPECIFICATION_V2,
    THREADS_PAGE,
    Source,
)

_ALWAYS, _DOCUMENTED, _SOMETIMES = Presence.ALWAYS, Presence.DOCUMENTED, Presence.SOMETIMES
_METADATA = ("metadata.pairs", "metadata.key", "metadata.value")


def _row(  # noqa: PLR0913 - a row has as many columns as the page's table and three more
    owner: str,
    name: str,
    kind: str,
    source: Source,
    presence: Presence = _ALWAYS,
    *,
    nullable: bool = False,
    limits: tuple[str, ...] = (),
    available: Availability = EVERYWHERE,
) -> Field:
    return Field(
        owner=owner,
        name=name,
        type=kind,
        presence=presence,
        source=source,
        place="answer",
        nullable=nullable,
        limits=limits,
        available=available,
    )


def _identity(owner: str, source: Source) -> tuple[Field, ...]:
    return (
        _row(owner, "id", "string", source),
        _row(owner, "object", "string", source),
        _row(owner, "created_at", "integer", source),
    )


def _assistant(owner: str = "assistant") -> tuple[Field, ...]:
    page, text, files = ASSISTANTS_PAGE, "string", ("assistant.file_ids",)
    instructions, refused = ("assistant.instructions.object",), REFUSED_BY_V2
    return (
        *_identity(owner, page),
        _row(owner, "name", text, page, nullable=True, limits=("assistant.name",)),
        _row(owner, "description", text, page, nullable=True, limits=("assistant.description",)),
        _row(owner, "model", text, page),
        _row(owner, "instructions", text, page, nullable=True, limits=instructions),
        *_tools(owner),
        _row(owner, "file_ids", "array", page, _DOCUMENTED, limits=files, available=refused),
        _row(owner, "metadata", "map", page, limits=_METADATA),
        *_sampling(owner),
        *_tool_resources(owner),
    )


def _tools(owner: str) -> tuple[Field, ...]:
    page, text, function = ASSISTANTS_PAGE, "string", "tools[].function"
    named, described = ("function.name",), ("function.description",)
    return (
        _row(owner, "tools", "array", page, limits=("assistant.tools",)),
        _row(owner, "tools[].type", text, page),
        _row(owner, function, "object", page, _SOMETIMES, nullable=True),
        _row(owner, f"{function}.name", text, SPECIFICATION_V2, limits=named),
        _row(
            owner,
            f"{function}.description",
            text,
            page,
            _SOMETIMES,
            nullable=True,
            limits=described,
        ),
        _row(
            owner, f"{function}.parameters", "object", SPECIFICATION_V2, _SOMETIMES, nullable=True
        ),
        _row(owner, f"{function}.strict", "boolean", OBSERVED, _SOMETIMES, nullable=True),
        _row(owner, "tools[].file_search", "object", OBSERVED, _SOMETIMES, nullable=True),
    )


def _sampling(owner: str) -> tuple[Field, ...]:
    rows = (
        ("temperature", "number", SPECIFICATION_V2, _DOCUMENTED, ("temperature",)),
        ("top_p", "number", SPECIFICATION_V2, _DOCUMENTED, ("top_p",)),
        ("response_format", "string or object", SPECIFICATION_V2, _DOCUMENTED, ()),
        ("reasoning_effort", "string", OBSERVED, _SOMETIMES, ()),
    )
    return tuple(
        _row(
            owner,
            name,
            kind,
            source,
            presence,
            nullable=True,
            limits=limits,
            available=UNDOCUMENTED_V2,
        )
        for name, kind, source, presence, limits in rows
    )


def _tool_resources(owner: str) -> tuple[Field, ...]:
    code, search = "tool_resources.code_interpreter", "tool_resources.file_search"
    files, ids = ("code_interpreter.file_ids",), ("file_search.vector_store_ids",)
    spec = SPECIFICATION_V2
    return (
        _row(
            owner,
            "tool_resources",
            "object",
            spec,
            _DOCUMENTED,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
        _row(owner, code, "object", spec, _SOMETIMES, nullable=True),
        _row(owner, f"{code}.file_ids", "array", spec, _SOMETIMES, limits=files),
        _row(owner, search, "object", spec, _SOMETIMES, nullable=True),
        _row(owner, f"{search}.vector_store_ids", "array", spec, _SOMETIMES, limits=ids),
    )


def _list(owner: str, cursors: Presence) -> tuple[Field, ...]:
    return (
        _row(owner, "object", "string", SPECIFICATION_V2),
        _row(owner, "data", "array", SPECIFICATION_V2),
        _row(owner, "first_id", "string", OBSERVED, cursors, nullable=True),
        _row(owner, "last_id", "string", OBSERVED, cursors, nullable=True),
        _row(owner, "has_more", "boolean", SPECIFICATION_V2, cursors),
    )


ATTRIBUTES: tuple[Field, ...] = (
    *_assistant(),
    *_identity("assistant.file", ASSISTANTS_PAGE),
    _row("assistant.file", "assistant_id", "string", ASSISTANTS_PAGE),
    *_identity("thread", THREADS_PAGE),
    _row("thread", "metadata", "map", THREADS_PAGE, limits=_METADATA),
    *_tool_resources("thread"),
    *_identity("file", FILES_SPECIFICATION),
    _row("file", "purpose", "string", FILES_SPECIFICATION),
    _row("file", "filename", "string", FILES_SPECIFICATION),
    _row("file", "bytes", "integer", FILES_SPECIFICATION, nullable=True, limits=("file.bytes",)),
    _row("file", "status", "string", FILES_SPECIFICATION, _DOCUMENTED, nullable=True),
    _row("file", "status_details", "string", OBSERVED, _SOMETIMES, nullable=True),
    _row("file", "updated_at", "integer", OBSERVED, _SOMETIMES, nullable=True),
    _row("file", "expires_at", "integer", OPENAI_REFERENCE, _SOMETIMES, nullable=True),
    *_list("list", _ALWAYS),
    *_list("list.file", _SOMETIMES),
    _row("deleted", "id", "string", OBSERVED),
    _row("deleted", "object", "string", OBSERVED),
    _row("deleted", "deleted", "boolean", OBSERVED),
    _row("error", "error", "object", OBSERVED),
    _row("error", "error.message", "string", OBSERVED),
    _row("error", "error.type", "string", OBSERVED, _DOCUMENTED, nullable=True),
    _row("error", "error.param", "string", OBSERVED, _DOCUMENTED, nullable=True),
    _row("error", "error.code", "string", OBSERVED, _DOCUMENTED, nullable=True),
    _row("error", "detail", "object", OBSERVED, _SOMETIMES, nullable=True),
    _row("error.gateway", "error", "object", REPORTED),
    _row("error.gateway", "error.code", "string", REPORTED),
    _row("error.gateway", "error.message", "string", REPORTED),
)
