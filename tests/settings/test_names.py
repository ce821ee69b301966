"""Of an endpoint people are shown what is everybody's, and nothing that is the user's own."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants import settings
from pytest_assistants.settings import masked_host


@pytest.mark.parametrize(
    ("endpoint", "shown"),
    [
        ("https://my-resource.openai.azure.com/", "***.openai.azure.com"),
        ("https://My-Hub.Services.AI.azure.com/api/projects/mine", "***.services.ai.azure.com"),
        ("https://api.openai.com/v1", "api.openai.com"),
        ("http://127.0.0.1:8765", "127.0.0.1"),
        ("http://[::1]:8765", "::1"),
        ("http://localhost:8765", "localhost"),
        ("https://user:secret@gateway.example.org/path", "***"),
        ("", "***"),
    ],
)
def test_the_name_of_a_resource_is_masked(endpoint: str, shown: str) -> None:
    assert masked_host(endpoint) == shown


def test_a_name_that_the_room_has_not_is_an_ordinary_mistake() -> None:
    room: Any = settings
    with pytest.raises(AttributeError, match="has no attribute 'Modes'"):
        room.Modes  # noqa: B018 - asking is the point
