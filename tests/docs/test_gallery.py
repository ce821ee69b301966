"""The page of messages shows what is printed today, and every message has its place there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.processes.runs import run_pytest

from pytest_assistants.cassette.wording.misses import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
PAGE = GALLERY.parent / "reference" / "messages.md"
SHOWN = re.compile(r"<!-- shown ([\w-]+) -->\n(.*?)<!-- /shown -->", re.DOTALL)

NUMBER = 31


@pytest.fixture
def gallery(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program ``docs/gallery``; as a script it finds its neighbours."""
    monkeypatch.syspath_prepend(GALLERY)
    spec = importlib.util.spec_from_file_location("gallery", GALLERY / "__main__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _forked(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    return run_pytest(words, cwd=folder, env=environment, together=True).stdout


# By number, since the scenes are known only once the program is loaded.
@pytest.mark.parametrize("number", range(NUMBER))
def test_the_page_shows_what_is_printed_today(gallery: Any, number: int) -> None:
    printed = gallery.play(gallery.SCENES[number], run=_forked)
    page = dict(SHOWN.findall(PAGE.read_text("utf-8")))
    assert printed
    for name, told in printed.items():
        assert page[name].strip() == gallery.block(told)


def test_every_scene_is_played(gallery: Any) -> None:
    assert len(gallery.SCENES) == NUMBER


def test_every_scene_stands_on_the_page_once(gallery: Any) -> None:
    shown = [name for scene in gallery.SCENES for name in scene.shown]
    assert sorted(name for name, _ in SHOWN.findall(PAGE.read_text("utf-8"))) == sorted(shown)


def test_every_reason_of_a_miss_is_shown() -> None:
    text = PAGE.read_text("utf-8")
    assert [reason for reason in Reason if f"[{reason}]" not in text] == []
