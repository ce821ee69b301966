"""Transports of httpx hand the gate whole requests, and clients whole answers."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
from typing import TYPE_CHECKING, Any

import httpx
import httpx2
import pytest

from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.httpx_stub import (
    async_handler,
    sync_handler,
    without_transfer,
)
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import ModuleType

    from tests.cassette.interception.conftest import FakeGate

ENCODED = gzip.compress(b"hello")
HEADERS = [("content-encoding", "gzip"), ("x-a", "1"), ("x-a", "2")]
URL = "https://h.test/api/x"

each_library = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])


def _sync(gate: FakeGate, library: ModuleType, request: Any) -> Any:
    def real(_: object, asked: Any) -> Any:
        return library.Response(200, headers=HEADERS, content=ENCODED, request=asked)

    return sync_handler(real, library=library, gate=gate)(object(), request)


def _async(gate: FakeGate, library: ModuleType, request: Any) -> Any:
    async def real(_: object, asked: Any) -> Any:
        return library.Response(200, headers=HEADERS, content=ENCODED, request=asked)

    async def call() -> Any:
        return await async_handler(real, library=library, gate=gate)(object(), request)

    return asyncio.run(call())


each_handler = pytest.mark.parametrize("handle", [_sync, _async], ids=["sync", "async"])


@each_library
@each_handler
def test_the_gate_hears_the_answer_decoded_and_the_client_gets_it_as_it_came(
    handle: Any, library: ModuleType, gate: FakeGate
) -> None:
    gate.plays = False
    answer = handle(gate, library, library.Request("POST", URL, content=b"abc"))
    [(ticket, heard)] = gate.left
    assert isinstance(ticket, Ticket)
    assert heard == Response(200, (("x-a", "1"), ("x-a", "2")), b"hello", "OK")
    assert answer.headers["content-encoding"] == "gzip"
    assert b"".join(answer.stream) == ENCODED


@each_library
@each_handler
def test_a_played_answer_has_status_reason_headers_and_body(
    handle: Any, library: ModuleType, gate: FakeGate
) -> None:
    answer = handle(gate, library, library.Request("GET", URL))
    assert (answer.status_code, answer.reason_phrase) == (201, "Yes")
    assert answer.headers["content-type"] == "application/json"
    assert b"".join(answer.stream) == b'{"played":true}'


@each_library
@each_handler
def test_a_header_that_is_no_ascii_is_read_in_the_encoding_of_its_request(
    handle: Any, library: ModuleType, gate: FakeGate
) -> None:
    handle(gate, library, library.Request("GET", URL, headers=[(b"x-name", "Käthe".encode())]))
    [request] = gate.entered
    assert request.header("x-name") == "Käthe"


@each_library
@each_handler
def test_the_gate_is_not_asked_for_other_traffic(
    handle: Any, library: ModuleType, gate: FakeGate
) -> None:
    handle(gate, library, library.Request("GET", "https://h.test/other"))
    assert (gate.entered, gate.left) == ([], [])


@each_library
def test_a_body_that_is_a_stream_is_read_before_the_gate_is_asked(
    library: ModuleType, gate: FakeGate
) -> None:
    def parts() -> Iterator[bytes]:
        yield from (b"a", b"b")

    async def async_parts() -> AsyncIterator[bytes]:
        for part in (b"a", b"b"):
            yield part

    _sync(gate, library, library.Request("post", URL, content=parts()))
    _async(gate, library, library.Request("post", URL, content=async_parts()))
    assert [request.body for request in gate.entered] == [b"ab", b"ab"]
    assert {request.method for request in gate.entered} == {"POST"}


@each_library
def test_a_reason_that_no_header_may_hold_is_made_to_fit(
    library: ModuleType, gate: FakeGate
) -> None:
    class Foreign:
        """Plays one answer with a reason beyond ASCII."""

        def admits(self, *_: object) -> bool:
            return True

        def enter(self, _: Request) -> Response:
            return Response(200, (), b"", "Très bien")

    answer = sync_handler(lambda *_: None, library=library, gate=Foreign())(  # type: ignore[arg-type]  # all that is asked here
        object(), library.Request("GET", URL)
    )
    assert gate.entered == []
    assert answer.reason_phrase == "Tr?s bien"


def _broken(library: ModuleType) -> Any:
    """An answer whose body is not in the encoding that it names."""
    body = library.ByteStream(b"hello")
    return library.Response(200, headers=[("content-encoding", "gzip")], stream=body)


@each_library
def test_a_body_that_cannot_be_decoded_is_heard_as_it_came(
    library: ModuleType, gate: FakeGate
) -> None:
    gate.plays = False
    handle = sync_handler(lambda *_: _broken(library), library=library, gate=gate)
    handle(object(), library.Request("GET", URL))
    [(_, heard)] = gate.left
    assert heard == Response(200, (("content-encoding", "gzip"),), b"hello", "OK")


@pytest.mark.parametrize(
    ("is_decoded", "names"), [(True, ["x"]), (False, ["content-encoding", "x"])]
)
def test_what_described_the_transfer_is_void_but_for_an_encoding_that_still_holds(
    *, is_decoded: bool, names: list[str]
) -> None:
    headers = tuple(
        (name, "1") for name in ("content-encoding", "content-length", "transfer-encoding", "x")
    )
    assert [name for name, _ in without_transfer(headers, is_decoded=is_decoded)] == names


@each_library
@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_a_real_body_is_closed_once_it_is_read_or_cannot_be(
    library: ModuleType, gate: FakeGate, error: type[BaseException] | None
) -> None:
    closed: list[str] = []

    class Body(library.SyncByteStream, library.AsyncByteStream):  # type: ignore[name-defined, misc]  # one of two libraries
        def __iter__(self) -> Iterator[bytes]:
            yield b"a"
            if error is not None:
                raise error

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for part in self:
                yield part

        def close(self) -> None:
            closed.append("close")

        async def aclose(self) -> None:
            closed.append("aclose")

    def real(_: object, asked: Any) -> Any:
        return library.Response(200, stream=Body(), request=asked)

    async def real_async(_: object, asked: Any) -> Any:
        return real(_, asked)

    async def call() -> None:
        handle = async_handler(real_async, library=library, gate=gate)
        await handle(object(), library.Request("GET", URL))

    gate.plays = False
    with contextlib.nullcontext() if error is None else pytest.raises(error):
        sync_handler(real, library=library, gate=gate)(object(), library.Request("GET", URL))
    with contextlib.nullcontext() if error is None else pytest.raises(error):
        asyncio.run(call())
    assert closed == ["close", "aclose"]
