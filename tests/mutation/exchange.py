"""Functions that live are given the code of a mutant, so that nothing is imported again."""

from __future__ import annotations

import gc
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def functions(paths: Sequence[Path]) -> dict[Path, list[FunctionType]]:
    """All functions that live, by the file that they were written in."""
    found: dict[str, list[FunctionType]] = {str(path): [] for path in paths}
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename in found:
            found[each.__code__.co_filename].append(each)
    return {path: found[str(path)] for path in paths}


def exchanged(
    alive: Sequence[FunctionType], *, before: CodeType, after: CodeType
) -> list[tuple[FunctionType, CodeType]]:
    """Which functions need other code in the mutant; none if that is not all it needs."""
    old, new = _by_place(before), _by_place(after)
    others = {
        code: made
        for place, codes in old.items()
        if len(codes) == len(new.get(place, ()))
        for code, made in zip(codes, new[place], strict=True)
        if code != made
    }
    found = [(each, others[each.__code__]) for each in alive if each.__code__ in others]
    fits = all(len(one.__code__.co_freevars) == len(code.co_freevars) for one, code in found)
    return found if fits else []


def _by_place(code: CodeType) -> dict[tuple[str, int], list[CodeType]]:
    found: dict[tuple[str, int], list[CodeType]] = {}
    for each in _codes(code):
        found.setdefault((each.co_qualname, each.co_firstlineno), []).append(each)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)
