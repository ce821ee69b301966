"""A track is told by itself, and by its cassette's path as people see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.injection.fault import Fault
from pytest_assistants.session.track import Track
from pytest_assistants.settings import AssistantsConfig, Judgement, Validation
from pytest_assistants.wire import Interaction, Request, Response


def _track() -> Track:
    judged = Judgement(Validation.ERROR, Profile.DOCUMENTED, strict=False)
    return Track("a.py::b", AssistantsConfig(), judged, Path("/project/cassettes"), "a/b.yaml")


def test_the_path_that_people_see_begins_with_the_cassette_folder() -> None:
    assert _track().shown_path == "cassettes/a/b.yaml"


def test_two_tracks_are_never_the_same() -> None:
    assert _track() != _track()
    assert len({_track(), _track()}) == 2


def test_what_is_noted_is_kept_in_order() -> None:
    track = _track()
    said = [Interaction(Request("GET", "https://h.test"), Response(code)) for code in (200, 201)]
    for one in said:
        track.note(one)
    assert track.exchanges == said


def test_what_is_not_whole_is_not_judged() -> None:
    track = _track()
    track.note(Interaction(Request("GET", "https://h.test"), Response(200, truncated="closed")))
    assert track.exchanges == []


@pytest.mark.parametrize(
    ("ends", "excused"),
    [
        ((), False),
        ((True,), True),
        ((True, True), True),
        ((True, False), False),
        ((False, True), False),
    ],
)
def test_a_track_is_excused_if_nothing_else_went_wrong(
    ends: tuple[bool, ...], *, excused: bool
) -> None:
    track = _track()
    for each in ends:
        track.fail(excused=each)
    assert (track.failed, track.excused) == (bool(ends), excused)


def test_its_ledger_and_its_faults_are_made_when_they_are_asked_for() -> None:
    track = _track()
    track.heard.append(Interaction(Request("GET", "https://h.test"), Response(200)))
    assert (track.has_faults, track.is_disturbed, track.struck) == (False, False, 0)
    track.arm(on=True)
    assert track.ledger is track.ledger
    assert track.ledger.entries == ()
    assert not track.heard
    track.faults.add(Fault("threads.create", status=400))
    assert (track.has_faults, track.is_disturbed, track.struck) == (True, True, 0)
    track.arm(on=False)
    assert (track.has_faults, track.is_disturbed) == (True, False)
