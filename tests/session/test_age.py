"""A cassette is old after the days that the project allows; what has no date is never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import VERSION, ended, equipped

from pytest_assistants.cassette.serializer import dump, load
from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.session.age import is_old, today

if TYPE_CHECKING:
    from pathlib import Path

    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session

KEY = "k3y-9f8e7d6c5b4a3928"
CASSETTE = "cassettes/test_x/test_y.yaml"


@pytest.mark.parametrize(
    ("days", "max_age", "old"),
    [(10, None, False), (10, 10, False), (11, 10, True), (None, 0, True)],
)
def test_more_days_than_allowed_are_too_many(
    days: int | None, max_age: int | None, *, old: bool
) -> None:
    recorded = None if days is None else today() - timedelta(days=days)
    assert is_old(recorded, max_age=max_age) is old


def _ask(session: Session, origin: str) -> None:
    track = equipped(session)
    httpx.post(f"{origin}/openai/threads", params=VERSION, headers={"api-key": KEY}, json={})
    assert ended(session, track) == []
    session.stop()


def _record(sessions: Sessions, **options: str) -> Session:
    with EmulatorServer(Emulator()) as server:
        environ = {"AZURE_OPENAI_ENDPOINT": server.origin}
        session = sessions(environ, record=True, **options)
        _ask(session, server.origin)
    return session


def _dated(path: Path, days: int | None) -> bytes:
    """The cassette as if it had been recorded so many days ago."""
    cassette = load(path.read_bytes(), name=CASSETTE)
    assert cassette.head is not None
    recorded = None if days is None else today() - timedelta(days=days)
    data = dump(replace(cassette, head=replace(cassette.head, recorded=recorded)))
    path.write_bytes(data)
    return data


def _replayed(sessions: Sessions, **options: str) -> list[str]:
    session = sessions(**options)
    _ask(session, "https://example-resource.openai.azure.com")
    return session.tally.sentences.get("aged", [])


def test_what_the_service_said_has_a_date_and_is_told_when_it_is_old(
    sessions: Sessions, tmp_path: Path
) -> None:
    _record(sessions)
    path = tmp_path / CASSETTE
    assert f"recorded: '{today()}'".replace("'", '"') in path.read_text().replace("'", '"')

    assert _replayed(sessions, ini_max_age="180d") == []
    _dated(path, 181)
    told = f"{CASSETTE}: on {today() - timedelta(days=181)}, 181 days ago"
    assert _replayed(sessions, ini_max_age="180d") == [told]
    assert _replayed(sessions) == []
    _dated(path, None)
    assert _replayed(sessions, ini_max_age="180d") == []


def test_what_the_emulator_said_has_no_date(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(record=True, upstream="emulator", ini_max_age="0d")
    _ask(session, "https://example-resource.openai.azure.com")
    assert "recorded:" not in (tmp_path / CASSETTE).read_text()
    before = (tmp_path / CASSETTE).read_bytes()
    _ask(
        sessions(record=True, upstream="emulator", ini_max_age="0d"),
        "https://example-resource.openai.azure.com",
    )
    assert (tmp_path / CASSETTE).read_bytes() == before


def test_a_new_date_alone_is_no_news_unless_the_old_one_is_too_old(
    sessions: Sessions, tmp_path: Path
) -> None:
    _record(sessions)
    path = tmp_path / CASSETTE
    fresh = path.read_bytes()
    for days in (9, None):
        old = _dated(path, days)
        assert _record(sessions).tally.counts["unchanged"] == 1
        assert path.read_bytes() == old
    _dated(path, 9)
    assert _record(sessions, ini_max_age="9d").tally.counts["unchanged"] == 1
    for days in (10, None):
        _dated(path, days)
        assert _record(sessions, ini_max_age="9d").tally.counts["written"] == 1
        assert path.read_bytes() == fresh
