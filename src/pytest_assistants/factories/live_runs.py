"""Runs that may still be at work: they are cancelled, and waited for, before anything is unmade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pytest_assistants import wire
from pytest_assistants.contract import lifecycle, operations
from pytest_assistants.event_stream import objects_of
from pytest_assistants.factories.creations import GONE
from pytest_assistants.factories.undoing import Access, access_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.factories.undoing import Send, Sleep

KIND = "thread.run"
_PAUSES = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class LiveRun:
    """A run that was not seen to end: where it is, and how to reach it."""

    id: str
    thread_id: str
    path: str
    access: Access

    @property
    def cancelling(self) -> wire.Request:
        """The request that cancels it."""
        return self.access.ask("POST", f"{self.path}/cancel")


def sightings(interaction: wire.Interaction) -> Iterator[tuple[LiveRun, bool]]:
    """Each run that the exchange shows, and whether it is over."""
    request, response = interaction.request, interaction.response
    located = operations.locate(request.method, request.path) if response.ok else None
    if located is None:
        return
    for answer in objects_of(response):
        for shown in _runs(answer):
            thread, run = str(shown.get("thread_id")), str(shown.get("id"))
            path = f"/threads/{quote(thread, safe='')}/runs/{quote(run, safe='')}"
            yield LiveRun(run, thread, located.prefix + path, access_of(request)), _is_over(shown)


def end(run: LiveRun, send: Send, sleep: Sleep) -> str | None:
    """Cancel the run and wait for its end; why it is still at work, or None.

    Args:
        run: the run.
        send: how a request is sent; may raise.
        sleep: how to pause between two looks, in seconds.
    """
    try:
        # A run that has ended meanwhile refuses to be cancelled: only a look can tell.
        send(run.cancelling)
        return _waited_for(run, send, sleep)
    except Exception as error:  # noqa: BLE001 - one failure must not stop the rest
        # The type alone: an exception's text may repeat the request and its credentials.
        return type(error).__name__


def _waited_for(run: LiveRun, send: Send, sleep: Sleep) -> str | None:
    status = ""
    for pause in _PAUSES:
        sleep(pause)
        response = send(run.access.ask("GET", run.path))
        if response.status in GONE:
            return None
        seen = wire.json_of(response.body) if response.ok else None
        if isinstance(seen, dict) and _is_over(seen):
            return None
        status = str(seen.get("status")) if isinstance(seen, dict) else str(response.status)
    return f"still {status} after it was cancelled"


def _runs(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    items = answer.get("data")
    for shown in [answer, *(items if isinstance(items, list) else ())]:
        if isinstance(shown, dict) and shown.get("object") == KIND:
            yield shown


def _is_over(shown: dict[str, Any]) -> bool:
    return lifecycle.is_final(lifecycle.RUN_STATES, str(shown.get("status")))
