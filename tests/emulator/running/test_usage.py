from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.operations import operation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator.exchange.calls import Call
from pytest_assistants.emulator.running import usage


@given(st.text())
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    assert "".join(usage.pieces(text)) == text


def test_a_text_falls_into_words_and_long_ones_into_parts() -> None:
    assert usage.pieces("one  two ") == ["one", "  two", " "]
    assert usage.pieces("x" * 15) == ["x" * 12, "xxx"]


def test_figures_are_summed() -> None:
    assert usage.summed(usage.counted(1, 2), usage.counted(3, 4)) == usage.counted(4, 6)
    assert usage.summed(None, None) == usage.counted(0, 0)


@pytest.mark.parametrize(
    ("dialect", "profile", "day", "details"),
    [
        ("azure", Profile.DOCUMENTED, date(2026, 1, 1), set()),
        ("azure", Profile.OBSERVED, date(2024, 9, 1), set()),
        ("azure", Profile.OBSERVED, date(2026, 1, 1), {"prompt_token_details"}),
        ("openai", Profile.OBSERVED, date(2024, 9, 1), set()),
        (
            "openai",
            Profile.OBSERVED,
            date(2026, 1, 1),
            {"prompt_token_details", "completion_tokens_details"},
        ),
    ],
)
def test_details_came_with_the_years(
    dialect: Any, profile: Profile, day: date, details: set[str]
) -> None:
    call = Call(
        operation=operation("runs.retrieve"),
        dialect=dialect,
        generation=Generation.V2,
        profile=profile,
        day=day,
    )
    figures = usage.counted(1, 2)
    answered = usage.shown(figures, call)
    assert answered is not None
    assert answered.keys() - figures.keys() == details
    assert usage.shown(None, call) is None
