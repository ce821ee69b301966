"""The bar: what may be written of the whole corpus."""

from __future__ import annotations

from dataclasses import dataclass

from tests.secrets import kit
from tests.secrets.compare import Measure, measure
from tests.secrets.corpus.cases import Tier
from tests.secrets.corpus.catalogue import corpus

PERSONAL = (Tier.PERSONAL, Tier.IDENTIFIER)


def test_no_credential_leaks_and_little_else_is_lost() -> None:
    """One test, since measuring all cases is what takes time."""
    measured = measure(kit.record, corpus())
    assert _named(measured, "leaked", Tier.CREDENTIAL) == []
    assert _few(measured, "leaked", *PERSONAL, percent=1)
    assert _few(measured, "altered", Tier.CLEAN, percent=1)
    assert _few(measured, "refused", *Tier, percent=2)
    assert _named(measured, "damaged", *Tier) == []
    assert _named(measured, "crashed", *Tier) == []


@dataclass(frozen=True)
class Few:
    """Cases of which there may be some; told as they are where there are more."""

    names: list[str]
    most: float

    def __bool__(self) -> bool:
        return len(self.names) <= self.most


def _few(measured: Measure, flag: str, *tiers: Tier, percent: int) -> Few:
    of_these = sum(one.case.tier in tiers for one in measured.verdicts)
    return Few(_named(measured, flag, *tiers), percent / 100 * of_these)


def _named(measured: Measure, flag: str, *tiers: Tier) -> list[str]:
    chosen = (one for one in measured.verdicts if one.case.tier in tiers)
    return [f"{one.case.name}: {getattr(one, flag)}" for one in chosen if getattr(one, flag)]
