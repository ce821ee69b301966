"""The same conversations, each answered by the cassette that stock vcrpy wrote."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conversations import CONVERSATIONS, LIBRARIES  # type: ignore[import-not-found]  # it stands beside this file

OUTCOMES = json.loads(Path("outcomes.json").read_text(encoding="utf-8"))


@pytest.fixture
def assistants_cassette_name(file: str) -> str:
    return file


@pytest.mark.assistants
@pytest.mark.parametrize("speaker", LIBRARIES)
@pytest.mark.parametrize("file", OUTCOMES)
def test_replay(file: str, speaker: str) -> None:
    conversation = CONVERSATIONS[file.partition("-")[0]]
    send = LIBRARIES[speaker](os.environ["AZURE_OPENAI_ENDPOINT"])
    assert json.loads(json.dumps(conversation(send))) == OUTCOMES[file]
