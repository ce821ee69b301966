"""A recorded answer is read as a real one is, in whatever way its client reads it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import httpx2
import pytest

from pytest_assistants.cassette.interception.httpx_answers import composer
from pytest_assistants.wire import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

ANSWER = Response(200, (("content-type", "application/json"),), b'{"a": "b"}', "Fine")
URL = "https://h.test/"

each_library = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])


def _client(library: ModuleType, answer: Response = ANSWER, **options: Any) -> Any:
    compose = composer(library)

    class Transport(library.BaseTransport):  # type: ignore[name-defined, misc]  # one of two libraries
        def handle_request(self, request: Any) -> Any:
            del request
            return compose(answer)

    return library.Client(transport=Transport(), **options)


async def _asynchronously(library: ModuleType, read: Callable[[Any], Any]) -> Any:
    compose = composer(library)

    class Transport(library.AsyncBaseTransport):  # type: ignore[name-defined, misc]  # one of two libraries
        async def handle_async_request(self, request: Any) -> Any:
            del request
            return compose(ANSWER)

    async with (
        library.AsyncClient(transport=Transport()) as client,
        client.stream("GET", URL) as response,
    ):
        return await read(response)


def _is_as_real(response: Any, library: ModuleType) -> bool:
    """Whether all is as it is behind a real transport."""
    assert type(response) is library.Response
    assert response.content == ANSWER.body
    assert response.json() == {"a": "b"}
    assert response.elapsed.total_seconds() >= 0
    assert response.num_bytes_downloaded == len(ANSWER.body)
    assert (response.reason_phrase, response.is_closed) == ("Fine", True)
    return bool(response.is_stream_consumed)


@each_library
def test_what_was_read_is_the_librarys_own(library: ModuleType) -> None:
    with _client(library) as client:
        response = client.get(URL)
    assert _is_as_real(response, library)
    assert response.read() == ANSWER.body
    assert b"".join(response.iter_bytes()) == ANSWER.body
    with pytest.raises(library.StreamConsumed):
        next(response.iter_raw())

    async def read(response: Any) -> Any:
        await response.aread()
        return response

    assert _is_as_real(asyncio.run(_asynchronously(library, read)), library)


@each_library
@pytest.mark.parametrize("way", ["iter_raw", "iter_bytes", "iter_lines"])
def test_it_may_be_read_in_parts(library: ModuleType, way: str) -> None:
    with _client(library) as client, client.stream("GET", URL) as response:
        assert isinstance(response, library.Response)
        parts = list(getattr(response, way)())
        assert parts in ([ANSWER.body], [ANSWER.body.decode()])
        assert (response.num_bytes_downloaded, response.is_closed) == (10, True)


@each_library
def test_what_was_begun_or_closed_is_read_no_more(library: ModuleType) -> None:
    with _client(library) as client:
        with client.stream("GET", URL) as response:
            next(response.iter_raw())
            with pytest.raises(library.StreamConsumed):
                response.read()
        with client.stream("GET", URL) as response:
            response.close()
            with pytest.raises(library.StreamClosed):
                response.read()

    async def begin(response: Any) -> None:
        async for _ in response.aiter_raw():
            break
        with pytest.raises(library.StreamConsumed):
            await response.aread()

    asyncio.run(_asynchronously(library, begin))


@each_library
def test_it_is_read_through_a_stream_that_was_put_before_it(library: ModuleType) -> None:
    class Shouting(library.SyncByteStream):  # type: ignore[name-defined, misc]  # one of two libraries
        def __init__(self, real: Any) -> None:
            self._real = real

        def __iter__(self) -> Iterator[bytes]:
            return (part.upper() for part in self._real)

        def close(self) -> None:
            self._real.close()

    def shout(response: Any) -> None:
        response.stream = Shouting(response.stream)

    with _client(library, event_hooks={"response": [shout]}) as client:
        assert client.get(URL).content == ANSWER.body.upper()


@each_library
def test_it_is_not_read_by_the_other_sort_of_client(library: ModuleType) -> None:
    response = composer(library)(ANSWER)
    response.stream = SimpleNamespace(_stream=response.stream)
    with pytest.raises(RuntimeError, match="async stream"):
        response.read()


@each_library
def test_what_is_encoded_still_is_decoded(library: ModuleType) -> None:
    encoded = replace(ANSWER, headers=(("content-encoding", "gzip"),))
    with _client(library, encoded) as client, pytest.raises(library.DecodingError):
        client.get(URL)


@each_library
def test_where_the_library_notes_a_body_otherwise_all_is_left_to_it(library: ModuleType) -> None:
    class Other(library.Response):  # type: ignore[name-defined, misc]  # one of two libraries
        @property
        def _content(self) -> Any:
            return self.elsewhere

        @_content.setter
        def _content(self, content: bytes) -> None:
            self.elsewhere = content

    members = {name: getattr(library, name) for name in ("Headers", "ByteStream")}
    compose = composer(SimpleNamespace(Response=Other, **members))  # type: ignore[arg-type]  # as much of a module as it needs
    assert type(compose(ANSWER)) is Other


@each_library
def test_it_bears_the_librarys_name_and_is_read_in_one_step(
    library: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = composer(library)(ANSWER)
    names = ("__name__", "__qualname__", "__module__")
    kinds = (type(response), library.Response)
    told, real = ([getattr(kind, name) for name in names] for kind in kinds)
    assert told == real
    with _client(library) as client:
        monkeypatch.setattr(library.Response, "iter_bytes", None)
        assert client.get(URL).content == ANSWER.body
