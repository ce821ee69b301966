"""Which files of a folder are cassettes, and which of them are this kit's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cassette.storage.folder import names_in, own_cassette

if TYPE_CHECKING:
    from pathlib import Path

OWN = Cassette((), Head("emulator"))


def test_names_are_told_in_order_without_what_is_hidden_linked_or_no_yaml(tmp_path: Path) -> None:
    for name in ("b/y.yaml", "b/x.yaml", "a.yaml", ".a.yaml", ".git/z.yaml", "notes.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    (tmp_path / "linked").symlink_to(tmp_path / "b")
    assert list(names_in(tmp_path)) == ["a.yaml", "b/x.yaml", "b/y.yaml"]
    assert list(names_in(tmp_path / "none")) == []


def test_only_what_this_kit_wrote_and_can_read_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(dump(OWN))
    (tmp_path / "stock.yaml").write_bytes(dump(Cassette(())))
    (tmp_path / "notes.yaml").write_text("a: [")
    (tmp_path / "linked.yaml").symlink_to(tmp_path / "own.yaml")
    assert own_cassette(tmp_path, "own.yaml") == OWN
    for name in ("stock.yaml", "notes.yaml", "none.yaml", "linked.yaml"):
        assert own_cassette(tmp_path, name) is None
