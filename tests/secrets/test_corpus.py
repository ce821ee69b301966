"""The bar: what may be written of the whole corpus, and which vectors do not reach it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.secrets import kit
from tests.secrets.compare import Measure, by_vector, measure
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import VECTORS, corpus

if TYPE_CHECKING:
    from tests.secrets.judge import Verdict

# Vectors that do not reach the bar yet, and why. One that reaches it must leave the list.
OPEN: dict[str, str] = {
    "url.path_pii": "a downloaded file that names an id is told by its size",
    "resp.file_content": "a downloaded file that holds a key is told by its size",
}


@pytest.fixture(scope="module")
def verdicts() -> tuple[Verdict, ...]:
    return measure(kit.record, corpus()).verdicts


@pytest.fixture(scope="module")
def measured(verdicts: tuple[Verdict, ...]) -> Measure:
    return Measure(tuple(one for one in verdicts if one.case.vector.name not in OPEN))


def _few(found: int, measured: Measure, *tiers: Tier, percent: int) -> bool:
    """Whether at most so many in a hundred of the cases of these tiers were found."""
    return 100 * found <= percent * sum(one.case.tier in tiers for one in measured.verdicts)


def test_no_credential_leaks(measured: Measure) -> None:
    assert _names(measured, "leaked", Tier.CREDENTIAL) == []


def test_at_most_one_in_a_hundred_personal_values_leaks(measured: Measure) -> None:
    tiers = (Tier.PERSONAL, Tier.IDENTIFIER)
    found = [name for tier in tiers for name in _names(measured, "leaked", tier)]
    assert _few(len(found), measured, *tiers, percent=1), found


def test_at_most_one_in_a_hundred_clean_cases_is_altered(measured: Measure) -> None:
    found = _names(measured, "altered", Tier.CLEAN)
    assert _few(len(found), measured, Tier.CLEAN, percent=1), found


def test_at_most_two_in_a_hundred_cases_are_refused(measured: Measure) -> None:
    found = [name for tier in Tier for name in _names(measured, "refused", tier)]
    assert _few(len(found), measured, *Tier, percent=2), found


def test_nothing_that_replay_needs_is_damaged_and_nothing_crashes(measured: Measure) -> None:
    damaged = {one.case.name: one.damaged for one in measured.verdicts if one.damaged}
    crashed = {one.case.name: one.crashed for one in measured.verdicts if one.crashed}
    assert (damaged, crashed) == ({}, {})


def test_an_open_vector_is_open(verdicts: tuple[Verdict, ...]) -> None:
    assert OPEN.keys() <= {vector.name for vector in VECTORS}
    assert sorted(OPEN.keys() - by_vector(verdicts).keys()) == []


def _names(measured: Measure, flag: str, tier: Tier) -> list[str]:
    chosen = (one for one in measured.verdicts if one.case.tier is tier)
    return [one.case.name for one in chosen if getattr(one, flag)]
