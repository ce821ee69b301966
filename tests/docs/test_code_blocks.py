"""The documentation's Python: whole tests run, excerpts are excerpts, all of it compiles."""

from __future__ import annotations

import os
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.processes.runs import run_pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
FENCE = re.compile(
    r'^```python(?: title="(?P<title>[^"]+)")?\n(?P<code>.*?)^```$', re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of Python, and the file name it is given, if any."""

    page: Path
    title: str
    code: str

    @property
    def example(self) -> Path:
        """The file of the page's example that it would be an excerpt of."""
        return self.page.with_name(self.page.stem.replace("-", "_")) / self.title


def blocks() -> list[Block]:
    """Every block of every page."""
    return [
        Block(page, match["title"] or "", match["code"])
        for page in PAGES
        for match in FENCE.finditer(page.read_text("utf-8"))
    ]


def excerpts() -> list[Block]:
    """The blocks that show a part of an example beside their page."""
    return [block for block in blocks() if block.title and block.example.exists()]


def whole() -> list[Block]:
    """The blocks that are files of their own: tests, and what they import."""
    return [block for block in blocks() if block.title and not block.example.exists()]


def run(folder: Path, *options: str) -> str:
    """What pytest tells of that folder, with the plugin and no other."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AZURE_", "OPENAI_", "PYTEST_"))
    }
    done = run_pytest(
        ["-q", "-p", "assistants", "-W", "ignore", *options],
        cwd=folder,
        env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def number(word: str, told: str) -> int:
    """The number that stands before a word."""
    found = re.search(rf"(\d+) {word}", told)
    assert found is not None, told
    return int(found[1])


def test_there_are_blocks_of_each_kind() -> None:
    assert excerpts()
    assert whole()
    assert any(block.page.name == "README.md" for block in whole())


@pytest.mark.parametrize("block", blocks(), ids=lambda block: f"{block.page.stem}-{block.title}")
def test_every_block_compiles(block: Block) -> None:
    compile(textwrap.dedent(block.code), str(block.page), "exec")


@pytest.mark.parametrize("block", excerpts(), ids=lambda block: block.title)
def test_an_excerpt_stands_in_its_example(block: Block) -> None:
    assert block.code in block.example.read_text("utf-8")


def test_whole_files_have_names_of_their_own() -> None:
    titles = [block.title for block in whole()]
    assert len(titles) == len(set(titles))


def test_whole_tests_record_on_the_emulator_and_replay(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    for block in whole():
        (tmp_path / block.title).write_text(block.code, "utf-8")
    recorded = run(tmp_path, "--assistants-record", "--assistants-upstream=emulator")
    replayed = run(tmp_path)
    assert number("passed", recorded) == number("passed", replayed)
    assert "left behind" not in recorded
