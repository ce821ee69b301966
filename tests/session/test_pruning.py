"""What nobody plays is moved away, never deleted, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.serializer import Cassette, Head, dump, load
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.report.inventory import Inventory, place
from pytest_assistants.session.pruning import TRASH, prune
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://example-resource.openai.azure.com/openai/threads"
NAME = "test_x/test_y.yaml"


def _cassette(*bodies: str, head: Head | None = None) -> Cassette:
    said = (Interaction(Request("POST", URL, (), one.encode()), Response(200)) for one in bodies)
    return Cassette(tuple(said), head)


OWN = _cassette('{"a": 1}', '{"a": 2}', '{"a": 3}', head=Head("live"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cassettes"
    Persister(folder).write(NAME, dump(OWN))
    return folder


def _orphans(folder: Path, *names: str) -> Inventory:
    inventory = Inventory()
    inventory.note_unheld(str(folder), names)
    return inventory


def _spare(folder: Path, *positions: int) -> Inventory:
    inventory = Inventory()
    inventory.note_spare(place(folder, NAME), positions)
    return inventory


def _pruned(inventory: Inventory, tmp_path: Path) -> list[str]:
    return list(prune(inventory, rootdir=tmp_path))


def test_an_orphan_is_moved_and_its_folder_goes_with_it(folder: Path, tmp_path: Path) -> None:
    before = (folder / NAME).read_bytes()
    assert _pruned(_orphans(folder, NAME), tmp_path) == [f"cassettes/{NAME}: no test plays it"]
    assert not folder.exists()
    assert (tmp_path / TRASH / "cassettes" / NAME).read_bytes() == before
    assert (tmp_path / TRASH / ".gitignore").read_text() == "*\n"


def test_what_was_pruned_before_stays_beside(folder: Path, tmp_path: Path) -> None:
    for _ in range(3):
        Persister(folder).write(NAME, dump(OWN))
        _pruned(_orphans(folder, NAME), tmp_path)
    kept = sorted(one.name for one in (tmp_path / TRASH / "cassettes/test_x").iterdir())
    assert kept == ["test_y.yaml", "test_y.yaml.1", "test_y.yaml.2"]


def test_spare_interactions_are_taken_out_and_the_whole_is_kept_aside(
    folder: Path, tmp_path: Path
) -> None:
    before = (folder / NAME).read_bytes()
    assert _pruned(_spare(folder, 0, 2), tmp_path) == [f"cassettes/{NAME}: interactions 1, 3 of 3"]
    left = load((folder / NAME).read_bytes(), name=NAME)
    assert left == Cassette((OWN.interactions[1],), OWN.head)
    assert (tmp_path / TRASH / "cassettes" / NAME).read_bytes() == before


def test_one_spare_interaction_is_told_as_one(folder: Path, tmp_path: Path) -> None:
    assert _pruned(_spare(folder, 1), tmp_path) == [f"cassettes/{NAME}: interaction 2 of 3"]


def test_a_cassette_of_which_nothing_is_played_goes_as_a_whole(
    folder: Path, tmp_path: Path
) -> None:
    told = _pruned(_spare(folder, 0, 1, 2), tmp_path)
    assert told == [f"cassettes/{NAME}: its test plays nothing of it"]
    assert not (folder / NAME).exists()


def test_where_nothing_is_unused_nothing_happens(folder: Path, tmp_path: Path) -> None:
    assert _pruned(_spare(folder), tmp_path) == []
    assert not (tmp_path / TRASH).exists()


@pytest.mark.parametrize("data", [dump(_cassette("{}")), b"a: ["], ids=["stock", "notes"])
def test_what_is_no_cassette_of_ours_is_never_touched(
    folder: Path, tmp_path: Path, data: bytes
) -> None:
    (folder / NAME).write_bytes(data)
    assert _pruned(_orphans(folder, NAME), tmp_path) == []
    assert _pruned(_spare(folder, 0), tmp_path) == []
    assert (folder / NAME).read_bytes() == data


def test_what_stands_outside_of_the_rootdir_is_never_touched(folder: Path, tmp_path: Path) -> None:
    rootdir = tmp_path / "project"
    rootdir.mkdir()
    assert _pruned(_spare(folder, 0), rootdir) == []
    assert (folder / NAME).read_bytes() == dump(OWN)


def test_a_file_that_cannot_be_moved_is_left_and_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / TRASH).write_text("a file stands where the folder would")
    told = [f"cassettes/{NAME}: was left as it is (FileExistsError)"]
    assert _pruned(_orphans(folder, NAME), tmp_path) == told
    assert _pruned(_spare(folder, 0), tmp_path) == told
    (tmp_path / TRASH).unlink()

    def refuse(*_: object) -> None:
        raise RecordingRefused("the disk is full")

    monkeypatch.setattr(Persister, "write", refuse)
    told = [f"cassettes/{NAME}: was left as it is (RecordingRefused)"]
    assert _pruned(_spare(folder, 0), tmp_path) == told
    assert (folder / NAME).read_bytes() == dump(OWN)
