"""The rows of a run as a table, printed and put into the page of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.benchmarks.pairs import Row

BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->"
_HEAD = "| what | goal | ratio | quartiles | ours | theirs |\n|---|---|---|---|---|---|\n"
_SMALL = 0.1
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def line(row: Row) -> str:
    """The row as a line of a table; a goal that was missed is set in bold."""
    low, high = row.spread
    mark = "" if row.is_met else "**"
    cells = (
        row.what,
        _goal(row),
        f"{mark}{_ratio(row.ratio)}{mark}",
        f"{_ratio(low)} to {_ratio(high)}",
        _amount(row.ours, row.unit),
        _amount(row.theirs, row.unit),
    )
    return f"| {' | '.join(cells)} |"


def write(page: Path, rows: Sequence[Row], where: str) -> None:
    """Replace what the page says was measured."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    lines = "\n".join(line(row) for row in rows)
    page.write_text(
        f"{before}{BEGIN}\nMeasured on {where}.\n\n{_HEAD}{lines}\n\n{END}{after}", encoding="utf-8"
    )


def _goal(row: Row) -> str:
    if row.goal is None:
        return "–"  # noqa: RUF001 - as the page writes "none"
    return f"{'≥' if row.at_least else '≤'} {_ratio(row.goal)}"


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value >= _SMALL else f"1/{1 / value:.0f}"


def _amount(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} {unit}"
    scale, name = next((pair for pair in _UNITS if value >= pair[0]), _UNITS[-1])
    return f"{value / scale:.3g} {name}"
