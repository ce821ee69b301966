"""The pictures show the house and the way of a request as they are today."""

from __future__ import annotations

import importlib.util
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
OWN = ("svg", "flow", "house")


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The program ``docs/pictures``; as a script it finds its neighbours."""
    monkeypatch.syspath_prepend(PICTURES)
    spec = importlib.util.spec_from_file_location("pictures", PICTURES / "__main__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in OWN:
        del sys.modules[name]


def test_no_picture_has_drifted(pictures: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert pictures.main(["--check"]) == 0, capsys.readouterr().err


def test_every_room_of_the_house_says_what_it_asks(pictures: Any) -> None:
    drawn = ET.fromstring(pictures.house())  # noqa: S314 - drawn by ourselves
    texts = [text.get("class") for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("name") == texts.count("said") - 1  # and one word for the arrow


def test_a_picture_that_drifted_is_drawn_again(
    pictures: Any,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "PAGES", tmp_path)
    assert pictures.main(["--check"]) == 1
    assert "run python docs/pictures: house.svg, flow.svg drifted" in capsys.readouterr().err
    assert pictures.main([]) == 0
    assert pictures.main(["--check"]) == 0
