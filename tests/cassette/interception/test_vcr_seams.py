"""A vcrpy that lacks what is borrowed from it is refused in one sentence, before any test runs."""

from __future__ import annotations

import pytest
import vcr.patch
import vcr.stubs

from pytest_assistants.cassette.interception import vcr_seams
from pytest_assistants.errors import SettingsError


def test_the_installed_one_has_all_of_it() -> None:
    vcr_seams.check()


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(vcr.patch, "force_reset")
    monkeypatch.delattr(vcr.stubs.VCRConnection, "getresponse")
    monkeypatch.setattr(vcr_seams, "SEAMS", (*vcr_seams.SEAMS, ("vcr.gone", "any")))
    with pytest.raises(SettingsError) as refused:
        vcr_seams.check()
    told = str(refused.value)
    assert "has no vcr.patch.force_reset, vcr.stubs.VCRConnection.getresponse, vcr.gone.any" in told
    assert "install another version of vcrpy" in told
