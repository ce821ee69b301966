"""An object of a stream lives as its kind does; what it may not do is told at its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.contract.streams import BEGUN, DONE, WRITING, interaction, message, piece, run, step

from pytest_assistants.contract.validators import check_interaction

if TYPE_CHECKING:
    from pytest_assistants.event_stream import ServerEvent

COMPLETED = [*WRITING, run("completed")]


def told(*events: ServerEvent) -> list[tuple[str, str, str]]:
    found = check_interaction(interaction("runs.create", [*events, DONE]))
    return [(one.verdict.value, one.path, one.found) for one in found if one.rule == "stream.order"]


@pytest.mark.parametrize(
    ("events", "finding"),
    [
        (
            [*BEGUN, *WRITING[:-1], piece("!"), WRITING[-1], run("completed")],
            ("violation", "events[11]", "thread.message.delta"),
        ),
        (
            [*BEGUN, *WRITING[:3], *WRITING[4:], run("completed")],
            ("note", "events[6]", "thread.message.delta"),
        ),
        (
            [*BEGUN, *WRITING[:2], WRITING[3], *WRITING[4:], run("completed")],
            ("violation", "events[5]", "thread.message.in_progress"),
        ),
        (
            [*BEGUN, step("created"), *COMPLETED],
            ("violation", "events[4]", "thread.run.step.created"),
        ),
        (
            [*BEGUN[:2], run("queued"), BEGUN[2], *COMPLETED],
            ("note", "events[2]", "thread.run.queued"),
        ),
        ([BEGUN[0], BEGUN[2], *COMPLETED], ("note", "events[1]", "thread.run.in_progress")),
        ([*BEGUN[:2], run("completed")], ("note", "events[2]", "thread.run.completed")),
        (
            [*BEGUN, run("failed"), run("in_progress")],
            ("violation", "events[4]", "thread.run.in_progress"),
        ),
    ],
    ids=[
        "a piece after the end",
        "a piece before it is in progress",
        "told of before it is created",
        "created twice",
        "the same state twice",
        "its first state left out",
        "a state left out on the way",
        "after its end",
    ],
)
def test_what_an_object_may_not_do_is_told_at_its_event(
    events: list[ServerEvent], finding: tuple[str, str, str]
) -> None:
    assert finding in told(*events)


def test_an_object_that_lives_as_its_kind_does_is_not_told_of() -> None:
    assert told(*BEGUN, *COMPLETED) == []
    assert told(*BEGUN, *WRITING[:7], message("incomplete", "Hello you"), run("failed")) == []
