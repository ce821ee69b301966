"""What a track's exchanges say of the contract fails its test, or is told, or is left alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.session.conftest import RECORDING, ended, equipped, post

if TYPE_CHECKING:
    from tests.session.conftest import Sessions

    from pytest_assistants.session.track import Track

LONG = {"metadata": {"a": "x" * 513}}
TOO_MANY = {"metadata": {str(number): "x" for number in range(17)}}


def _accept_what_breaks_a_limit(track: Track) -> None:
    """An upstream that answers what it should refuse."""
    post("/threads")
    [said] = track.exchanges
    track.note(replace(said, request=replace(said.request, body=json.dumps(LONG).encode())))


def test_a_violation_fails_the_track(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    _accept_what_breaks_a_limit(track)

    [text] = ended(session, track)

    assert text.startswith("violation  threads.create request  metadata.a: 513 characters found")
    assert text.endswith("[metadata.value]")


def test_a_violation_that_the_upstream_refused_fails_nothing(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    assert post("/threads", LONG).status_code == 400
    assert ended(session, track) == []


def test_what_the_upstream_refused_is_explained(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    assert session.telling.explanation(track) is None
    post("/threads", LONG)
    explained = session.telling.explanation(track) or ""
    assert explained.startswith("violation  threads.create request  metadata.a: 513 characters")


@pytest.mark.parametrize("said", [True, False])
def test_a_failed_tests_recording_is_told_to_be_unwritten_if_there_was_any(
    sessions: Sessions,
    *,
    said: bool,
) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    if said:
        post("/threads")
    track.failed = True
    assert session.write(track) is None
    assert session.tally.sentences.get("refused", []) == (
        ["test_x/test_y.yaml: its test did not pass; what stood there is untouched"] if said else []
    )


def test_an_expected_violation_that_does_not_come_is_told(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session, expect=["metadata.value", "metadata.pairs"])
    post("/threads", TOO_MANY)
    assert ended(session, track) == ["expected a violation of metadata.value, and there was none"]


def test_one_rule_may_be_expected_as_a_string(sessions: Sessions) -> None:
    assert equipped(sessions(), expect="metadata.value").expected == ["metadata.value"]


@pytest.mark.parametrize(("validate", "told"), [("warn", ["[metadata.value]"]), ("off", [])])
def test_a_violation_that_shall_not_fail_is_told_or_ignored(
    sessions: Sessions, validate: str, told: list[str]
) -> None:
    session = sessions(emulate=True, validate=validate)
    track = equipped(session)
    _accept_what_breaks_a_limit(track)
    assert ended(session, track) == []
    warnings = session.tally.sentences.get("warnings", [])
    assert [warning.rpartition(" ")[2] for warning in warnings] == told
