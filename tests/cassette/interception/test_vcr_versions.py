"""A vcrpy that the kit was never tried with is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.interception import vcr_versions

if TYPE_CHECKING:
    import pytest


def test_the_installed_one_was_tried_and_another_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert vcr_versions.untried() is None
    monkeypatch.setattr(vcr_versions, "installed", lambda: "10.0")
    told = vcr_versions.untried()
    assert told is not None
    assert told.startswith("10.0 is not among the versions this was tried with (9.4.2)")
