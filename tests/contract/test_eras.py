from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.contract.catalogue import field_of
from pytest_assistants.contract.eras import ERAS, Era, unborn
from pytest_assistants.contract.generations import Generation

if TYPE_CHECKING:
    from pytest_assistants.contract.paths import Dialect

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


# Of an object and a field: the first day on Azure and on OpenAI; None where it was never seen.
DAYS: dict[Generation, dict[tuple[str, str], tuple[date | None, date | None]]] = {
    Generation.V1: {
        ("thread.run", "required_action"): (None, date(2024, 3, 24)),
        ("thread.run", "usage"): (None, date(2024, 3, 24)),
        ("thread.run", "incomplete_details"): (None, date(2024, 4, 27)),
        ("thread.run", "tool_choice"): (None, date(2024, 4, 27)),
        ("thread.run", "parallel_tool_calls"): (None, None),
        ("thread.run", "tool_resources"): (None, None),
        ("thread.run.step", "usage"): (None, date(2024, 3, 24)),
        ("usage", "prompt_token_details"): (None, None),
        ("usage", "completion_tokens_details"): (None, None),
        ("file", "expires_at"): (None, None),
        ("list<file>", "has_more"): (None, date(2025, 1, 1)),
    },
    Generation.V2: {
        ("thread.run", "parallel_tool_calls"): (date(2024, 8, 1), date(2024, 8, 1)),
        ("thread.run", "reasoning_effort"): (None, date(2025, 3, 14)),
        ("usage", "prompt_token_details"): (date(2025, 3, 12), date(2025, 3, 12)),
        ("usage", "completion_tokens_details"): (None, date(2025, 3, 12)),
        ("assistant", "reasoning_effort"): (None, date(2025, 3, 14)),
        ("file", "expires_at"): (None, date(2025, 3, 1)),
        ("list<file>", "first_id"): (None, date(2025, 1, 1)),
        ("vector_store", "description"): (None, date(2025, 6, 1)),
        ("vector_store.file", "usage_bytes"): (date(2025, 1, 1), date(2024, 4, 17)),
        ("vector_store.file", "chunking_strategy"): (date(2025, 1, 1), date(2024, 6, 3)),
        ("vector_store.file", "attributes"): (date(2025, 3, 11), date(2025, 3, 11)),
    },
}


@pytest.mark.parametrize("generation", Generation)
def test_each_service_has_a_day_of_its_own_for_a_field(generation: Generation) -> None:
    dialects: tuple[Dialect, Dialect] = ("azure", "openai")
    for (owner, name), days in DAYS[generation].items():
        for dialect, first in zip(dialects, days, strict=True):
            before = (first or date.max) - timedelta(days=1)
            assert name in unborn(owner, generation=generation, dialect=dialect, day=before)
            then = unborn(owner, generation=generation, dialect=dialect, day=first or date.max)
            assert (name in then) == (first is None), (owner, name, dialect)


def test_azure_never_named_some() -> None:
    found = unborn("thread.run", generation=Generation.V2, dialect="azure", day=date.max)
    assert found == {"reasoning_effort"}


def test_what_has_no_era_was_always_there() -> None:
    assert unborn("thread", generation=Generation.V2, dialect="azure", day=date.min) == frozenset()
