"""The tracks of fixtures wider than a test: begun by their set-up, ended by their teardown."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from pytest_assistants.settings import RecordMode
from pytest_assistants.supervision import participation
from pytest_assistants.supervision.newcomers import is_asked_by_new
from pytest_assistants.supervision.pytest_internals import (
    FinalizersWrapped,
    are_hidden,
    asking_item,
)
from pytest_assistants.supervision.selectors import selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    import pytest

    from pytest_assistants.session.environment import Environment
    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track

__tracebackhide__ = are_hidden  # what a fixture raises is its own


class FixtureTracks:
    """Keeps a track for each wide fixture of the tests that opted in, while it is up."""

    def __init__(
        self,
        session: Session,
        *,
        environment: Environment,
        opted: AbstractSet[pytest.Item],
        names: Mapping[pytest.Item, str],
    ) -> None:
        self._session = session
        self._environment = environment
        self._opted = opted
        self._names = names
        self._wide = {one for item in opted for one in participation.wide_fixtures(item)}
        self._tracks: dict[pytest.FixtureDef[Any], Track] = {}

    @property
    def up(self) -> tuple[Track, ...]:
        """The tracks of the fixtures that are up now."""
        return tuple(self._tracks.values())

    def of(self, fixturedef: pytest.FixtureDef[Any]) -> Track | None:
        """The track of a fixture that is up; None for one that has none."""
        return self._tracks.get(fixturedef)

    def take(self, fixturedef: pytest.FixtureDef[Any]) -> Track | None:
        """The track of a fixture that is torn down, which then has none."""
        return self._tracks.pop(fixturedef, None)

    @contextlib.contextmanager
    def during_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        """The set-up of a fixture that is tracked."""
        track = self._begun(fixturedef, request)
        self._tracks[fixturedef] = track
        wrapped = FinalizersWrapped(fixturedef, lambda finalizer: self._on(track, finalizer))
        with wrapped, self._guarded(track):
            yield

    def is_tracked(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> bool:
        """Whether it is wide, and of a test that opted in."""
        if fixturedef.scope == "function" or participation.is_of_kit(fixturedef):
            return False
        wide = participation.wide(fixturedef)
        return wide in self._wide or asking_item(request) in self._opted

    def _begun(self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Track:
        """A track on the configuration of the test that asks first."""
        from pytest_assistants.supervision.naming import name_of_fixture  # noqa: PLC0415 - late on purpose

        session, item = self._session, asking_item(request)
        track = session.new_track(item.nodeid, **selection(item))
        folder = request.getfixturevalue("assistants_cassette_dir")
        session.equip(
            track,
            config=request.getfixturevalue("assistants_config"),
            marker={},
            folder=folder,
            name=name_of_fixture(fixturedef, request, known=session.knowledge),
            anew=self._is_anew(fixturedef, request, folder),
        )
        return track

    def _is_anew(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest, folder: Path
    ) -> bool:
        """Whether it is recorded although its cassette is there: a test without one asks for it."""
        selected = asking_item(request).session.items
        return self._session.settings.record_mode is RecordMode.MISSING and is_asked_by_new(
            fixturedef, names=self._names, selected=selected, folder=folder
        )

    def _on(self, track: Track, finalizer: Callable[[], object]) -> Callable[[], object]:
        """The finalizer, its requests on this track."""

        def run() -> None:
            with self._guarded(track):
                finalizer()

        return run

    @contextlib.contextmanager
    def _guarded(self, track: Track) -> Iterator[None]:
        """Requests go to this track; what goes wrong forbids to write it."""
        with self._session.recorder.on(track), self._environment.placed():
            try:
                yield
            except BaseException:
                track.fail()
                raise
