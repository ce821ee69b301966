"""Files attached to a message, as the first generation lists them: list, retrieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import openings
from pytest_assistants.emulator.memory.store import Record

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World

OBJECT = "thread.message.file"


def list_(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/messages/{message_id}/files``."""
    page = pages.cut(_attached(call, world), call.query, operation=call.operation.name)
    return pages.envelope(page, _render)


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/messages/{message_id}/files/{file_id}``."""
    for record in _attached(call, world):
        if record.id == call.ids["file_id"]:
            return _render(record)
    raise RequestRefused("message_file.unknown", id=call.ids["file_id"])


def _attached(call: Call, world: World) -> list[Record]:
    message = openings.find_message(call, world)
    return [
        Record(OBJECT, file_id, message.created_at, parent=message.id)
        for file_id in message.fields["file_ids"]
    ]


def _render(record: Record) -> Json:
    return {
        "id": record.id,
        "object": OBJECT,
        "created_at": record.created_at,
        "message_id": record.parent,
    }
