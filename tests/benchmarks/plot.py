"""Curves on logarithmic axes, drawn as the other pictures of the documentation are."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from docs.pictures.svg import drawing, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 80, 560, 30, 360
_DASHES = ("", "8 4", "3 3", "10 3 2 3")
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def plot(curves: Mapping[str, Points], *, title: str, ours: str) -> str:
    """The picture: a line for each name, of numbers recorded and seconds; ours is accented."""
    places = [point for points in curves.values() for point in points]
    sizes, costs = zip(*places, strict=True)
    axes = _Axes(min(sizes), max(sizes), floor(log10(min(costs))), ceil(log10(max(costs))))
    shapes = [*axes.grid()]
    for (name, points), dash in zip(curves.items(), _DASHES, strict=False):
        shapes.append(_curve([axes.place(*point) for point in points], name, dash, name == ours))
    return drawing(WIDTH, HEIGHT, title=title, shapes=shapes)


class _Axes:
    """Where a number recorded and its cost stand."""

    def __init__(self, fewest: float, most: float, low: int, high: int) -> None:
        self._left, self._right = log10(fewest), log10(most)
        self._low, self._high = low, high

    def place(self, size: float, seconds: float) -> tuple[float, float]:
        """The point on the paper."""
        across = (log10(size) - self._left) / (self._right - self._left)
        up = (log10(seconds) - self._low) / (self._high - self._low)
        return LEFT + across * (RIGHT - LEFT), BOTTOM - up * (BOTTOM - TOP)

    def grid(self) -> Iterator[str]:
        """A line and its number for each power of ten."""
        for power in range(self._low, self._high + 1):
            y = self.place(10**self._left, 10.0**power)[1]
            yield f'<path class="way" opacity="0.4" d="M{LEFT} {y:g} H{RIGHT}"/>'
            yield label(LEFT - 10, y + 4, _time(10.0**power), anchor="end")
        for power in range(ceil(self._left), floor(self._right) + 1):
            x = self.place(10.0**power, 10.0**self._low)[0]
            yield f'<path class="way" opacity="0.4" d="M{x:g} {TOP} V{BOTTOM}"/>'
            yield label(x, BOTTOM + 22, f"{10**power:,}")
        yield label((LEFT + RIGHT) / 2, BOTTOM + 46, "interactions recorded")


def _curve(places: Sequence[tuple[float, float]], name: str, dash: str, is_ours: bool) -> str:  # noqa: FBT001 - a private helper
    colour, width = ("var(--accent)", 3) if is_ours else ("var(--soft)", 2)
    path = " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    line = (
        f'<path d="M{path}" fill="none" style="stroke: {colour}" stroke-width="{width}" '
        f'stroke-dasharray="{dash}"/>\n'
    )
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" style="fill: {colour}"/>\n' for x, y in places
    )
    x, y = places[-1]
    style = "name" if is_ours else "said"
    return line + dots + label(x + 10, y + 4, name, style, anchor="start")


def _time(seconds: float) -> str:
    scale, unit = next((one for one in _UNITS if seconds >= one[0] * 0.999), _UNITS[-1])
    return f"{seconds / scale:g} {unit}"
