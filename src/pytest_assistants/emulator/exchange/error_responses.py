"""How the emulator says no: a rule of the contract's refusals and what to fill in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.contract.refusals import limit_rule, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.refusals import Refused
    from pytest_assistants.contract.violations import Violation

_SAME_ANSWER: Mapping[str, str] = {"tool.type": "enum"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row of the contract's refusals with its values; ``status`` replaces the row's own."""

    rule: str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int | None = None

    @property
    def row(self) -> Refused:
        """The contract's row."""
        return refusal(self.rule)

    @property
    def answered_status(self) -> int:
        """The HTTP status to answer."""
        return self.row.status if self.status is None else self.status

    def body(self, *, request_id: str) -> dict[str, object]:
        """The JSON body of the answer."""
        return self.row.body(**{"request_id": request_id, **self.values})


class RequestRefused(Exception):  # noqa: N818 - it carries an answer, and is no failure of ours
    """Raised wherever the first broken rule is found; the backend answers with it."""

    def __init__(self, rule: str, *, status: int | None = None, **values: object) -> None:
        super().__init__(rule)
        self.refusal = Refusal(rule, values, status)


def refused_for(violation: Violation, *, form: bool = False) -> RequestRefused:
    """The refusal that a violation of a request earns.

    Args:
        violation: As a validator found it.
        form: Whether it was found in a form, whose service words what is missing its own way.
    """
    rule = _rule(violation)
    if form and rule == "required":
        rule = "multipart.required"
    bounds = violation.limit
    return RequestRefused(
        rule,
        param=violation.path,
        found=violation.found,
        expected=violation.expected,
        maximum=bounds.maximum if bounds else "",
        minimum=bounds.minimum if bounds else "",
    )


def _rule(violation: Violation) -> str:
    row = violation.limit
    if row is None:
        return _SAME_ANSWER.get(violation.rule, violation.rule)
    return limit_rule(row, float(violation.found))
