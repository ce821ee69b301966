"""The closed lists of words the API knows: tool types, file purposes, orders, message roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import (
    EVERYWHERE,
    NOWHERE,
    V1_ONLY,
    V2_ONLY,
    Availability,
)
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    CHUNKING_SPECIFICATION,
    FOUNDRY_PAGE,
    MESSAGES_PAGE,
    OBSERVED,
    OPENAI_REFERENCE,
    RUNS_PAGE,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
    Source,
)

if TYPE_CHECKING:
    from pytest_assistants.contract.generations import Generation
    from pytest_assistants.contract.profiles import Profile


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a closed list, where it is understood, and who says so."""

    name: str
    source: Source
    available: Availability = EVERYWHERE


TOOL_TYPES: tuple[Term, ...] = (
    Term("code_interpreter", ASSISTANTS_PAGE),
    Term("function", ASSISTANTS_PAGE),
    Term("file_search", SPECIFICATION_V2, V2_ONLY),
    Term("retrieval", SPECIFICATION_V1, V1_ONLY),
)

FOREIGN_TOOL_TYPES: tuple[Term, ...] = tuple(
    Term(name, FOUNDRY_PAGE, NOWHERE)
    for name in (
        "azure_ai_search",
        "azure_function",
        "bing_custom_search",
        "bing_grounding",
        "browser_automation",
        "computer_use_preview",
        "connected_agent",
        "deep_research",
        "fabric_dataagent",
        "mcp",
        "openapi",
        "sharepoint_grounding",
    )
)
"""Tools of the wire-compatible successor: not of this API, and no mistake where it answers."""

FILE_PURPOSES: tuple[Term, ...] = (
    Term("assistants", ASSISTANTS_PAGE),
    Term("fine-tune", ASSISTANTS_PAGE),
    Term("batch", OPENAI_REFERENCE),
    Term("vision", OBSERVED),
    Term("user_data", OPENAI_REFERENCE),
    Term("evals", OPENAI_REFERENCE),
)

ORDERS: tuple[Term, ...] = (Term("asc", ASSISTANTS_PAGE), Term("desc", ASSISTANTS_PAGE))

MESSAGE_ROLES: tuple[Term, ...] = (
    Term("user", MESSAGES_PAGE),
    Term("assistant", MESSAGES_PAGE, V2_ONLY),
)

MESSAGE_CONTENT_TYPES: tuple[Term, ...] = (
    Term("text", MESSAGES_PAGE),
    Term("image_file", SPECIFICATION_V2),
    Term("image_url", OPENAI_REFERENCE, V2_ONLY),
    Term("refusal", OPENAI_REFERENCE, V2_ONLY),
)

SENT_CONTENT_TYPES: tuple[Term, ...] = MESSAGE_CONTENT_TYPES[:-1]
"""A refusal is the model's own; nobody sends one."""

STEP_TYPES: tuple[Term, ...] = (
    Term("message_creation", RUNS_PAGE),
    Term("tool_calls", RUNS_PAGE),
)

TOOL_CHOICES: tuple[Term, ...] = (
    Term("none", RUNS_PAGE),
    Term("auto", RUNS_PAGE),
    Term("required", OPENAI_REFERENCE),
)

TRUNCATION_TYPES: tuple[Term, ...] = (
    Term("auto", SPECIFICATION_V2),
    Term("last_messages", SPECIFICATION_V2),
)

CHUNKING_TYPES: tuple[Term, ...] = (
    Term("auto", CHUNKING_SPECIFICATION),
    Term("static", CHUNKING_SPECIFICATION),
)

EXPIRY_ANCHORS: tuple[Term, ...] = (Term("last_active_at", SPECIFICATION_V2),)

STORE_FILE_FILTERS: tuple[Term, ...] = tuple(
    Term(name, SPECIFICATION_V2) for name in ("in_progress", "completed", "failed", "cancelled")
)

INCOMPLETE_REASONS: tuple[Term, ...] = (
    Term("max_completion_tokens", SPECIFICATION_V2),
    Term("max_prompt_tokens", SPECIFICATION_V2),
)


def names_of(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Every word of the list, in whatever generation."""
    return tuple(term.name for term in terms)


@cache
def available_names(
    terms: tuple[Term, ...], *, generation: Generation, profile: Profile
) -> tuple[str, ...]:
    """The words understood in this generation, as this profile reads it."""
    return tuple(term.name for term in terms if term.available.holds(generation, profile))


def enumeration(names: tuple[str, ...]) -> str:
    """The words as the service lists them: ``'asc' and 'desc'``, ``'a', 'b', and 'c'``."""
    quoted = [f"'{name}'" for name in names]
    if len(quoted) <= 2:  # noqa: PLR2004 - two words need no comma
        return " and ".join(quoted)
    return f"{', '.join(quoted[:-1])}, and {quoted[-1]}"
