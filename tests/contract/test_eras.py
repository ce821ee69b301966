from __future__ import annotations

from datetime import date

import pytest

from pytest_assistants.contract.catalogue import field_of
from pytest_assistants.contract.eras import ERAS, Era, unborn
from pytest_assistants.contract.generations import Generation

_WITHIN = {"usage", "list<file>"}


@pytest.mark.parametrize("era", [era for era in ERAS if era.owner not in _WITHIN])
def test_every_era_speaks_of_fields_that_have_a_row(era: Era) -> None:
    assert all(field_of(era.owner, name) for name in era.names)


@pytest.mark.parametrize(
    ("day", "unseen"),
    [
        (date(2024, 7, 31), {"parallel_tool_calls", "reasoning_effort"}),
        (date(2024, 8, 1), {"reasoning_effort"}),
        (date(2025, 3, 14), set()),
    ],
)
def test_a_field_is_there_from_its_day_on(day: date, unseen: set[str]) -> None:
    found = unborn("thread.run", generation=Generation.V2, dialect="openai", day=day)
    assert found == unseen


def test_azure_never_named_some() -> None:
    found = unborn("thread.run", generation=Generation.V2, dialect="azure", day=date.max)
    assert found == {"reasoning_effort"}


def test_what_has_no_era_was_always_there() -> None:
    assert unborn("thread", generation=Generation.V2, dialect="azure", day=date.min) == frozenset()
