from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants import event_stream
from pytest_assistants.emulator import Emulator, EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY = {"assistant_id": "asst_1", "instructions": "Say ü.", "stream": True}


@pytest.fixture
def client(emulator: Emulator) -> Iterator[httpx.Client]:
    """A client of a server whose emulator holds an assistant and a thread."""
    emulator.seed("assistant", {"id": "asst_1", "model": "m"})
    emulator.seed("thread", {"id": "thread_1"})
    with (
        EmulatorServer(emulator) as server,
        httpx.Client(
            base_url=f"{server.origin}/openai",
            headers={"api-key": "k"},
            params={"api-version": "2024-05-01-preview"},
            trust_env=False,
        ) as client,
    ):
        yield client


def _listen(client: httpx.Client, heard: list[bytes]) -> httpx.Response:
    with client.stream("POST", "/threads/thread_1/runs", json=_BODY) as answer:
        heard.extend(answer.iter_raw())
    return answer


def test_a_stream_comes_event_by_event(client: httpx.Client) -> None:
    pieces: list[bytes] = []
    answer = _listen(client, pieces)
    assert len(pieces) > 1
    assert answer.headers["transfer-encoding"] == "chunked"
    assert "content-length" not in answer.headers
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    told = list(event_stream.parse(b"".join(pieces)))
    assert told[-1].name == "done"


@pytest.mark.parametrize("after", [0, 2])
def test_a_stream_that_is_cut_off_breaks_the_connection(
    client: httpx.Client, emulator: Emulator, after: int
) -> None:
    emulator.truncate_next("runs.create", after=after)
    heard: list[bytes] = []
    with pytest.raises(httpx.RemoteProtocolError):
        _listen(client, heard)
    assert b"".join(heard).count(b"\n\n") == after
    assert client.get("/assistants").status_code == 200


def test_the_server_stays_silent_about_it(
    client: httpx.Client, emulator: Emulator, capfd: pytest.CaptureFixture[str]
) -> None:
    emulator.reply(endless=True)
    with pytest.raises(httpx.RemoteProtocolError):
        _listen(client, [])
    assert capfd.readouterr() == ("", "")
