"""The configuration shows no secret and is changed by replacement."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from pytest_assistants.settings import AssistantsConfig

CONFIG = AssistantsConfig(api_key="the-key", token="the-token", secrets=("the-secret",))


def test_its_text_shows_no_secret() -> None:
    assert "the-" not in repr(CONFIG)


def test_it_is_changed_by_replace_alone() -> None:
    assert replace(CONFIG, model="gpt-4o-mini").model == "gpt-4o-mini"
    with pytest.raises(FrozenInstanceError):
        CONFIG.model = "gpt-4o-mini"  # type: ignore[misc]  # what must not work


def test_every_field_is_documented() -> None:
    documented = {
        line.strip().partition(":")[0] for line in (AssistantsConfig.__doc__ or "").splitlines()
    }
    assert {field.name for field in fields(AssistantsConfig)} <= documented
