"""A cell of the matrix: what it was run with, and how its tests ended. Nothing but the library."""

from __future__ import annotations

import json
import platform
import xml.etree.ElementTree as ET
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

BEGIN, END = "<!-- run -->\n", "<!-- /run -->"
_HEAD = "| Cell | With | Tests | Passed | Skipped | Failed |\n|---|---|---|---|---|---|"
# A list of more is told as all of them.
_FEW = 8
_NAMED = ("pytest", "vcrpy", "httpx", "pydantic", "openai")


@dataclass(frozen=True)
class Cell:
    """What came of a cell.

    Attributes:
        tests: the files and folders that were asked for.
        versions: of the interpreter, and of what the tests stand on; none of what is not there.
    """

    name: str
    tests: list[str]
    versions: dict[str, str]
    passed: int
    skipped: int
    failed: int


def read(name: str, *, report: Path, asked: Sequence[str]) -> Cell:
    """The cell that this process stands in, and what its tests' report counts."""
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 - pytest wrote it
    counted = {key: sum(int(each.get(key, 0)) for each in suites) for key in _COUNTED}
    failed = counted["failures"] + counted["errors"]
    return Cell(
        name=name,
        tests=[each for each in asked if each.startswith("tests")],
        versions=_versions(),
        passed=counted["tests"] - counted["skipped"] - failed,
        skipped=counted["skipped"],
        failed=failed,
    )


_COUNTED = ("tests", "skipped", "failures", "errors")


def save(file: Path, cell: Cell) -> None:
    """Keep it for the table."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(asdict(cell)), "utf-8")


def load(file: Path) -> Cell:
    """What was kept."""
    return Cell(**json.loads(file.read_text("utf-8")))


def write(page: Path, cells: Iterable[Cell]) -> None:
    """Replace what the page says was run."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    lines = "\n".join(_line(cell) for cell in sorted(cells, key=lambda cell: cell.name))
    page.write_text(f"{before}{BEGIN}\n{_HEAD}\n{lines}\n\n{END}{after}", "utf-8", newline="\n")


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in _NAMED:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _line(cell: Cell) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in cell.versions.items())
    failed = f"**{cell.failed}**" if cell.failed else "0"
    few = ", ".join(f"`{each.removeprefix('tests/')}`" for each in cell.tests)
    tests = few if len(cell.tests) <= _FEW else f"all {len(cell.tests)} rooms"
    counts = f"{cell.passed} | {cell.skipped} | {failed}"
    return f"| `{cell.name}` | {versions} | {tests} | {counts} |"
