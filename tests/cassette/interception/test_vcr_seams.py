"""A vcrpy that lacks what is borrowed from it is refused in one sentence, before any test runs."""

from __future__ import annotations

import pkgutil
import re

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
    monkeypatch.setattr(vcr_seams, "SEAMS", (*vcr_seams.SEAMS, vcr_seams.Seam("vcr.gone", "any")))
    with pytest.raises(SettingsError) as refused:
        vcr_seams.check()
    told = str(refused.value)
    assert "has no vcr.patch.force_reset, vcr.stubs.VCRConnection.getresponse, vcr.gone.any" in told
    assert "install another version of vcrpy" in told


def test_each_name_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for seam in vcr_seams.SEAMS:
        owner, _, name = str(seam).rpartition(".")
        with monkeypatch.context() as forgetting:
            forgetting.delattr(pkgutil.resolve_name(owner), name)
            with pytest.raises(SettingsError, match=re.escape(f"has no {seam}")):
                vcr_seams.check()
    vcr_seams.check()
