"""A real body in parts, by thread or by task: each part is heard before the client has it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from pytest_assistants.cassette.interception.hearing import Hearing
    from pytest_assistants.wire import Truncation

    Reason = Callable[[BaseException], Truncation]

MOST_SECONDS = 10.0
"""How long the rest of a stream is waited for when its client has stopped reading."""

MOST_BYTES = 16 * 2**20
"""How much of it is read then."""


class Tee:
    """The parts of a source that is read in threads; ``reason`` says what an error means."""

    def __init__(self, source: Any, hearing: Hearing, *, reason: Reason) -> None:
        self._source, self._hearing, self._reason = source, hearing, reason
        self._parts = iter(source)
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[bytes]:
        while (part := self._next()) is not None:
            yield part

    def conclude(self) -> None:
        """Read what the client left, in bounds; what is beyond them makes the answer truncated."""
        if not self._hearing.is_over:
            # In a thread of its own, since nothing else can end a read that blocks.
            rest = threading.Thread(target=self._drain, daemon=True)
            rest.start()
            rest.join(MOST_SECONDS)
            self._hearing.over("unread")
        self._source.close()

    def _next(self) -> bytes | None:
        with self._lock:
            try:
                part: bytes | None = next(self._parts, None)
            except BaseException as error:
                self._hearing.over(self._reason(error))
                raise
            self._hearing.heard(part)
            return part

    def _drain(self) -> None:
        size = 0
        try:
            while size <= MOST_BYTES and (part := self._next()) is not None:
                size += len(part)
        except Exception:  # noqa: BLE001 - the client has gone, and the hearing was told
            return


class AsyncTee:
    """The same for a source that is read in tasks; only its own event loop can read the rest."""

    def __init__(self, source: Any, hearing: Hearing, *, reason: Reason) -> None:
        self._source, self._hearing, self._reason = source, hearing, reason
        self._parts = aiter(source)
        self._lock = anyio.Lock()
        self._watching: asyncio.Task[None] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (part := await self._next()) is not None:
            yield part

    def watch(self) -> None:
        """Have the rest read when the event loop ends, for a client that never closes."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # a loop of another kind, whose tasks have to be waited for
            return
        over = asyncio.Event()
        self._hearing.then(lambda: loop.is_closed() or loop.call_soon_threadsafe(over.set))
        self._watching = loop.create_task(self._watch(over))

    async def conclude(self) -> None:
        """Read what the client left, in bounds; what is beyond them makes the answer truncated."""
        if not self._hearing.is_over:
            with anyio.move_on_after(MOST_SECONDS, shield=True):
                await self._drain()
            self._hearing.over("unread")
        await self._source.aclose()

    async def _watch(self, over: asyncio.Event) -> None:
        try:
            await over.wait()
        finally:
            # A loop that ends cancels its tasks, and lets them finish, before it closes iterators.
            await self.conclude()

    async def _next(self) -> bytes | None:
        # A client may close its answer while the event loop ends.
        async with self._lock:
            try:
                part: bytes | None = await anext(self._parts, None)
            except BaseException as error:
                self._hearing.over(self._reason(error))
                raise
            self._hearing.heard(part)
            return part

    async def _drain(self) -> None:
        size = 0
        try:
            while size <= MOST_BYTES and (part := await self._next()) is not None:
                size += len(part)
        except Exception:  # noqa: BLE001 - the client has gone, and the hearing was told
            return
