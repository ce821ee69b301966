"""What a track's exchanges say about the contract: what fails the test and what is only told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.settings import Judgement
    from pytest_assistants.wire import Interaction


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one track.

    Attributes:
        failing: violations that fail the test.
        explaining: violations in requests that the upstream refused: why it did.
        notes: where the documents disagree.
        drift: what is allowed and counted.
        unmet: rules that the test promised to break and kept.
    """

    failing: tuple[Violation, ...] = ()
    explaining: tuple[Violation, ...] = ()
    notes: tuple[Violation, ...] = ()
    drift: tuple[Violation, ...] = ()
    unmet: tuple[str, ...] = ()

    @property
    def told(self) -> str | None:
        """What fails the test, in lines; None where nothing does."""
        lines = list(self.missing)
        if self.failing:
            from pytest_assistants.contract.violations import describe  # noqa: PLC0415 - what few tests need

            lines.append(describe(self.failing))
        return "\n".join(lines) or None

    @property
    def missing(self) -> tuple[str, ...]:
        """A sentence for each promised violation that did not come: what came, what is meant."""
        found = sorted({one.rule for one in (*self.failing, *self.explaining)})
        came = f"; violations found: {', '.join(found)}" if found else ""
        return tuple(
            f"expected a violation of {rule}, and there was none{came}{_meant(rule)}"
            for rule in self.unmet
        )


def judge(
    exchanges: Sequence[Interaction], *, judgement: Judgement, expected: Sequence[str]
) -> Findings:
    """All findings, those that the test expects taken out."""
    from pytest_assistants.contract.violations import Verdict  # noqa: PLC0415 - as told

    awaited = frozenset(expected)
    failing: list[Violation] = []
    explaining: list[Violation] = []
    others: list[Violation] = []
    broken: set[str] = set()
    for exchange, one in _found(exchanges, judgement):
        broken.add(one.rule)
        if one.verdict is not Verdict.VIOLATION:
            others.append(one)
        elif one.rule not in awaited:
            harmless = one.side == "request" and not exchange.response.ok
            (explaining if harmless else failing).append(one)
    return Findings(
        failing=tuple(failing),
        explaining=tuple(explaining),
        notes=tuple(one for one in others if one.verdict is Verdict.NOTE),
        drift=tuple(one for one in others if one.verdict is Verdict.DRIFT),
        unmet=tuple(sorted(awaited - broken)),
    )


def _found(
    exchanges: Sequence[Interaction], judgement: Judgement
) -> Iterator[tuple[Interaction, Violation]]:
    if not exchanges:
        return
    from pytest_assistants.contract.validators import check_interaction  # noqa: PLC0415 - pydantic is slow to import

    for exchange in exchanges:
        for one in check_interaction(exchange, profile=judgement.profile, strict=judgement.strict):
            yield exchange, one


def _meant(rule: str) -> str:
    from pytest_assistants.contract.limits import nearest_limit  # noqa: PLC0415 - what few tests need

    near = nearest_limit(rule, cutoff=0.8)
    return "" if near in (None, rule) else f"; did you mean {near}?"
