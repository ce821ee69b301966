"""Bodies of aiohttp that come in parts: recorded ones, and real ones while they come."""

from __future__ import annotations

import asyncio
import functools
import math
from typing import TYPE_CHECKING, Any

import aiohttp

from pytest_assistants.cassette.interception import tees, vcr_seams
from pytest_assistants.event_stream import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytest_assistants.cassette.interception.hearing import Hearing
    from pytest_assistants.wire import Failure, Response, Truncation

_MockStream: Any = vcr_seams.AIOHTTP_STREAM.found

ERRORS: dict[Truncation, Callable[[], Exception]] = {
    "closed": lambda: aiohttp.ClientPayloadError("Response payload is not completed"),
    "reset": lambda: aiohttp.ClientOSError(104, "Connection reset by peer"),
    "timeout": lambda: aiohttp.ServerTimeoutError("Timeout on reading data from socket"),
    "unread": lambda: aiohttp.ClientPayloadError("the recording ends here: nobody read further"),
}
"""How what ended a body before its time is told here."""


def failed(failure: Failure) -> Exception:
    """The error for a connection on which no answer came."""
    return (
        aiohttp.ServerDisconnectedError()
        if failure.reason == "closed"
        else ERRORS[failure.reason]()
    )


class Stream(_MockStream):  # type: ignore[misc]  # vcr ships no types
    """A body that is fed while it is read, and fails only where all before it was read."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._failure: BaseException | None = None
        self._whole = False
        super().__init__(b"")

    def feed_data(self, *args: Any) -> Any:
        """A part came in."""
        self._news.set()
        return super().feed_data(*args)

    def feed_eof(self) -> None:
        """Nothing more comes; what the class above says at once does not count."""
        self._news.set()
        if self._whole:
            super().feed_eof()
        self._whole = True

    def fail(self, error: BaseException) -> None:
        """What comes next is this error."""
        self._news.set()
        self._failure = error

    async def _wait(self, func_name: str) -> None:  # noqa: ARG002 - aiohttp's signature
        if self._failure is not None:
            raise self._failure
        self._news.clear()
        await self._news.wait()


def truncated(answer: Any, response: Response) -> Any:
    """A played answer whose body ends as it did when it was recorded."""
    if response.truncated is None:
        return answer
    error = ERRORS[response.truncated]()

    async def fail(*_: Any, **__: Any) -> Any:
        raise error

    answer.content = Stream()
    for event in pieces(response.body):
        answer.content.feed_data(event)
    answer.content.fail(error)
    answer.read = answer.text = answer.json = fail
    return answer


def passed_on(answer: Any, hearing: Hearing) -> None:
    """Have a task read the real body to its end, and the client read from there."""
    source, answer.content = answer.content, Stream()
    pump = _Pump(source, answer.content, hearing)
    for name in ("close", "release"):
        setattr(answer, name, functools.partial(pump.leave, getattr(answer, name)))
    answer.wait_for_close = functools.partial(pump.left, answer.wait_for_close)
    # An answer that nobody holds gives its connection back.
    pump.held = answer


async def whole(answer: Any, hearing: Hearing) -> None:
    """Read the real body, and leave it to be read again."""
    try:
        content = await answer.read()
    except aiohttp.ClientConnectionError:  # there is no body
        content = b""
    except BaseException as error:
        hearing.over(_reason(error))
        raise
    hearing.heard(content)
    hearing.over()
    if content:
        answer.content = _MockStream(content)


class _Pump:
    """Reads a real body, for its client while that listens, then for the recording, in bounds."""

    def __init__(self, source: Any, stream: Stream, hearing: Hearing) -> None:
        self._source, self._stream, self._hearing = source, stream, hearing
        self._is_left = False
        self.held: Any = None
        self._task = asyncio.get_running_loop().create_task(self._run())

    def leave(self, end: Callable[[], Any]) -> Any:
        """The client is done: give its connection back once the rest is read."""
        if self._task.done():
            return end()
        self._task.add_done_callback(lambda _: end())
        if not self._is_left:
            self._is_left = True
            # Not before its first step, which would then never be made.
            self._task.get_loop().call_soon(self._task.cancel)
        # Something to await, as aiohttp gives one.
        nothing = self._task.get_loop().create_future()
        nothing.set_result(None)
        return nothing

    async def left(self, end: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """The same, waited for."""
        self.leave(lambda: None)
        await asyncio.wait({self._task})
        await end()

    async def _run(self) -> None:
        try:
            await self._read()
        except asyncio.CancelledError:  # the client left, or its event loop ends
            await self._drain()
        except Exception as error:  # noqa: BLE001 - the client is told it
            self._hearing.over(_reason(error))
            self._stream.fail(error)
        else:
            self._hearing.over()
            self._stream.feed_eof()

    async def _read(self, most: float = math.inf) -> None:
        async for part in self._source.iter_any():
            self._hearing.heard(part)
            self._stream.feed_data(part)
            most -= len(part)
            if most < 0:
                self._hearing.over("unread")
                return

    async def _drain(self) -> None:
        try:
            await asyncio.wait_for(self._read(tees.MOST_BYTES), tees.MOST_SECONDS)
        except (TimeoutError, asyncio.CancelledError):
            self._hearing.over("unread")
        except Exception as error:  # noqa: BLE001 - the client has gone
            self._hearing.over(_reason(error))
        self._hearing.over()


def _reason(error: BaseException) -> Truncation:
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, OSError):
        return "reset"
    return "closed" if isinstance(error, Exception) else "unread"
