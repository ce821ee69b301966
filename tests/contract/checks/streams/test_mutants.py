from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.contract.streams import DONE, STREAMS, interaction, run

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.event_stream import ServerEvent, render

if TYPE_CHECKING:
    from pytest_assistants.contract.violations import Violation

PLACES = [(name, index) for name, (_, events) in STREAMS.items() for index in range(len(events))]
# A run may fail before it is in progress, and the step that called need not be told of again.
LAWFUL_WITHOUT = {("failed", 2), ("resumed", 0)}


def judged(
    operation: str, events: list[ServerEvent] | bytes, profile: Profile = Profile.DOCUMENTED
) -> list[Violation]:
    found = check_interaction(interaction(operation, events), profile=profile)
    return [one for one in found if one.verdict is not Verdict.DRIFT]


@pytest.mark.parametrize("name", STREAMS)
@pytest.mark.parametrize("profile", Profile)
def test_a_lawful_stream_breaks_nothing(name: str, profile: Profile) -> None:
    operation, events = STREAMS[name]

    assert judged(operation, events, profile) == []


@pytest.mark.parametrize("at", PLACES)
def test_a_stream_without_one_of_its_events_is_found_out(at: tuple[str, int]) -> None:
    name, index = at
    operation, events = STREAMS[name]

    found = judged(operation, events[:index] + events[index + 1 :])

    assert bool(found) == (at not in LAWFUL_WITHOUT)


@pytest.mark.parametrize("at", PLACES)
def test_a_stream_with_an_event_twice_is_found_out(at: tuple[str, int]) -> None:
    name, index = at
    operation, events = STREAMS[name]

    assert judged(operation, [*events[:index], events[index], *events[index:]])


@pytest.mark.parametrize("at", [(name, i) for name, i in PLACES if i + 1 < len(STREAMS[name][1])])
def test_a_stream_with_two_events_swapped_is_found_out(at: tuple[str, int]) -> None:
    name, index = at
    operation, events = STREAMS[name]
    swapped = [events[index + 1], events[index]]

    assert judged(operation, [*events[:index], *swapped, *events[index + 2 :]])


@pytest.mark.parametrize("at", PLACES)
def test_a_stream_cut_within_an_event_is_told_as_truncated(at: tuple[str, int]) -> None:
    name, index = at
    operation, events = STREAMS[name]
    whole = render(events[:index])
    cut = whole + render([events[index]])[:-3]

    found = judged(operation, cut)

    assert [one.rule for one in found if one.rule == "stream.truncated"] == ["stream.truncated"]


@pytest.mark.parametrize("at", PLACES)
def test_an_event_of_no_known_name_is_drift(at: tuple[str, int]) -> None:
    name, index = at
    operation, events = STREAMS[name]
    unknown = ServerEvent("thread.run.pondering", events[0].data)
    mixed = [*events[:index], unknown, *events[index:]]

    found = check_interaction(interaction(operation, mixed))

    assert [one.path for one in found if one.rule == "event.unknown"] == [f"events[{index}]"]
    assert judged(operation, mixed) == []


@pytest.mark.parametrize("at", [(name, i) for name, i in PLACES if STREAMS[name][1][i] != DONE])
@pytest.mark.parametrize("data", ["{", "[]", "text", "{}"])
def test_an_event_without_its_object_breaks_the_contract(at: tuple[str, int], data: str) -> None:
    name, index = at
    operation, events = STREAMS[name]
    broken = ServerEvent(events[index].name, data)

    found = judged(operation, [*events[:index], broken, *events[index + 1 :]])

    assert any(one.path.startswith(f"events[{index}].") for one in found)


def test_a_stream_that_ends_with_another_text_than_done_breaks_the_contract() -> None:
    operation, events = STREAMS["answered"]

    (found,) = judged(operation, [*events[:-1], ServerEvent("done", "[FIN]")])

    assert (found.path, found.rule) == (f"events[{len(events) - 1}].data", "event.done")


def test_an_event_whose_object_is_in_another_state_breaks_the_contract() -> None:
    operation, events = STREAMS["answered"]
    queued = ServerEvent("thread.run.queued", run("in_progress").data)

    (found,) = judged(operation, [events[0], queued, *events[2:]])

    assert (found.path, found.rule, found.found) == (
        "events[1].status",
        "stream.status",
        "in_progress",
    )
