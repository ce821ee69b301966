"""One way of escaping characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


class Layer(NamedTuple):
    """One way of escaping: a mark that is always there (none: no ASCII), and its escapes.

    ``hint`` costs less than the pattern, and without it there is no match. ``sure`` is what hardly
    anybody writes but to escape: where it stands, rules are better asked of what is undone, since
    in what is written a value seems to end, or a name to begin, at an escape.
    """

    mark: str | None
    pattern: re.Pattern[str]
    undo: Callable[[re.Match[str]], list[tuple[str, int]]]
    hint: Callable[[str], object] | None = None
    sure: re.Pattern[str] | None = None


def nothing(match: re.Match[str]) -> list[tuple[str, int]]:
    """Of the escape nothing is left."""
    return [("", len(match[0]))]


def numbered(match: re.Match[str], number: re.Pattern[str], base: int) -> list[tuple[str, int]]:
    """The characters that numbers stand for; each reaches to where the next begins."""
    found = list(number.finditer(match[0]))
    starts = [0, *(one.start() for one in found[1:])]
    ends = [*starts[1:], len(match[0])]
    codes = (int(one[0], base) for one in found)
    return [(chr(code), end - a) for code, a, end in zip(codes, starts, ends, strict=True)]
