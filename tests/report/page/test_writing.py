"""The page is replaced whole, or not at all and with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.report.page import writing
from pytest_assistants.report.page.writing import written

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_page_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "build" / "reports" / "page.html"
    assert written(path, b"one") is None
    assert written(path, b"two") is None
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_page_that_cannot_be_written_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    monkeypatch.setattr(writing, "replace_file", full)
    assert written(path, b"new") == (
        f"{path} was not written: No space left on device; what stood there before still does."
    )
    assert path.read_bytes() == b"old"


def test_an_error_without_words_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(writing, "replace_file", interrupted)
    path = tmp_path / "page.html"
    assert written(path, b"") == (
        f"{path} was not written: InterruptedError; what stood there before still does."
    )
