"""A session of this package in this process, and tracks on cassettes of a folder."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from pytest_assistants.report.tally import Tally
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.session import Session
from pytest_assistants.settings import RawOptions, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pytest_assistants.session.track import Track


@contextlib.contextmanager
def session(
    root: Path, environ: Mapping[str, str] | None = None, **options: Any
) -> Iterator[Session]:
    """A session with its patches up, the same as in a pytest run; replays by default."""
    settings = resolve(RawOptions(**options), environ or {}, rootdir=root)
    knowledge = Knowledge(environ or {}, names=settings.secret_names)
    begun = Session(settings, knowledge=knowledge, tally=Tally())
    begun.start()
    try:
        yield begun
    finally:
        begun.stop()


@contextlib.contextmanager
def track(begun: Session, name: str) -> Iterator[Track]:
    """A test's track on the cassette of that name, judged at its end as in a test."""
    opened = begun.open("test_benchmark.py::test_one")
    settings = begun.settings
    begun.equip(opened, config=settings.config, marker={}, folder=settings.cassette_dir, name=name)
    try:
        yield opened
    finally:
        begun.clean_up(opened)
        begun.close(opened)
    if opened.failed:
        raise AssertionError([str(miss) for miss in begun.conduct.take_refusals()])
