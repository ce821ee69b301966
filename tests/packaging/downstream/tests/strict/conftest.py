"""A folder that refines the project's configuration."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_assistants import AssistantsConfig


@pytest.fixture(scope="session")
def assistants_config(assistants_config: AssistantsConfig) -> AssistantsConfig:
    return replace(assistants_config, model="gpt-4o", strict=True)
