"""What can be overridden."""

from __future__ import annotations

from pytest_assistants.client.parameters import AssistantChanges, ThreadFields
from pytest_assistants.factories.overrides import AssistantOverrides, ThreadOverrides


def test_every_parameter_of_creating_can_be_overridden() -> None:
    assert AssistantOverrides.__optional_keys__ == AssistantChanges.__optional_keys__
    assert ThreadOverrides.__optional_keys__ == ThreadFields.__optional_keys__
