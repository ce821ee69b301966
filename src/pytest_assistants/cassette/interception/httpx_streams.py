"""Bodies of httpx and httpx2 that come in parts: recorded ones, and real ones while they come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.tees import AsyncTee, Tee
from pytest_assistants.event_stream import pieces

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import ModuleType

    from pytest_assistants.wire import Failure, Response, Truncation

# How each library names what ended a body before its time, and how it says so.
ERRORS: dict[Truncation, tuple[str, str]] = {
    "closed": (
        "RemoteProtocolError",
        "peer closed connection without sending complete message body (incomplete chunked read)",
    ),
    "reset": ("ReadError", "[Errno 104] Connection reset by peer"),
    "timeout": ("ReadTimeout", "The read operation timed out"),
    "unread": ("RemoteProtocolError", "the recording ends here: its client had stopped reading"),
}

_NO_RESPONSE = "Server disconnected without sending a response."


def failed(failure: Failure, library: ModuleType) -> Exception:
    """The library's own error for a connection on which no answer came."""
    name, text = ERRORS[failure.reason]
    text = _NO_RESPONSE if failure.reason == "closed" else text
    error: Exception = getattr(library, name)(text)
    return error


def played(response: Response, library: ModuleType) -> Any:
    """A recorded body in parts: event by event, and one that was truncated ends as it did."""
    return _played_class(library)(response)


def teed(tee: Tee | AsyncTee, library: ModuleType) -> Any:
    """A real body whose parts are heard as the client reads them."""
    make = _teed_class if isinstance(tee, Tee) else _teed_async_class
    return make(library)(tee)


def reason(error: BaseException) -> Truncation:
    """What this error of either library says of the body that it ended."""
    name = type(error).__name__
    if not isinstance(error, Exception):
        return "unread"
    known: tuple[Truncation, ...] = ("reset", "timeout")
    return next((one for one in known if ERRORS[one][0] == name), "closed")


@cache
def _played_class(library: ModuleType) -> Any:
    class Played(library.AsyncByteStream, library.SyncByteStream):  # type: ignore[misc, name-defined]  # one of two libraries
        def __init__(self, response: Response) -> None:
            self._response = response

        def __iter__(self) -> Iterator[bytes]:
            yield from pieces(self._response.body)
            if self._response.truncated is not None:
                error, text = ERRORS[self._response.truncated]
                raise getattr(library, error)(text)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for part in self:
                yield part

    return Played


@cache
def _teed_class(library: ModuleType) -> Any:
    class Teed(library.SyncByteStream):  # type: ignore[misc, name-defined]  # one of two libraries
        def __init__(self, tee: Tee) -> None:
            self._tee = tee

        def __iter__(self) -> Iterator[bytes]:
            yield from self._tee

        def close(self) -> None:
            self._tee.conclude()

    return Teed


@cache
def _teed_async_class(library: ModuleType) -> Any:
    class TeedAsync(library.AsyncByteStream):  # type: ignore[misc, name-defined]  # one of two libraries
        def __init__(self, tee: AsyncTee) -> None:
            self._tee = tee

        def __aiter__(self) -> AsyncIterator[bytes]:
            return aiter(self._tee)

        async def aclose(self) -> None:
            await self._tee.conclude()

    return TeedAsync
