"""What the soak makes of its samples."""

from __future__ import annotations

import json

import pytest
from tests.soak import __main__ as soak


def samples(*last: int, number: int = soak.TESTS) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in [[9, 1_000_000]] * (number - 1) + [list(last)])


def test_what_stays_flat_is_no_growth() -> None:
    found = soak.growth("replayed", samples(9, 1_000_000))
    assert (found.descriptors, found.each, found.interactions) == (0, 0, 7_950)
    assert soak.is_flat(found)


@pytest.mark.parametrize("last", [(10, 1_000_000), (9, 6_000_000)], ids=["descriptor", "memory"])
def test_what_grows_is_told_apart(last: tuple[int, int]) -> None:
    assert not soak.is_flat(soak.growth("replayed", samples(*last)))


def test_a_run_that_did_not_reach_its_end_shows_nothing() -> None:
    with pytest.raises(SystemExit, match="150 of 200 tests were recorded"):
        soak.growth("recorded", samples(9, 1_000_000, number=150))
