"""Each mutant differs from its module in one place, and none in what has no behaviour."""

from __future__ import annotations

import ast

import pytest
from tests.mutation.operators import mutants


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("a == b", ["a == b  ->  a != b"]),
        ("a < b", ["a < b  ->  a <= b"]),
        ("a and b", ["a and b  ->  a or b"]),
        ("a + 1", ["a + 1  ->  a - 1", "1  ->  2"]),
        ("x = True", ["True  ->  False"]),
        ("x = 'run'", ["'run'  ->  'runX'"]),
        ("a(b)", ["a(b)  ->  None"]),
        ("if a: b", ["if a:  ->  if not a:"]),
        ("def a() -> 'B': return b", ["return b  ->  return None"]),
        ("def a(b: 'C') -> 'D':\n  'Docs.'", []),
        ("if TYPE_CHECKING: a('b')", []),
        ("a", []),
    ],
)
def test_a_mistake_is_tried_once_at_each_place(line: str, changes: list[str]) -> None:
    found = list(mutants(line))
    assert [mutant.change for mutant in found] == changes
    assert all(ast.unparse(mutant.tree) != ast.unparse(ast.parse(line)) for mutant in found)
