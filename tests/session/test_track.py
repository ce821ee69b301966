"""A track is told by itself, and by its cassette's path as people see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.contract.profiles import Profile
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
