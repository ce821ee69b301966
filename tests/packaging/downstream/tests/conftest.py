"""The project's own configuration, and a factory of its own around the kit's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pytest_assistants import AssistantsConfig
from pytest_assistants.typing import Assistant, AssistantFactory


@pytest.fixture(scope="session")
def assistants_config(assistants_config: AssistantsConfig) -> AssistantsConfig:
    return replace(assistants_config, model="gpt-4o-mini", api_version="2024-08-01-preview")


@pytest.fixture
def invoice_assistant_factory(assistant_factory: AssistantFactory) -> Callable[[str], Assistant]:
    def make(customer: str) -> Assistant:
        return assistant_factory(name=f"Invoices of {customer}", tools=[])

    return make


@pytest.fixture(name="assistant_factory")
def _own_assistant_factory(assistant_factory: AssistantFactory) -> AssistantFactory:
    return assistant_factory
