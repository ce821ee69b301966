"""Files attached to an assistant, one by one: create, list, retrieve, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments
from pytest_assistants.emulator.keeping.attachments import KIND

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World


def create(call: Call, world: World) -> Json:
    """``POST /assistants/{assistant_id}/files``: attach a file that was uploaded before."""
    assistant_id = _assistant(call, world)
    file_id = call.body["file_id"]
    attachments.require(world.store, [file_id], param="file_id")
    return render(attachments.attach(world, assistant_id, file_id))


def list_(call: Call, world: World) -> Json:
    """``GET /assistants/{assistant_id}/files``."""
    records = world.store.select(KIND, parent=_assistant(call, world))
    return pages.envelope(pages.cut(records, call.query, operation=call.operation.name), render)


def retrieve(call: Call, world: World) -> Json:
    """``GET /assistants/{assistant_id}/files/{file_id}``."""
    return render(_find(call, world))


def delete(call: Call, world: World) -> Json:
    """``DELETE /assistants/{assistant_id}/files/{file_id}``: detach; the file itself stays."""
    record = _find(call, world)
    world.store.remove(record)
    return {"id": record.id, "object": call.operation.answers, "deleted": True}


def render(record: Record) -> Json:
    """The assistant file object; its id is the file's."""
    return {
        "id": record.id,
        "object": KIND,
        "created_at": record.created_at,
        "assistant_id": record.parent,
    }


def _assistant(call: Call, world: World) -> str:
    assistant_id = call.ids["assistant_id"]
    if world.store.find("assistant", assistant_id) is None:
        raise RequestRefused("assistant.unknown", id=assistant_id)
    return assistant_id


def _find(call: Call, world: World) -> Record:
    record = world.store.find(KIND, call.ids["file_id"], parent=_assistant(call, world))
    if record is None:
        raise RequestRefused("assistant_file.unknown", id=call.ids["file_id"])
    return record
