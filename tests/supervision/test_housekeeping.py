"""What nobody plays is looked for where cassettes are used, in folders of the suite alone."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import pytest

from pytest_assistants import plugin
from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.report.tally import Tally
from pytest_assistants.settings import RawOptions, resolve
from pytest_assistants.supervision.gaps import DESELECTED
from pytest_assistants.supervision.housekeeping import Housekeeping
from pytest_assistants.supervision.naming import names_of_tests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

GONE = "test_x/test_gone.yaml"

Looked = tuple[Housekeeping, dict[str, AbstractSet[str]]]


@pytest.fixture
def look(pytester: pytest.Pytester) -> Callable[..., Looked]:
    """``look(folders, **options)``: what a whole run of one test finds in these folders."""
    pytester.makepyfile(test_x="def test_here(): pass")
    items, _ = pytester.inline_genitems()
    items[0].config.option.collectonly = False  # as if they had run
    names = names_of_tests(items, known=KnownValues())

    def begin(folders: Iterable[Path] = (), **options: object) -> Looked:
        settings = resolve(RawOptions(**options), {}, rootdir=pytester.path)  # type: ignore[arg-type]  # any option
        tally = Tally()
        for folder in (settings.cassette_dir, *folders):
            Persister(folder).write(GONE, dump(Cassette((), Head("emulator"))))
            tally.inventory.note_named(folder, "test_x/test_here.yaml")
        housekeeping = Housekeeping(settings, tally)
        housekeeping.follow(items, names)
        housekeeping.look(items[0].session)
        assert tally.inventory.gaps == []
        return housekeeping, tally.inventory.unheld

    return begin


def test_each_folder_below_the_rootdir_is_looked_through(
    look: Callable[..., Looked], pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside, outside = pytester.path / "more", tmp_path_factory.mktemp("shared")
    housekeeping, unheld = look([inside, outside])
    assert unheld == {str(pytester.path / "cassettes"): {GONE}, str(inside): {GONE}}
    assert housekeeping.hold("test_x/test_here.yaml")
    assert not housekeeping.hold(GONE)


def test_where_a_hook_took_a_test_away_nothing_is_looked_through(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_x="def test_here(): pass\ndef test_there(): pass")
    items, _ = pytester.inline_genitems()
    session, collected = items[0].session, list(items)
    tally = Tally()
    housekeeping = Housekeeping(resolve(RawOptions(prune=True), {}, rootdir=pytester.path), tally)
    housekeeping.follow(collected, names_of_tests(collected, known=KnownValues()))
    del session.items[1]
    housekeeping.look(session)
    assert DESELECTED in tally.inventory.gaps
    assert tally.inventory.unheld == {}


@pytest.mark.parametrize(
    "options", [{"emulate": True}, {"orphans": "ignore"}], ids=["no cassettes", "ignored"]
)
def test_where_nobody_wants_to_know_nothing_is_looked_through(
    look: Callable[..., Looked], options: dict[str, object]
) -> None:
    assert look(**options)[1] == {}


def test_who_prunes_wants_to_know(look: Callable[..., Looked]) -> None:
    assert list(look(orphans="ignore", prune=True)[1].values()) == [{GONE}]


def test_that_nothing_was_deselected_is_no_gap() -> None:
    plugin.pytest_deselected([])
