"""The bar: what may be written of the whole corpus."""

from __future__ import annotations

import pytest
from tests.secrets import kit
from tests.secrets.compare import Measure, measure
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus


@pytest.fixture(scope="module")
def measured() -> Measure:
    return measure(kit.record, corpus())


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


def _names(measured: Measure, flag: str, tier: Tier) -> list[str]:
    chosen = (one for one in measured.verdicts if one.case.tier is tier)
    return [one.case.name for one in chosen if getattr(one, flag)]
