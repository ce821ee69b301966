"""Every parameter of every operation: one row each, with type, default, limits and source."""

from __future__ import annotations

from pytest_assistants.contract.fields import Field, Place, Presence
from pytest_assistants.contract.generations import (
    EVERYWHERE,
    REFUSED_BY_V2,
    UNDOCUMENTED,
    UNDOCUMENTED_V1,
    UNDOCUMENTED_V2,
    V2_ONLY,
    Availability,
)
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    FILES_SPECIFICATION,
    MESSAGES_PAGE,
    OPENAI_REFERENCE,
    SPECIFICATION_V2,
    THREADS_DELETE,
    THREADS_PAGE,
    Source,
)

_METADATA = ("metadata.pairs", "metadata.key", "metadata.value")


def _row(  # noqa: PLR0913 - a row has as many columns as the page's table and two more
    owner: str,
    name: str,
    kind: str,
    source: Source,
    *,
    required: bool = False,
    nullable: bool = False,
    default: str | None = None,
    limits: tuple[str, ...] = (),
    available: Availability = EVERYWHERE,
    place: Place = "body",
) -> Field:
    presence = Presence.REQUIRED if required else Presence.OPTIONAL
    return Field(
        owner=owner,
        name=name,
        type=kind,
        presence=presence,
        source=source,
        place=place,
        nullable=nullable,
        default=default,
        limits=limits,
        available=available,
    )


def _path(owner: str, source: Source, *names: str) -> tuple[Field, ...]:
    return tuple(_row(owner, name, "string", source, required=True, place="path") for name in names)


def _metadata(owner: str, source: Source, prefix: str = "") -> Field:
    # The pages say "map"; every specification calls it nullable, so null is let pass.
    return _row(owner, f"{prefix}metadata", "map", source, nullable=True, limits=_METADATA)


def _tools(owner: str) -> tuple[Field, ...]:
    page, spec = ASSISTANTS_PAGE, SPECIFICATION_V2
    function = "tools[].function"
    described = ("function.description",)
    return (
        _row(owner, "tools", "array", page, default="[]", limits=("assistant.tools",)),
        _row(owner, "tools[].type", "string", page, required=True),
        _row(owner, function, "object", page),
        _row(owner, f"{function}.name", "string", spec, required=True, limits=("function.name",)),
        _row(owner, f"{function}.description", "string", page, nullable=True, limits=described),
        _row(owner, f"{function}.parameters", "object", spec, nullable=True),
        _row(owner, f"{function}.strict", "boolean", OPENAI_REFERENCE, nullable=True),
        _row(owner, "tools[].file_search", "object", spec, nullable=True),
    )


def _tool_resources(owner: str, source: Source, available: Availability) -> tuple[Field, ...]:
    code, search = "tool_resources.code_interpreter", "tool_resources.file_search"
    files, ids = ("code_interpreter.file_ids",), ("file_search.vector_store_ids",)
    stores, store = ("file_search.vector_stores",), f"{search}.vector_stores[]"
    store_files = ("vector_stores.file_ids",)
    return (
        _row(owner, "tool_resources", "object", source, nullable=True, available=available),
        _row(owner, code, "object", source, nullable=True),
        _row(owner, f"{code}.file_ids", "array", source, default="[]", limits=files),
        _row(owner, search, "object", source, nullable=True),
        _row(owner, f"{search}.vector_store_ids", "array", source, default="[]", limits=ids),
        _row(owner, f"{search}.vector_stores", "array", source, default="[]", limits=stores),
        _row(owner, f"{store}.file_ids", "array", SPECIFICATION_V2, limits=store_files),
        _row(owner, f"{store}.chunking_strategy", "object", SPECIFICATION_V2),
        _metadata(owner, SPECIFICATION_V2, f"{store}."),
        _row(owner, "tool_resources.azure_ai_search", "object", SPECIFICATION_V2, nullable=True),
    )


def _assistant(owner: str, instructions: str, sampling: Availability) -> tuple[Field, ...]:
    page, text, files = ASSISTANTS_PAGE, "string", ("assistant.file_ids",)
    refused = REFUSED_BY_V2
    return (
        _row(owner, "model", text, page, required=owner == "assistants.create"),
        _row(owner, "name", text, page, nullable=True, limits=("assistant.name",)),
        _row(owner, "description", text, page, nullable=True, limits=("assistant.description",)),
        _row(owner, "instructions", text, page, nullable=True, limits=(instructions,)),
        *_tools(owner),
        _row(owner, "file_ids", "array", page, default="[]", limits=files, available=refused),
        _metadata(owner, page),
        *_sampling(owner, sampling),
        *_tool_resources(owner, SPECIFICATION_V2, UNDOCUMENTED_V2),
    )


