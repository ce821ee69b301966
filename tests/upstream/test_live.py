"""The live upstream sends to the request's own URL, and connects with the first request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.upstream.live import LiveUpstream
from pytest_assistants.wire import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADERS = (("api-key", "key"),)


@pytest.fixture
def origin() -> Iterator[str]:
    with EmulatorServer(Emulator()) as server:
        yield server.origin


def test_each_request_goes_to_its_own_url(origin: str) -> None:
    upstream = LiveUpstream()
    url = f"{origin}/openai/threads?api-version=2024-05-01-preview"

    answers = [upstream.send(Request("POST", url, HEADERS)) for _ in range(2)]

    upstream.close()
    assert [answer.status for answer in answers] == [200, 200]


def test_closing_what_never_sent_is_harmless() -> None:
    LiveUpstream().close()
