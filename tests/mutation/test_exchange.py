"""What lives is given a mutant's code, or is told to need an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.mutation.exchange import exchanged, functions
from tests.mutation.operators import mutants, mutated
from tests.mutation.trial import compiled

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
def outer(a):
    def inner(b):
        return a == b
    return inner

def without(a):
    return tuple(each for each in a)

made = outer(True)
table = {"plain": lambda a: a + 1}
"""


def _changes(tmp_path: Path, change: str) -> tuple[list[Any], dict[str, Any]]:
    path = tmp_path / "module.py"
    (mutant,) = (each for each in mutants(SOURCE) if each.change == change)
    before, after = (compiled(mutated(SOURCE, *made), path) for made in ((), (mutant,)))
    names: dict[str, Any] = {}
    exec(before, names)  # noqa: S102 - a module of this file
    return exchanged(functions([path])[path], before=before, after=after), names


def _apply(changes: list[Any]) -> None:
    for function, code in changes:
        function.__code__ = code


def test_closures_that_live_and_those_that_are_made_later_have_the_mistake(tmp_path: Path) -> None:
    changes, names = _changes(tmp_path, "a == b  ->  a != b")
    assert names["made"](1)

    _apply(changes)

    assert not names["made"](1)
    assert not names["outer"](1)(1)


def test_a_function_that_stands_in_a_table_has_the_mistake(tmp_path: Path) -> None:
    changes, names = _changes(tmp_path, "1  ->  2")
    _apply(changes)

    assert names["table"]["plain"](1) == 3


def test_a_function_may_lose_what_stands_within_it(tmp_path: Path) -> None:
    changes, names = _changes(tmp_path, "return tuple((each for each in a))  ->  return None")
    _apply(changes)

    assert names["without"]([1]) is None


def test_what_closes_over_something_else_needs_an_import(tmp_path: Path) -> None:
    changes, _ = _changes(tmp_path, "return a == b  ->  return None")

    assert changes == []
