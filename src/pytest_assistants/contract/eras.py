"""Since when the service answers a field: it added some while an api-version stood still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import Generation

if TYPE_CHECKING:
    from pytest_assistants.contract.paths import Dialect

_V1, _V2 = frozenset({Generation.V1}), frozenset({Generation.V2})


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """From which day some fields of an object were seen; None: there never.

    Attributes:
        owner: The object: ``thread.run``; ``usage`` and ``list`` for what lies in an object.
    """

    owner: str
    names: frozenset[str]
    generations: frozenset[Generation]
    azure: date | None
    openai: date | None

    def begun(self, *, dialect: Dialect, day: date) -> bool:
        """Whether the fields are answered on that day."""
        first = self.azure if dialect == "azure" else self.openai
        return first is not None and first <= day


ERAS: tuple[Era, ...] = (
    Era(
        owner="thread.run",
        names=frozenset({"required_action", "usage"}),
        generations=_V1,
        azure=None,
        openai=date(2024, 3, 24),
    ),
    Era(
        owner="thread.run",
        names=frozenset(
            {
                *("temperature", "top_p", "max_completion_tokens", "max_prompt_tokens"),
                *("truncation_strategy", "incomplete_details", "response_format", "tool_choice"),
            }
        ),
        generations=_V1,
        azure=None,
        openai=date(2024, 4, 27),
    ),
    Era(
        owner="thread.run",
        names=frozenset({"tool_resources", "parallel_tool_calls", "reasoning_effort"}),
        generations=_V1,
        azure=None,
        openai=None,
    ),
    Era(
        owner="thread.run",
        names=frozenset({"parallel_tool_calls"}),
        generations=_V2,
        azure=date(2024, 8, 1),
        openai=date(2024, 8, 1),
    ),
    Era(
        owner="thread.run",
        names=frozenset({"reasoning_effort"}),
        generations=_V2,
        azure=None,
        openai=date(2025, 3, 14),
    ),
    Era(
        owner="thread.run.step",
        names=frozenset({"usage"}),
        generations=_V1,
        azure=None,
        openai=date(2024, 3, 24),
    ),
    Era(
        owner="usage",
        names=frozenset({"prompt_token_details"}),
        generations=_V2,
        azure=date(2025, 3, 12),
        openai=date(2025, 3, 12),
    ),
    Era(
        owner="usage",
        names=frozenset({"completion_tokens_details"}),
        generations=_V2,
        azure=None,
        openai=date(2025, 3, 12),
    ),
    Era(
        owner="usage",
        names=frozenset({"prompt_token_details", "completion_tokens_details"}),
        generations=_V1,
        azure=None,
        openai=None,
    ),
    Era(
        owner="assistant",
        names=frozenset({"reasoning_effort"}),
        generations=_V2,
        azure=None,
        openai=date(2025, 3, 14),
    ),
    Era(
        owner="file",
        names=frozenset({"expires_at"}),
        generations=_V2,
        azure=None,
        openai=date(2025, 3, 1),
    ),
    Era(
        owner="file",
        names=frozenset({"expires_at"}),
        generations=_V1,
        azure=None,
        openai=None,
    ),
    Era(
        owner="list<file>",
        names=frozenset({"first_id", "last_id", "has_more"}),
        generations=_V1 | _V2,
        azure=None,
        openai=date(2025, 1, 1),
    ),
    Era(
        owner="vector_store",
        names=frozenset({"description"}),
        generations=_V2,
        azure=None,
        openai=date(2025, 6, 1),
    ),
    Era(
        owner="vector_store.file",
        names=frozenset({"usage_bytes"}),
        generations=_V2,
        azure=date(2025, 1, 1),
        openai=date(2024, 4, 17),
    ),
    Era(
        owner="vector_store.file",
        names=frozenset({"chunking_strategy"}),
        generations=_V2,
        azure=date(2025, 1, 1),
        openai=date(2024, 6, 3),
    ),
    Era(
        owner="vector_store.file",
        names=frozenset({"attributes"}),
        generations=_V2,
        azure=date(2025, 3, 11),
        openai=date(2025, 3, 11),
    ),
)
"""The days on which fields were first seen in observed traffic, or announced."""


@cache
def unborn(owner: str, *, generation: Generation, dialect: Dialect, day: date) -> frozenset[str]:
    """The fields of an object that the service does not answer yet on that day, or never."""
    names: set[str] = set()
    for era in ERAS:
        if era.owner == owner and generation in era.generations:
            names |= frozenset() if era.begun(dialect=dialect, day=day) else era.names
    return frozenset(names)
