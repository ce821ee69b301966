"""Each mutant differs from its module in one place, and none in what has no behaviour."""

from __future__ import annotations

import ast

import pytest
from tests.mutation.operators import mutants, mutated


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("a == b", ["a == b  ->  a != b"]),
        ("a < b", ["a < b  ->  a <= b"]),
        ("a < b < c", ["a < b < c  ->  a <= b < c"]),
        ("a and b", ["a and b  ->  a or b"]),
        ("a + 1", ["a + 1  ->  a - 1", "1  ->  2"]),
        ("a += b", ["a += b  ->  a -= b"]),
        ("x = True", ["True  ->  False"]),
        ("x = 'run'", ["'run'  ->  'runX'"]),
        ("x = b'run'", ["b'run'  ->  b'runX'"]),
        ("a(b)", ["a(b)  ->  None"]),
        ("if a: b", ["if a:  ->  if not a:"]),
        ("if not a: b", ["if not a:  ->  if a:"]),
        ("[a for a in b if c]", [" for a in b if c  ->   for a in b if not c"]),
        ("def a() -> 'B': return b", ["return b  ->  return None"]),
        ("a", []),
    ],
)
def test_a_mistake_is_tried_once_at_each_place(line: str, changes: list[str]) -> None:
    assert [mutant.change for mutant in mutants(line)] == changes


def test_two_mistakes_of_the_same_outcome_are_tried_once() -> None:
    assert [mutant.change for mutant in mutants("if a is b: c")] == ["a is b  ->  a is not b"]


def test_a_mutant_knows_its_place_and_whether_it_is_made_when_a_function_is_called() -> None:
    source = "@a(1)\ndef f(b=2):\n    return [\n        c == d\n    ]\nx = lambda: 5\n"

    found = [(each.line, each.statement, each.called) for each in mutants(source)]

    # The decorator's and the default's literals are read at import.
    assert found == [(1, 2, False), (2, 2, False), (3, 3, True), (4, 3, True), (6, 6, True)]


def test_a_module_is_made_with_one_mistake_or_with_many_or_with_none() -> None:
    source = "x = a == b\ny = 1"
    first, second = mutants(source)

    made = [ast.unparse(mutated(source, *each)) for each in ((), (first,), (first, second))]

    assert made == [source, "x = a != b\ny = 1", "x = a != b\ny = 2"]
