"""What a validator finds: one value a finding, and how a list of them reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.contract.limits import Limit

Side = Literal["request", "response"]


class Verdict(StrEnum):
    """How bad a finding is: it fails, the documents disagree, or it is allowed and counted."""

    VIOLATION = "violation"
    NOTE = "note"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One finding, whatever its verdict.

    Attributes:
        verdict: Violation, note or drift.
        operation: The operation's name, where it is known.
        side: ``"request"`` or ``"response"``.
        path: Where in the JSON, ``tools[3].function.description``; ``""`` for the whole of it.
        rule: The limit's name, or a rule's: ``required``, ``unknown_parameter``, ``always`` ...
        message: One sentence: what is allowed, what was found, who says so.
        limit: The limit's row, where one was passed.
        found: What stood there: the number for a limit, the JSON type for ``type``, else the value.
        expected: What should: the JSON type for ``type``, the words for ``enum``.
    """

    verdict: Verdict
    side: Side
    path: str
    rule: str
    message: str
    operation: str | None = None
    limit: Limit | None = None
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        return (
            f"{self.verdict}  {self.operation or 'unknown'} {self.side}  {place}{self.message}"
            f" [{self.rule}]"
        )


def describe(violations: Iterable[Violation]) -> str:
    """The findings as a report prints them, one a line."""
    return "\n".join(str(violation) for violation in violations)
