"""How a parameter's row is written, and the groups of rows that several operations share."""

from __future__ import annotations

from pytest_assistants.contract.fields import Field, Place, Presence
from pytest_assistants.contract.generations import EVERYWHERE, UNDOCUMENTED_V2, Availability
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    CHUNKING_SPECIFICATION,
    OPENAI_REFERENCE,
    SPECIFICATION_V2,
    Source,
)

_METADATA = ("metadata.pairs", "metadata.key", "metadata.value")


def row(  # noqa: PLR0913 - a row has as many columns as the page's table and two more
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
    """One parameter of an operation."""
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


def path(owner: str, source: Source, *names: str) -> tuple[Field, ...]:
    """The ids in the path."""
    return tuple(row(owner, name, "string", source, required=True, place="path") for name in names)


def metadata(owner: str, source: Source, prefix: str = "") -> Field:
    """The map of metadata, at the top or below ``prefix``."""
    # The pages say "map"; every specification calls it nullable, so null is let pass.
    return row(owner, f"{prefix}metadata", "map", source, nullable=True, limits=_METADATA)


def tools(
    owner: str, limited: str = "assistant.tools", *, nullable: bool = False
) -> tuple[Field, ...]:
    """The list of tools, held to the limit of that name."""
    page, spec = ASSISTANTS_PAGE, SPECIFICATION_V2
    function = "tools[].function"
    described = ("function.description",)
    return (
        row(owner, "tools", "array", page, default="[]", nullable=nullable, limits=(limited,)),
        row(owner, "tools[].type", "string", page, required=True),
        row(owner, function, "object", page, nullable=True),
        row(owner, f"{function}.name", "string", spec, required=True, limits=("function.name",)),
        row(owner, f"{function}.description", "string", page, nullable=True, limits=described),
        row(owner, f"{function}.parameters", "object", spec, nullable=True),
        row(owner, f"{function}.strict", "boolean", OPENAI_REFERENCE, nullable=True),
        row(owner, "tools[].file_search", "object", spec, nullable=True),
    )


def tool_resources(
    owner: str, source: Source, available: Availability, prefix: str = ""
) -> tuple[Field, ...]:
    """What tools may use, at the top or below ``prefix``."""
    top = f"{prefix}tool_resources"
    code, search = f"{top}.code_interpreter", f"{top}.file_search"
    files, ids = ("code_interpreter.file_ids",), ("file_search.vector_store_ids",)
    stores, store = ("file_search.vector_stores",), f"{search}.vector_stores[]"
    store_files = ("vector_stores.file_ids",)
    return (
        row(owner, top, "object", source, nullable=True, available=available),
        row(owner, code, "object", source, nullable=True),
        row(owner, f"{code}.file_ids", "array", source, default="[]", limits=files),
        row(owner, search, "object", source, nullable=True),
        row(owner, f"{search}.vector_store_ids", "array", source, default="[]", limits=ids),
        row(owner, f"{search}.vector_stores", "array", source, default="[]", limits=stores),
        row(owner, f"{store}.file_ids", "array", SPECIFICATION_V2, limits=store_files),
        *chunking(owner, f"{store}."),
        metadata(owner, SPECIFICATION_V2, f"{store}."),
        row(owner, f"{top}.azure_ai_search", "object", SPECIFICATION_V2, nullable=True),
    )


def chunking(owner: str, prefix: str = "") -> tuple[Field, ...]:
    """How files are cut into chunks, at the top or below ``prefix``."""
    spec, strategy = CHUNKING_SPECIFICATION, f"{prefix}chunking_strategy"
    return (
        row(owner, strategy, "object", spec, nullable=True),
        row(owner, f"{strategy}.type", "string", spec, required=True),
        row(owner, f"{strategy}.static", "object", spec, nullable=True),
        *(
            row(
                owner,
                f"{strategy}.static.{name}",
                "integer",
                spec,
                required=True,
                limits=(f"chunking.{name}",),
            )
            for name in ("max_chunk_size_tokens", "chunk_overlap_tokens")
        ),
    )


def sampling(owner: str, available: Availability) -> tuple[Field, ...]:
    """How the model draws its words, and in which format it answers."""
    return (
        *(
            row(
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
        row(
            owner,
            "response_format",
            "string or object",
            ASSISTANTS_PAGE,
            nullable=True,
            available=available,
        ),
        row(
            owner,
            "reasoning_effort",
            "string",
            OPENAI_REFERENCE,
            nullable=True,
            available=UNDOCUMENTED_V2,
        ),
    )


def page(owner: str, source: Source) -> tuple[Field, ...]:
    """The query of a list."""
    limits = ("files.page.limit",) if owner == "files.list" else ("page.limit",)
    default = None if owner == "files.list" else "20"
    return (
        row(owner, "limit", "integer", source, default=default, limits=limits, place="query"),
        row(owner, "order", "string", source, default='"desc"', place="query"),
        row(owner, "after", "string", source, place="query"),
        row(owner, "before", "string", source, place="query"),
    )
