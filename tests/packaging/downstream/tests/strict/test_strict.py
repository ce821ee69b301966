"""The refined configuration holds here, and the project's still stands behind it."""

from __future__ import annotations

from pytest_assistants.typing import Assistant, AssistantsConfig


def test_the_nested_folder_refines(
    assistant: Assistant, assistants_config: AssistantsConfig
) -> None:
    assert assistant.model == "gpt-4o"
    assert assistants_config.strict
    assert assistants_config.api_version == "2024-08-01-preview"
