import pytest

from pytest_assistants.contract.catalogue import field_of
from pytest_assistants.contract.events import EVENTS
from pytest_assistants.contract.lifecycle import (
    FILE_STATES,
    MOMENTS,
    POLLED,
    RUN_STATES,
    STATES,
    WAITING,
    States,
    is_final,
    is_polled,
    is_waiting,
    may_follow,
)
from pytest_assistants.contract.operations import operation


@pytest.mark.parametrize("states", STATES.values(), ids=STATES)
def test_every_state_leads_to_states_of_the_table_and_is_reached(states: States) -> None:
    first, *others = states

    assert {state for follow in states.values() for state in follow} <= states.keys()
    assert all(may_follow(states, first, state) for state in others)


@pytest.mark.parametrize(("kind", "waiting"), WAITING.items())
def test_what_is_waited_for_is_known_and_ends(kind: str, waiting: frozenset[str]) -> None:
    assert waiting <= STATES[kind].keys()
    assert not [state for state in waiting if is_final(STATES[kind], state)]


@pytest.mark.parametrize(("kind", "moments"), MOMENTS.items())
def test_a_moment_is_a_field_of_its_object(kind: str, moments: dict[str, str]) -> None:
    assert moments.keys() <= STATES[kind].keys()
    assert all(field_of(kind, name) for name in moments.values())


@pytest.mark.parametrize(
    ("state", "final"),
    [("uploaded", False), ("pending", False), ("processed", True), ("error", True), ("x", False)],
)
def test_a_state_that_nothing_follows_is_final(state: str, final: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_final(FILE_STATES, state) is final


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ("queued", "in_progress", True),
        ("queued", "completed", True),
        ("requires_action", "completed", True),
        ("queued", "queued", True),
        ("in_progress", "queued", True),
        ("completed", "in_progress", False),
        ("cancelled", "failed", False),
        ("pondering", "queued", True),
        ("queued", "pondering", True),
    ],
)
def test_a_state_may_follow_with_states_between(before: str, after: str, follows: bool) -> None:  # noqa: FBT001 - a table's column
    assert may_follow(RUN_STATES, before, after) is follows


def test_what_changes_by_itself_is_polled() -> None:
    assert is_polled("files.retrieve")
    assert not is_polled("threads.retrieve")
    assert {operation(name).answers for name in POLLED} == WAITING.keys()


@pytest.mark.parametrize(
    ("answer", "waits"),
    [
        ({"object": "thread.run", "status": "queued"}, True),
        ({"object": "thread.run", "status": "requires_action"}, False),
        ({"object": "thread.run", "status": "completed"}, False),
        ({"object": "thread.run"}, False),
        ({"object": "thread", "status": "queued"}, False),
        ({"object": "vector_store.file_batch", "status": "in_progress"}, True),
        ({}, False),
        (None, False),
    ],
)
def test_a_client_asks_again_while_a_state_will_change(answer: object, waits: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_waiting(answer) is waits


def test_every_state_that_streams_tell_has_its_event() -> None:
    names = {event.name for event in EVENTS}

    assert len(names) == len(EVENTS)
    for kind in ("thread.run", "thread.run.step", "thread.message"):
        assert {f"{kind}.{state}" for state in STATES[kind]} <= names
