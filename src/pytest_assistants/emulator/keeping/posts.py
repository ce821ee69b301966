"""Messages on a thread: how they are put there, kept and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import MESSAGE_STATES
from pytest_assistants.emulator.exchange import fields, metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "message"
OBJECT = "thread.message"
_IN_STREAMS = ("status", "incomplete_details", "incomplete_at", "completed_at")
_FILES = ("attachments", "file_ids")
DEFAULTS: Mapping[str, Any] = {
    "assistant_id": None,
    "run_id": None,
    "status": "completed",
    "incomplete_details": None,
    "incomplete_at": None,
    "completed_at": None,
    "role": "user",
    "content": [],
    "file_ids": [],
    "attachments": [],
    "metadata": {},
}
"""What a message has of which nothing is known, in the order the service answers."""


def add(sent: Mapping[str, Any], call: Call, world: World, *, thread_id: str) -> Record:
    """Put a message on a thread as a client sent it."""
    kept = {
        **DEFAULTS,
        "role": sent["role"],
        "content": content_of(sent["content"]),
        "file_ids": sent.get("file_ids") or [],
        "attachments": sent.get("attachments") or [],
        "metadata": metadata.kept(sent.get("metadata"), call),
    }
    return world.make(KIND, kept, dialect=call.dialect, parent=thread_id)


def begin(run: Record, call: Call, world: World) -> Record:
    """Put an assistant's message on the thread of its run, empty still."""
    kept = {
        **DEFAULTS,
        "assistant_id": run.fields["assistant_id"],
        "run_id": run.id,
        "role": "assistant",
        "status": next(iter(MESSAGE_STATES)),
    }
    return world.make(KIND, kept, dialect=call.dialect, parent=run.parent)


def end(
    message: Record, content: Sequence[Json], world: World, *, reason: str | None = None
) -> Record:
    """Let a message be complete; or incomplete, for a reason."""
    now = world.clock.now
    if reason is None:
        ended: Json = {"status": "completed", "completed_at": now}
    else:
        details = {"reason": reason}
        ended = {"status": "incomplete", "incomplete_details": details, "incomplete_at": now}
    return world.store.update(message, {"content": [*content], **ended})


def content_of(sent: str | Sequence[Mapping[str, Any]]) -> list[Json]:
    """Content as the service keeps it: each text an object that has annotations."""
    parts = [{"type": "text", "text": sent}] if isinstance(sent, str) else sent
    return [_part(part) for part in parts]


def text_part(value: str, annotations: Sequence[Json] = ()) -> Json:
    """A part of content that is a text."""
    return {"type": "text", "text": {"value": value, "annotations": [*annotations]}}


def text_of(message: Record) -> str:
    """What a message says, without its images."""
    parts = [part["text"]["value"] for part in message.fields["content"] if "text" in part]
    return "\n".join(parts)


def render(record: Record, call: Call, *, streamed: bool = False, modified: bool = False) -> Json:
    """The message object; only in streams it tells its status.

    Of a message just modified the second generation was seen to answer ``file_ids`` too.
    """
    head = {"id": record.id, "object": OBJECT, "created_at": record.created_at}
    whose = {"assistant_id": record.fields["assistant_id"], "thread_id": record.parent}
    full = {**head, **whose, **record.fields}
    hidden = {*_FILES} - {_FILES[modified or not call.newest]}
    hidden |= set() if streamed else {*_IN_STREAMS}
    return fields.shown({k: v for k, v in full.items() if k not in hidden}, OBJECT, call)


def _part(sent: Mapping[str, Any]) -> Json:
    text = sent.get("text")
    return text_part(text) if isinstance(text, str) else dict(sent)
