"""The reference pages say what the code says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from pytest_assistants import plugin

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module ``docs/generate.py``; as a script it finds its neighbours."""
    monkeypatch.syspath_prepend(DOCS)
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_has_drifted(generate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


def test_a_page_that_drifted_is_named(
    generate: Any,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = tmp_path / "limits.md"
    page.write_text("<!-- begin limits -->\nold\n<!-- end limits -->\n", "utf-8")
    monkeypatch.setattr(generate, "REFERENCE", tmp_path)
    assert generate.main(["--check"]) == 1
    assert "limits.md" in capsys.readouterr().err
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert "assistant.name" in page.read_text("utf-8")


def test_every_table_stands_on_a_page(generate: Any) -> None:
    pages = "\n".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    assert sorted(re.findall(r"<!-- begin ([\w-]+) -->", pages)) == sorted(generate.TABLES)


def test_every_keyword_of_the_marker_is_explained() -> None:
    signature, _, _ = plugin.MARKER.partition("):")
    keywords = re.findall(r"(\w+)=", signature)
    page = (DOCS / "reference" / "marker.md").read_text("utf-8")
    assert keywords
    assert [name for name in keywords if f"| `{name}` |" not in page] == []
