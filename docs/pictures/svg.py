"""Shapes of a drawing that reads in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise

STYLE = """
  :root { --ink: #1f2933; --soft: #52606d; --line: #9aa5b1; --fill: #f5f7fa; --accent: #3f51b5; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e4e7eb; --soft: #a9b4c0; --line: #616e7c; --fill: #242a33; --accent: #9fa8da; }
  }
  text { font-family: system-ui, sans-serif; fill: var(--ink); }
  .name { font-size: 15px; font-weight: 600; }
  .said { font-size: 12px; fill: var(--soft); }
  .room { fill: var(--fill); stroke: var(--line); stroke-width: 1.2; }
  .strong { stroke: var(--accent); stroke-width: 2; }
  .way { fill: none; stroke: var(--line); stroke-width: 1.5; }
  .tip { fill: var(--line); }
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A room: its corner, its size, its name and what is said of it, a line each."""

    x: float
    y: float
    width: float
    height: float
    name: str
    said: tuple[str, ...] = ()
    strong: bool = False

    @property
    def left(self) -> tuple[float, float]:
        """The middle of its left side."""
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> tuple[float, float]:
        """The middle of its right side."""
        return self.x + self.width, self.y + self.height / 2

    @property
    def top(self) -> tuple[float, float]:
        """The middle of its upper side."""
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> tuple[float, float]:
        """The middle of its lower side."""
        return self.x + self.width / 2, self.y + self.height

    def __str__(self) -> str:
        x, lines = self.x + self.width / 2, len(self.said)
        y = self.y + self.height / 2 + 5 - 8 * lines
        told = "".join(label(x, y + 17 * (n + 1), text) for n, text in enumerate(self.said))
        style = "room strong" if self.strong else "room"
        return (
            f'<rect class="{style}" x="{self.x:g}" y="{self.y:g}" width="{self.width:g}" '
            f'height="{self.height:g}" rx="6"/>\n{label(x, y, self.name, "name")}{told}'
        )


def label(x: float, y: float, text: str, style: str = "said", anchor: str = "middle") -> str:
    """A line of text."""
    return (
        f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>\n'
    )


def way(*points: tuple[float, float]) -> str:
    """A line through the points, with a tip at its end."""
    path = " L".join(f"{x:g} {y:g}" for x, y in points)
    (x0, y0), (x, y) = list(pairwise(points))[-1]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    a, b = (x - 8 * dx - 4 * dy, y - 8 * dy - 4 * dx), (x - 8 * dx + 4 * dy, y - 8 * dy + 4 * dx)
    tip = f"{x:g},{y:g} {a[0]:g},{a[1]:g} {b[0]:g},{b[1]:g}"
    return f'<path class="way" d="M{path}"/>\n<polygon class="tip" points="{tip}"/>\n'


def drawing(width: int, height: int, *, title: str, shapes: list[str]) -> str:
    """The whole file."""
    inner = "".join(f"{shape.strip()}\n" for shape in shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n{inner}</svg>\n"
    )
