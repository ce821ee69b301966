"""What nobody plays is told or pruned, once a run has spoken for the whole suite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.settings import Mode, Reaction
from pytest_assistants.supervision.gaps import DESELECTED, gaps
from pytest_assistants.supervision.participation import of_kit_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.report.tally import Tally
    from pytest_assistants.settings import Settings
    from pytest_assistants.supervision.holders import Holders

_NAMING = ("assistants_cassette_name", "assistants_cassette_dir")
_FAILED = "the run failed"


class Housekeeping:
    """Keeps the inventory of one pytest process, and speaks for all of them at the end."""

    def __init__(self, settings: Settings, tally: Tally) -> None:
        self._settings = settings
        self._tally = tally
        self._items: Sequence[pytest.Item] = ()
        self._names: Mapping[pytest.Item, str] = {}
        self._holders: Holders | None = None

    def follow(self, items: Sequence[pytest.Item], names: Mapping[pytest.Item, str]) -> None:
        """These tests were collected, and those among them that opted in have these cassettes."""
        self._items, self._names = tuple(items), names

    def hold(self, name: str) -> bool:
        """Whether the cassette of that name may be somebody's."""
        return self._everybody(self._items[0].session).hold(name)

    def look(self, session: pytest.Session) -> None:
        """At the end of a process that ran tests: which cassettes nobody of them holds."""
        inventory = self._tally.inventory
        for gap in gaps(session):
            inventory.leave_out(gap)
        if not set(self._items) <= set(session.items):  # by a hook that told nobody
            inventory.leave_out(DESELECTED)
        if inventory.gaps or not self._items or not self._is_wanted:
            return
        everybody = self._everybody(session)
        for folder in self._folders(session.config.rootpath):
            inventory.note_unheld(str(folder), _unheld(folder, everybody))
        if any(inventory.unheld.values()):
            inventory.awaited |= {item.nodeid for item in self._names if _says_later(item)}

    def conclude(self, session: pytest.Session) -> None:
        """At the end of the run, all processes heard: tell or prune, and fail where wanted."""
        rootdir, inventory = session.config.rootpath, self._tally.inventory
        if self._settings.prune:
            self._prune(session)
            return
        orphans = [_shown(Path(folder, name), rootdir) for folder, name in inventory.orphans()]
        self._tally.say("orphans", orphans)
        fails = orphans and self._settings.orphans is Reaction.FAIL
        if fails and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _prune(self, session: pytest.Session) -> None:
        from pytest_assistants.session.pruning import prune  # noqa: PLC0415 - late on purpose

        inventory = self._tally.inventory
        failed = [_FAILED] if session.exitstatus == pytest.ExitCode.TESTS_FAILED else []
        unfit = [*inventory.gaps, *failed]
        if unfit:
            self._tally.say("unpruned", unfit)
        else:
            self._tally.say("pruned", list(prune(inventory, rootdir=session.config.rootpath)))

    @property
    def _is_wanted(self) -> bool:
        if self._settings.mode not in {Mode.REPLAY, Mode.RECORD}:
            return False
        return self._settings.prune or self._settings.orphans is not Reaction.IGNORE

    def _everybody(self, session: pytest.Session) -> Holders:
        from pytest_assistants.supervision.holders import Holders  # noqa: PLC0415 - late on purpose

        if self._holders is None:
            self._holders = Holders(
                self._items,
                names=self._names,
                rootdir=session.config.rootpath,
            )
        return self._holders

    def _folders(self, rootdir: Path) -> Iterator[Path]:
        """The cassette folders of this process; what stands elsewhere may be another suite's."""
        used = {folder for folder, _ in self._tally.inventory.named}
        for folder in sorted({self._settings.cassette_dir, *map(Path, used)}):
            if folder.is_relative_to(rootdir) and folder.is_dir():
                yield folder


def _unheld(folder: Path, everybody: Holders) -> Iterator[str]:
    from pytest_assistants.cassette.storage.folder import names_in, own_cassette  # noqa: PLC0415 - late on purpose

    for name in names_in(folder):
        if not everybody.hold(name) and own_cassette(folder, name) is not None:
            yield name


def _says_later(item: pytest.Item) -> bool:
    """Whether the project's own fixtures name the test's cassette or its folder."""
    return not all(of_kit_in_force(item, name) for name in _NAMING)


def _shown(path: Path, rootdir: Path) -> str:
    return path.relative_to(rootdir).as_posix()
