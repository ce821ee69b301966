"""What a test left in its cassette is told, fails it, or is nobody's business: as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import ORIGIN, RECORDING, VERSION, ended, equipped, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.session.conftest import Sessions

CASSETTE = "cassettes/test_x/test_y.yaml"


def _delete(thread: str) -> None:
    httpx.delete(
        f"{ORIGIN}/openai/threads/{thread}", params=VERSION, headers={"api-key": "key"}
    ).raise_for_status()


def _both() -> None:
    post("/threads")
    post("/threads", {"metadata": {"a": "b"}})


def _unmade() -> None:
    _delete(post("/threads").json()["id"])


def _recorded(sessions: Sessions, talk: Callable[[], object]) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    talk()
    assert ended(session, track) == []
    session.stop()


def test_it_is_told_in_the_summary_unless_something_else_is_wanted(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions()
    track = equipped(session)
    post("/threads")
    assert session.telling.unplayed(track) == []
    assert session.tally.sentences["unplayed"] == [f"{CASSETTE}: 1 of 2 interactions"]


def test_it_fails_the_test_where_that_is_wanted(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions(unplayed="fail")
    track = equipped(session)
    post("/threads")
    [text] = session.telling.unplayed(track)
    assert text == (
        f"recorded but never played, {CASSETTE}: 1 of 2 interactions\n"
        "\n"
        "  interaction 2    POST /openai/threads\n"
        "\n"
        "  If the test is meant to ask for less, record again:\n"
        '    pytest "test_x.py::test_y" --assistants-record'
    )
    assert "unplayed" not in session.tally.sentences


def test_a_test_that_asked_for_nothing_left_all_of_it(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions()
    assert session.telling.unplayed(equipped(session)) == []
    assert session.tally.sentences["unplayed"] == [f"{CASSETTE}: 2 of 2 interactions"]


@pytest.mark.parametrize(
    ("talk", "asked"),
    [(_both, _both), (_unmade, lambda: post("/threads")), (lambda: None, lambda: None)],
    ids=["all of it", "all but what the cleanup does", "no cassette"],
)
def test_nothing_is_told_where_nothing_is_left(
    sessions: Sessions, talk: Callable[[], object], asked: Callable[[], object]
) -> None:
    _recorded(sessions, talk)
    session = sessions(unplayed="fail")
    track = equipped(session)
    asked()
    assert session.telling.unplayed(track) == []


def test_a_deletion_of_what_the_test_did_not_make_is_left(sessions: Sessions) -> None:
    _recorded(sessions, _unmade)
    session = sessions(unplayed="fail")
    [text] = session.telling.unplayed(equipped(session))
    assert "  interaction 2    DELETE /openai/threads/thread_" in text


def test_nothing_is_told_where_it_is_ignored(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions()
    assert session.telling.unplayed(equipped(session, unplayed="ignore")) == []
    assert "unplayed" not in session.tally.sentences


def test_nothing_is_told_of_a_test_that_failed(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions(unplayed="fail")
    track = equipped(session)
    track.failed = True
    assert session.telling.unplayed(track) == []
    assert list(session.tally.inventory.spare.values()) == [set()]


def test_nothing_is_told_while_recording(sessions: Sessions) -> None:
    _recorded(sessions, _both)
    session = sessions(**RECORDING, unplayed="fail")
    assert session.telling.unplayed(equipped(session)) == []


def test_a_cassette_that_cannot_be_read_is_told_although_nobody_asked(
    sessions: Sessions, tmp_path: Path
) -> None:
    _recorded(sessions, _both)
    (tmp_path / CASSETTE).write_text("my notes: [")
    session = sessions()
    [text] = session.telling.unplayed(equipped(session))
    assert text.startswith("CorruptCassette: ")
