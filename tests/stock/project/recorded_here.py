"""The same conversations, recorded by this package."""

from __future__ import annotations

import os

import pytest
from conversations import CONVERSATIONS, LIBRARIES  # type: ignore[import-not-found]  # it stands beside this file


@pytest.mark.assistants
@pytest.mark.parametrize("speaker", LIBRARIES)
@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_record(conversation: str, speaker: str) -> None:
    CONVERSATIONS[conversation](LIBRARIES[speaker](os.environ["AZURE_OPENAI_ENDPOINT"]))
