"""Follows each object of an event stream through its states, from its creation on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.contract.events import CREATED, DELTA
from pytest_assistants.contract.lifecycle import STATES, is_final, may_follow
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.checks.streams.events import Told
    from pytest_assistants.contract.violations import Violation

ORDER = "stream.order"
# In the spring of 2024 a run that ran out of tokens was told so in the event of completion.
_ONCE_SEEN = ("completed", "incomplete")


@dataclass(slots=True)
class Life:
    """One object: its kind, the step's message if it writes one, and the state last announced."""

    kind: str
    message: str | None = None
    state: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing follows its state."""
        return self.state is not None and is_final(STATES[self.kind], self.state)


@dataclass(slots=True)
class Lives:
    """The objects of one stream, by id; ``resumed`` if some of them were there before it."""

    resumed: bool
    by_id: dict[str, Life] = field(default_factory=dict)

    @property
    def run(self) -> Life | None:
        """The run that the stream is of."""
        return next((life for life in self.by_id.values() if life.kind == "thread.run"), None)

    def of(self, kind: str) -> list[Life]:
        """The objects of one kind."""
        return [life for life in self.by_id.values() if life.kind == kind]

    def writing(self, message: str) -> Life | None:
        """The step that writes this message."""
        return next((life for life in self.by_id.values() if life.message == message), None)


def life_findings(told: Told, lives: Lives, judge: Judge) -> Iterator[Violation]:
    """What is wrong with an event as the next in its object's life, which it then enters."""
    life = lives.by_id.get(told.id)
    if told.moment == CREATED:
        if life is not None:
            yield _found(told, judge, "is created a second time")
        yield from _status_findings(told, next(iter(STATES[told.kind])), judge)
    elif life is None and not (lives.resumed and _may_be_older(told)):
        yield _found(told, judge, "comes before its object is created")
    elif told.moment == DELTA:
        yield from _delta_findings(told, life, judge)
    else:
        yield from _state_findings(told, life, judge)
    _enter(told, lives)


def _may_be_older(told: Told) -> bool:
    """Whether the object may have been there before the stream: the run, a step that now ends."""
    if told.kind == "thread.run":
        return True
    return told.kind == "thread.run.step" and told.moment != next(iter(STATES[told.kind]))


def _delta_findings(told: Told, life: Life | None, judge: Judge) -> Iterator[Violation]:
    if life is not None and life.ended:
        yield _found(told, judge, f"comes after its object was {life.state}")
    elif life is not None and life.state is None:
        yield _found(told, judge, "comes before its object is in progress", Verdict.NOTE)


def _state_findings(told: Told, life: Life | None, judge: Judge) -> Iterator[Violation]:
    states, state = STATES[told.kind], told.moment
    yield from _status_findings(told, state, judge)
    first = next(iter(states))
    if life is None and told.kind == "thread.run" and state != first:
        yield _found(told, judge, f"leaves out that it was {first} again", Verdict.NOTE)
    if life is None:
        return
    before = life.state or first
    if life.state is None and state == first:
        return
    if life.state == state:
        yield _found(told, judge, f"is told twice: it was {state} before", Verdict.NOTE)
    elif life.state is None and may_follow(states, first, state):
        yield _found(told, judge, f"leaves out that it was {first}", Verdict.NOTE)
    elif state not in states[before]:
        skips = may_follow(states, before, state)
        verdict = Verdict.NOTE if skips else Verdict.VIOLATION
        yield _found(told, judge, f"cannot follow right after {before}", verdict)


def _status_findings(told: Told, state: str, judge: Judge) -> Iterator[Violation]:
    status = told.data.get("status")
    if status in STATES[told.kind] and status != state:
        text = f"is {status} in the event {told.event.name}"
        path = f"events[{told.index}].status"
        verdict = Verdict.DRIFT if (state, status) == _ONCE_SEEN else Verdict.VIOLATION
        yield judge.find(
            path, "stream.status", text, verdict=verdict, found=str(status), expected=state
        )


def _enter(told: Told, lives: Lives) -> None:
    life = lives.by_id.setdefault(told.id, Life(told.kind))
    details = told.data.get("step_details")
    creation = details.get("message_creation") if isinstance(details, dict) else None
    if isinstance(creation, dict):
        life.message = str(creation.get("message_id"))
    if told.moment not in {CREATED, DELTA}:
        life.state = told.moment


def _found(told: Told, judge: Judge, text: str, verdict: Verdict = Verdict.VIOLATION) -> Violation:
    text = f"{told.event.name} {text}"
    return judge.find(f"events[{told.index}]", ORDER, text, verdict=verdict, found=told.event.name)
