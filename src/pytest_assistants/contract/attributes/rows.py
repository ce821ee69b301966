"""How the row of an answer's field is written, and the groups of rows that objects share."""

from __future__ import annotations

from pytest_assistants.contract.fields import Field, Presence
from pytest_assistants.contract.generations import EVERYWHERE, UNDOCUMENTED_V2, Availability
from pytest_assistants.contract.sources import ASSISTANTS_PAGE, OBSERVED, SPECIFICATION_V2, Source

ALWAYS, DOCUMENTED, SOMETIMES = Presence.ALWAYS, Presence.DOCUMENTED, Presence.SOMETIMES
METADATA = ("metadata.pairs", "metadata.key", "metadata.value")


def row(  # noqa: PLR0913 - a row has as many columns as the page's table and three more
    owner: str,
    name: str,
    kind: str,
    source: Source,
    presence: Presence = ALWAYS,
    *,
    nullable: bool = False,
    limits: tuple[str, ...] = (),
    available: Availability = EVERYWHERE,
) -> Field:
    """One field of an object."""
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


def identity(owner: str, source: Source) -> tuple[Field, ...]:
    """What every object begins with."""
    return (
        row(owner, "id", "string", source),
        row(owner, "object", "string", source),
        row(owner, "created_at", "integer", source),
    )


def last_error(owner: str, source: Source) -> tuple[Field, ...]:
    """Why something failed."""
    return (
        row(owner, "last_error", "object", source, nullable=True),
        row(owner, "last_error.code", "string", source),
        row(owner, "last_error.message", "string", source),
    )


def tools(owner: str, *limits: str) -> tuple[Field, ...]:
    """The list of tools, held to the limits of those names."""
    page, text, function = ASSISTANTS_PAGE, "string", "tools[].function"
    named, described = ("function.name",), ("function.description",)
    return (
        row(owner, "tools", "array", page, limits=limits),
        row(owner, "tools[].type", text, page),
        row(owner, function, "object", page, SOMETIMES, nullable=True),
        row(owner, f"{function}.name", text, SPECIFICATION_V2, limits=named),
        row(
            owner,
            f"{function}.description",
            text,
            page,
            SOMETIMES,
            nullable=True,
            limits=described,
        ),
        row(owner, f"{function}.parameters", "object", SPECIFICATION_V2, SOMETIMES, nullable=True),
        row(owner, f"{function}.strict", "boolean", OBSERVED, SOMETIMES, nullable=True),
        row(owner, "tools[].file_search", "object", OBSERVED, SOMETIMES, nullable=True),
    )


def sampling(owner: str) -> tuple[Field, ...]:
    """How the model draws its words, and in which format it answers."""
    rows = (
        ("temperature", "number", SPECIFICATION_V2, DOCUMENTED, ("temperature",)),
        ("top_p", "number", SPECIFICATION_V2, DOCUMENTED, ("top_p",)),
        ("response_format", "string or object", SPECIFICATION_V2, DOCUMENTED, ()),
        ("reasoning_effort", "string", OBSERVED, SOMETIMES, ()),
    )
    return tuple(
        row(
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


def tool_resources(owner: str, presence: Presence = DOCUMENTED) -> tuple[Field, ...]:
    """What tools may use."""
    code, search = "tool_resources.code_interpreter", "tool_resources.file_search"
    files, ids = ("code_interpreter.file_ids",), ("file_search.vector_store_ids",)
    spec = SPECIFICATION_V2
    return (
        row(
            owner,
            "tool_resources",
            "object",
            spec,
            presence,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
        row(owner, code, "object", spec, SOMETIMES, nullable=True),
        row(owner, f"{code}.file_ids", "array", spec, SOMETIMES, limits=files),
        row(owner, search, "object", spec, SOMETIMES, nullable=True),
        row(owner, f"{search}.vector_store_ids", "array", spec, SOMETIMES, limits=ids),
        row(owner, "tool_resources.azure_ai_search", "object", OBSERVED, SOMETIMES, nullable=True),
    )
