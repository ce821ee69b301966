"""Sessions of every mode, in this process, with their patches up only while a test asks for it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from pytest_assistants.report.tally import Tally
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.session import Session
from pytest_assistants.settings import RawOptions, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_assistants.session.track import Track

ORIGIN = "https://example-resource.openai.azure.com"
VERSION = {"api-version": "2024-05-01-preview"}
RECORDING = {"record": True, "upstream": "emulator"}

Sessions = Callable[..., Session]


@pytest.fixture
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """``sessions(emulate=True)``: a started session of these options, in this test's folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with contextlib.ExitStack() as stack:

        def begin(environ: dict[str, str] | None = None, **options: Any) -> Session:
            environ = environ or {}
            settings = resolve(RawOptions(**options), environ, rootdir=tmp_path)
            knowledge = Knowledge(environ, names=settings.secret_names)
            session = Session(settings, knowledge=knowledge, tally=Tally())
            session.start()
            stack.callback(session.stop)
            return session

        yield begin


def equipped(session: Session, name: str = "test_x/test_y", **marker: object) -> Track:
    """The track of a test that begins."""
    track = session.open("test_x.py::test_y")
    settings = session.settings
    session.equip(
        track, config=settings.config, marker=marker, folder=settings.cassette_dir, name=name
    )
    return track


def post(path: str, body: object = None, *, origin: str = ORIGIN) -> httpx.Response:
    """What the code under test sends."""
    return httpx.post(
        f"{origin}/openai{path}", params=VERSION, headers={"api-key": "key"}, json=body or {}
    )


def ended(session: Session, track: Track) -> list[str]:
    """What the track's test fails of when it ends."""
    session.clean_up(track)
    session.close(track)
    texts = [session.telling.verdict(track)]
    if texts == [None] and not track.failed:
        texts.append(session.write(track))
    return [text for text in texts if text is not None]
