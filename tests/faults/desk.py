"""The kit's own stack in this process, without pytest: it records and replays one conversation."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.report.tally import Tally
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.session import Session
from pytest_assistants.settings import RawOptions, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_assistants.errors import Refusal
    from pytest_assistants.session.track import Track

NAME = "test_it.yaml"
KEY = "5f0c2b7a9d1e4f8396b0c7d2e1a4f583"


@dataclass(frozen=True)
class Taken:
    """A track while it is open, and the session that it belongs to."""

    session: Session
    track: Track

    def misses(self) -> list[Refusal]:
        return self.session.conduct.take_refusals()


@dataclass(frozen=True)
class Desk:
    """A rootdir and an endpoint."""

    rootdir: Path
    origin: str

    @property
    def cassette(self) -> Path:
        return self.rootdir / "cassettes" / NAME

    @contextlib.contextmanager
    def session(self, **options: Any) -> Iterator[Session]:
        """A session of the kit with these options, its patches up."""
        environ = {"AZURE_OPENAI_ENDPOINT": self.origin, "AZURE_OPENAI_API_KEY": KEY}
        settings = resolve(RawOptions(**options), environ, rootdir=self.rootdir)
        session = Session(settings, knowledge=Knowledge(environ, names=()), tally=Tally())
        session.start()
        try:
            yield session
        finally:
            session.stop()

    @contextlib.contextmanager
    def record(self) -> Iterator[Taken]:
        """A track that is recorded from the endpoint, and written."""
        with self.session(record=True) as session:
            taken = take(session)
            yield taken
            session.close(taken.track)
            assert session.write(taken.track) is None

    @contextlib.contextmanager
    def replay(self) -> Iterator[Taken]:
        """The track that was recorded, played."""
        with self.session() as session:
            taken = take(session)
            yield taken
            session.close(taken.track)


def take(session: Session, name: str = NAME, *, node: str = "test_it.py::test_it") -> Taken:
    """A new track of this session, open and equipped."""
    track = session.open(node)
    settings = session.settings
    session.equip(track, config=settings.config, marker={}, folder=settings.cassette_dir, name=name)
    return Taken(session, track)