def _sampling(owner: str, available: Availability) -> tuple[Field, ...]:
    return (
        *(
            _row(
                owner,
                name,
                "number",
                ASSISTANTS_PAGE,
                nullable=True,
                default="1",
                limits=(name,),
                available=available,
            )
            for name in ("temperature", "top_p")
        ),
        _row(
            owner,
            "response_format",
            "string or object",
            ASSISTANTS_PAGE,
            nullable=True,
            available=available,
        ),
        _row(
            owner,
            "reasoning_effort",
            "string",
            OPENAI_REFERENCE,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
    )


def _page(owner: str, source: Source) -> tuple[Field, ...]:
    limits = ("files.page.limit",) if owner == "files.list" else ("page.limit",)
    default = None if owner == "files.list" else "20"
    return (
        _row(owner, "limit", "integer", source, default=default, limits=limits, place="query"),
        _row(owner, "order", "string", source, default='"desc"', place="query"),
        _row(owner, "after", "string", source, place="query"),
        _row(owner, "before", "string", source, place="query"),
    )


def _messages(owner: str) -> tuple[Field, ...]:
    page = MESSAGES_PAGE
    return (
        _row(owner, "messages", "array", THREADS_PAGE, default="[]"),
        _row(owner, "messages[].role", "string", page, required=True),
        _row(owner, "messages[].content", "string or array", page, required=True),
        _row(
            owner,
            "messages[].attachments",
            "array",
            page,
            nullable=True,
            available=V2_ONLY,
        ),
        _row(
            owner,
            "messages[].file_ids",
            "array",
            page,
            nullable=True,
            available=UNDOCUMENTED_V1,
        ),
        _metadata(owner, page, "messages[]."),
    )


PARAMETERS: tuple[Field, ...] = (
    *_assistant("assistants.create", "assistant.instructions.create", EVERYWHERE),
    *_page("assistants.list", ASSISTANTS_PAGE),
    *_path("assistants.retrieve", ASSISTANTS_PAGE, "assistant_id"),
    *_path("assistants.modify", ASSISTANTS_PAGE, "assistant_id"),
    *_assistant("assistants.modify", "assistant.instructions.modify", UNDOCUMENTED),
    *_path("assistants.delete", ASSISTANTS_PAGE, "assistant_id"),
    *_path("assistant_files.create", ASSISTANTS_PAGE, "assistant_id"),
    _row("assistant_files.create", "file_id", "string", ASSISTANTS_PAGE, required=True),
    *_path("assistant_files.list", ASSISTANTS_PAGE, "assistant_id"),
    *_page("assistant_files.list", ASSISTANTS_PAGE),
    *_path("assistant_files.retrieve", ASSISTANTS_PAGE, "assistant_id", "file_id"),
    *_path("assistant_files.delete", ASSISTANTS_PAGE, "assistant_id", "file_id"),
    *_messages("threads.create"),
    _metadata("threads.create", THREADS_PAGE),
    *_tool_resources("threads.create", THREADS_PAGE, V2_ONLY),
    *_path("threads.retrieve", THREADS_PAGE, "thread_id"),
    *_path("threads.modify", THREADS_PAGE, "thread_id"),
    _metadata("threads.modify", THREADS_PAGE),
    *_tool_resources("threads.modify", THREADS_PAGE, V2_ONLY),
    *_path("threads.delete", THREADS_DELETE, "thread_id"),
    _row(
        "files.upload",
        "file",
        "file",
        FILES_SPECIFICATION,
        required=True,
        limits=("file.bytes",),
        place="form",
    ),
    _row("files.upload", "purpose", "string", ASSISTANTS_PAGE, required=True, place="form"),
    _row(
        "files.upload",
        "expires_after",
        "object",
        OPENAI_REFERENCE,
        nullable=True,
        place="form",
        available=UNDOCUMENTED_V2,
    ),
    *_page("files.list", OPENAI_REFERENCE),
    _row("files.list", "purpose", "string", FILES_SPECIFICATION, place="query"),
    *_path("files.retrieve", FILES_SPECIFICATION, "file_id"),
    *_path("files.content", FILES_SPECIFICATION, "file_id"),
    *_path("files.delete", FILES_SPECIFICATION, "file_id"),
)
