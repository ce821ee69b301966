from __future__ import annotations

import pytest

from pytest_assistants.emulator.memory.clock import EmulatorClock


def test_time_stands_still_until_it_is_advanced() -> None:
    clock = EmulatorClock(start=100)
    assert (clock.now, clock.now) == (100, 100)
    clock.advance(60)
    assert clock.now == 160


def test_the_moment_is_whole_seconds_and_fractions_add_up() -> None:
    clock = EmulatorClock(start=100)
    clock.advance(0.75)
    assert clock.now == 100
    clock.advance(0.75)
    assert clock.now == 101


def test_time_cannot_pass_backwards() -> None:
    with pytest.raises(ValueError, match=r"advance\(-1\)"):
        EmulatorClock().advance(-1)


def test_a_reset_clock_stands_at_its_start() -> None:
    clock = EmulatorClock(start=100)
    clock.advance(5)
    clock.reset()
    assert clock.now == 100
