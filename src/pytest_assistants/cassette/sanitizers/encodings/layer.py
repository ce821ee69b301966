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
