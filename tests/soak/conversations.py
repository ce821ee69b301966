"""The run that is soaked: tests of fifty interactions each, and a sample of the process after each.

It is started by ``python -m tests.soak``, in a folder of its own, first to record, then to replay.
"""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.typing import AssistantsClient

INTERACTIONS = 50
TESTS = int(os.environ["SOAK_TESTS"])
SAMPLES = Path(os.environ["SOAK_SAMPLES"])


@pytest.fixture(autouse=True)
def sample() -> Iterator[None]:
    """Write down how many descriptors are open, and how many bytes are resident."""
    yield
    gc.collect()
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    resident = pages * os.sysconf("SC_PAGE_SIZE")
    with SAMPLES.open("a", encoding="ascii") as samples:
        samples.write(json.dumps([descriptors, resident]) + "\n")


@pytest.mark.parametrize("number", range(TESTS))
def test_a_conversation(assistants_client: AssistantsClient, number: int) -> None:
    thread = assistants_client.create_thread(metadata={"number": str(number)})
    for turn in range((INTERACTIONS - 2) // 2):
        said = f"Turn {turn} of conversation {number}."
        made = assistants_client.create_message(thread.id, role="user", content=said)
        read = assistants_client.retrieve_message(thread.id, made.id)
        (part,) = read.content
        assert part.text is not None
        assert part.text.value == said
    assert assistants_client.delete_thread(thread.id).deleted
