"""Judges a whole event stream: how it begins, in which order it tells, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.checks.streams.events import read_events
from pytest_assistants.contract.checks.streams.lives import ORDER, Lives, life_findings
from pytest_assistants.contract.checks.streams.pieces import piece_findings
from pytest_assistants.contract.events import CREATED, DONE, ERROR
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.checks.streams.events import Told
    from pytest_assistants.contract.violations import Violation

_THREAD_CREATED = "thread.created"
_BEGINNINGS = {
    "threads.create_and_run": _THREAD_CREATED,
    "runs.create": "thread.run.created",
}
_RESUMED = "runs.submit_tool_outputs"
_WAITS = "requires_action"
_WORKS = "in_progress"


def stream_findings(body: bytes, judge: Judge) -> list[Violation]:
    """What is wrong with an event stream, each event on its own and all in their order.

    The service was seen to announce every state, one step at a time and within a run in progress;
    what the specification does not promise of that is a note.
    """
    events, told, found = read_events(body, judge)
    asked = judge.operation.name if judge.operation else ""
    lives = Lives(resumed=asked == _RESUMED)
    for one in told:
        if one.event.name == _THREAD_CREATED:
            continue
        found += _place_findings(one, lives, judge)
        found += life_findings(one, lives, judge)
    found += piece_findings(told, judge)
    found += _beginning_findings(told, asked, judge)
    return found + list(_ending_findings([event.name for event in events], lives, judge))


def _beginning_findings(told: Sequence[Told], asked: str, judge: Judge) -> Iterator[Violation]:
    first = _BEGINNINGS.get(asked)
    if told and first is not None and told[0].event.name != first:
        text = f"the stream should begin with {first}, and begins with {told[0].event.name}"
        yield judge.find(f"events[{told[0].index}]", ORDER, text)
    for one in told[1 if first == _THREAD_CREATED else 0 :]:
        if one.event.name == _THREAD_CREATED:
            text = "thread.created belongs at the beginning, where the thread is made with the run"
            yield judge.find(f"events[{one.index}]", ORDER, text)


def _place_findings(one: Told, lives: Lives, judge: Judge) -> Iterator[Violation]:
    """What is wrong with an event where it stands among those of other objects."""
    run, path = lives.run, f"events[{one.index}]"
    if one.kind == "thread.run" or run is None:
        return
    if run.state in {_WAITS, "completed"}:
        yield judge.find(path, ORDER, f"{one.event.name} comes after the run was {run.state}")
    elif run.state not in {_WORKS, "cancelling"}:
        text = f"{one.event.name} comes while the run is not in progress"
        yield judge.find(path, ORDER, text, verdict=Verdict.NOTE)
    yield from _step_findings(one, lives, judge)


def _step_findings(one: Told, lives: Lives, judge: Judge) -> Iterator[Violation]:
    path = f"events[{one.index}]"
    step = lives.writing(one.id)
    if step is not None and step.state != _WORKS:
        text = f"{one.event.name} comes while the step that writes it is not in progress"
        yield judge.find(path, ORDER, text, verdict=Verdict.NOTE)
    opened = [life for life in lives.of("thread.run.step") if not life.ended]
    if one.kind == "thread.run.step" and one.moment == CREATED and opened:
        text = "a step is created before the one before it has ended"
        yield judge.find(path, ORDER, text, verdict=Verdict.NOTE)


def _ending_findings(names: Sequence[str], lives: Lives, judge: Judge) -> Iterator[Violation]:
    if DONE not in names:
        if ERROR not in names[-1:]:
            text = f"the stream breaks off: after {len(names)} events, without {DONE}"
            yield judge.find("", "stream.truncated", text, found=str(len(names)))
        return
    end = names.index(DONE)
    if len(names) > end + 1:
        yield judge.find(f"events[{end + 1}]", ORDER, f"{names[end + 1]} comes after {DONE}")
    if ERROR not in names:
        yield from _open_findings(lives, judge, f"events[{end}]")


def _open_findings(lives: Lives, judge: Judge, path: str) -> Iterator[Violation]:
    """What the stream leaves unfinished."""
    run = lives.run
    if run is None or not (run.ended or run.state == _WAITS):
        state = "not told of" if run is None else run.state or "only created"
        yield judge.find(path, ORDER, f"{DONE} comes while the run is {state}")
    elif run.state == "completed":
        for kind in ("thread.run.step", "thread.message"):
            if any(not life.ended for life in lives.of(kind)):
                yield judge.find(path, ORDER, f"the run is completed, and a {kind} is not")
