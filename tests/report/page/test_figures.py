"""Numbers are worded as people read them; bars stay on their line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.page.samples import CREATED, MISSED, REFUSED

from pytest_assistants.report.page.figures import Bar, bars, duration, size


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [
        (0, "0 µs"),
        (0.0214, "21 µs"),
        (3.44, "3.4 ms"),
        (34.4, "34 ms"),
        (1234, "1.2 s"),
        (125_900, "2 min 5 s"),
    ],
)
def test_a_duration_has_the_unit_that_fits(milliseconds: float, shown: str) -> None:
    assert duration(milliseconds) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 B"), (1023, "1023 B"), (1229, "1.2 kB"), (3_565_158, "3.4 MB")]
)
def test_a_size_has_the_unit_that_fits(number: int, shown: str) -> None:
    assert size(number) == shown


def test_bars_stand_where_their_exchanges_began() -> None:
    assert bars([CREATED, REFUSED, MISSED]) == [
        Bar(0.0, 36.36),
        Bar(54.55, 18.18),
        Bar(90.91, 9.09),
    ]


def test_pauses_are_shortened_but_what_ran_at_once_still_does() -> None:
    long_after = replace(CREATED, began=90_000.0, lasted=2.0)
    at_once = replace(CREATED, began=90_001.0, lasted=2.0)
    assert bars([CREATED, long_after, at_once]) == [
        Bar(0.0, 22.22),
        Bar(66.67, 22.22),
        Bar(77.78, 22.22),
    ]


def test_what_took_no_time_at_all_fills_the_line() -> None:
    assert bars([replace(CREATED, lasted=0.0)]) == [Bar(0.0, 100.0)]
    assert bars([]) == []


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), max_size=20))
def test_no_bar_leaves_the_line(times: list[tuple[float, float]]) -> None:
    drawn = bars([replace(CREATED, began=began, lasted=lasted) for began, lasted in times])
    assert all(one.start >= 0 and one.start + one.width <= 100.011 for one in drawn)
    assert all(one.width > 0 for one in drawn)
