"""Rules for findings: what is told once in a text is gone everywhere in it."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.findings import everywhere


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("abcdefg1 and abcdefg1.", [(0, 8), (13, 21)]),
        ("abcdefg1 and abcdefg12", [(0, 8)]),
        ("abcdefgh and abcdefgh.", [(0, 8)]),
    ],
)
def test_a_telling_value_is_found_wherever_it_stands_alone(
    text: str, spans: list[tuple[int, int]]
) -> None:
    assert everywhere(text, [(0, 8)]) == spans


def test_a_value_that_overlaps_another_is_left_to_that() -> None:
    assert everywhere("a-b1c2d3e4 x-a-b1c2d3e4", [(0, 10), (11, 23)]) == [(0, 10), (11, 23)]
