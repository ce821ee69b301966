"""Rules for findings: what is told once in a text is gone everywhere in it."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.findings import (
    Finding,
    everywhere,
    outside_uuids,
    with_digits,
    without_overlaps,
)


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


def test_neighbours_do_not_overlap() -> None:
    found = [Finding(4, 6, "c"), Finding(0, 2, "a"), Finding(2, 4, "b"), Finding(2, 3, "d")]
    assert without_overlaps(found) == [Finding(0, 2, "a"), Finding(2, 4, "b"), Finding(4, 6, "c")]


def test_digits_behind_a_number_go_with_it_up_to_the_next_finding() -> None:
    text = "ab0918x cd 7"
    assert with_digits(text, [Finding(0, 2, "t-1"), Finding(4, 5, "t-2")]) == [
        Finding(0, 4, "t-1"),
        Finding(4, 6, "t-2"),
    ]
    assert with_digits(text, [Finding(0, 2, "t")]) == [Finding(0, 2, "t")]
    assert with_digits("ab09", [Finding(0, 2, "t-1")]) == [Finding(0, 4, "t-1")]


UUID = "8e685542-af76-4a75-8ff3-35ad5ed008cc"


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([], []),
        ([(12, 39)], []),
        ([(3, 11)], []),
        ([(0, 20)], []),
        ([(3, 39)], [(3, 39)]),
        ([(0, 3), (39, 40)], [(0, 3), (39, 40)]),
    ],
)
def test_nothing_is_a_part_of_a_uuid(
    spans: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert outside_uuids(f"id {UUID}, 9", spans) == left


def test_what_has_the_hyphens_of_a_uuid_and_is_none_is_no_bar() -> None:
    assert outside_uuids("30-12-34-56-78", [(0, 5)]) == [(0, 5)]
