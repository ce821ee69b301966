"""No mistake is tried where nothing depends on what stands there."""

from __future__ import annotations

import pytest
from tests.mutation.operators import mutants


@pytest.mark.parametrize(
    "silent",
    [
        "def a(b: 'C') -> 'D':\n  'Docs.'",
        "class A:\n  'Docs.'",
        "if TYPE_CHECKING: a('b')",
        "x: 'A'",
        "y = cast('A', b)",
        "Kind = Literal['a', 'b']",
        "__all__ = ['a']",
        "class A:\n  __slots__ = ('a',)",
        "@dataclass(frozen=True, slots=True)\nclass A: pass",
        "@functools.lru_cache(maxsize=8)\ndef a(): pass",
        "x = zip(a, b, strict=True)",
        "x = 'no such thing'",
        "x = Rule('a', marks='@', positives=('a',), negatives=('b', 'c'))",
        "x = f'{a}, and {b} is there'",
        "x = f'{a} of'",
        "x = f'{a[1]} is there{b(\"c\")}'",
    ],
)
def test_what_no_behaviour_depends_on_is_left_alone(silent: str) -> None:
    assert mutants(silent) == []


@pytest.mark.parametrize("heard", ["x = 'in_progress'", "x = r'a b\\d'", "x = f'{a}/b'"])
def test_names_patterns_and_paths_are_no_wording(heard: str) -> None:
    assert len(mutants(heard)) == 1
