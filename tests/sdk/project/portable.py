"""The flows that every line of the SDK speaks alike; sync and async share one cassette each.

To record them anew, with openai 2.x, in this folder:

    python -m pytest portable.py --assistants-record --assistants-upstream=emulator
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import application  # type: ignore[import-not-found]  # it stands beside this file
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.assistants

FLOWS = {
    "assistant": application.keep_assistant,
    "files": application.attach_file,
    "thread": application.keep_thread,
    "refused": application.be_refused,
}
every_flow = pytest.mark.parametrize("flow", FLOWS)
every_client = pytest.mark.parametrize("client", ["azure", "openai"])


@pytest.fixture
def assistants_cassette_name(client: str, flow: str) -> str:
    """One cassette for both clients of a flow, sync and async."""
    return f"portable/{client}-{flow}.yaml"


@every_flow
@every_client
def test_sync(client: str, flow: str, outcome: Callable[[object], None]) -> None:
    outcome(application.run(FLOWS[flow](application.CLIENTS[client])))


@every_flow
@every_client
def test_async(client: str, flow: str, outcome: Callable[[object], None]) -> None:
    conversation = FLOWS[flow](application.ASYNC_CLIENTS[client])
    outcome(asyncio.run(application.run_async(conversation)))


@pytest.mark.parametrize(("client", "flow"), [("httpx", "all")])
def test_httpx(client: str, flow: str, outcome: Callable[[object], None]) -> None:
    assert (client, flow) == ("httpx", "all")
    with application.http_client() as speaker:
        outcome(application.run(application.speak_http(speaker)))
