"""What of a known value is looked for first: where that is not, it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_RAREST_FIRST = "zqxj0123456789@\\/_-kvbpgwyfm.culdrhsni:oate"  # others are rarer still
_LONG = 20


def core_of(value: str) -> str:
    """Of several words the longest; of a long value the middle, whose ends may be missing."""
    words = value.split()
    if len(words) > 1:
        return max(words, key=len)
    return value[2:-2] if len(value) >= _LONG else value


def by_rarest(cores: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The cores, those together that have a character in common, the one few texts have."""
    groups: dict[str, list[str]] = {}
    for core in cores:
        groups.setdefault(min(core, key=_RAREST_FIRST.find), []).append(core)
    return tuple((rare, tuple(group)) for rare, group in groups.items())
