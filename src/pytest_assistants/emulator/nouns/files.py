"""Files: upload, list, retrieve, content, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import API_VERSIONS
from pytest_assistants.emulator.exchange import fields, pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments, holdings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "file"
DEFAULTS: Mapping[str, object] = {
    "purpose": "assistants",
    "filename": "file",
    "bytes": 0,
    "status": "processed",
    "status_details": None,
}
"""What a file has of which nothing is known, in the order the service answers."""
_KEPT_BACK = "assistants"
_LIST = "list<file>"


def upload(call: Call, world: World) -> Json:
    """``POST /files``: the file's name is kept as sent, folders included."""
    content = call.upload.content
    sent = {
        "purpose": call.body["purpose"],
        "filename": call.upload.filename,
        "bytes": len(content),
    }
    return render(
        world.make(KIND, {**DEFAULTS, **sent}, dialect=call.dialect, content=content), call
    )


def list_(call: Call, world: World) -> Json:
    """``GET /files``: all of them unless ``limit`` is sent; Azure's list has no cursors."""
    purpose = call.query.get("purpose")
    records = [
        record for record in world.store.select(KIND) if purpose in {None, record.fields["purpose"]}
    ]
    page = pages.cut(records, call.query, operation=call.operation.name)
    listed = pages.envelope(page, lambda record: render(record, call))
    cursors = call.dialect == "openai" and not call.observed
    return listed if cursors else fields.shown(listed, _LIST, call)


def retrieve(call: Call, world: World) -> Json:
    """``GET /files/{file_id}``."""
    return render(_find(call, world), call)


def content(call: Call, world: World) -> bytes:
    """``GET /files/{file_id}/content``: the bytes as uploaded.

    OpenAI gives no file back that was uploaded for assistants; Azure does.
    """
    record = _find(call, world)
    purpose = record.fields["purpose"]
    if call.observed and call.dialect == "openai" and purpose == _KEPT_BACK:
        raise RequestRefused("file.content", found=purpose)
    return record.content


def delete(call: Call, world: World) -> Json:
    """``DELETE /files/{file_id}``; it leaves every assistant and every vector store."""
    record = _find(call, world)
    attachments.detach_everywhere(world.store, record.id)
    holdings.take_out(world.store, record.id)
    world.store.remove(record)
    return {"object": call.operation.answers, "deleted": True, "id": record.id}


def render(record: Record, call: Call) -> Json:
    """The file object."""
    head = {"object": KIND, "id": record.id, "created_at": record.created_at}
    return fields.shown({**head, **record.fields, **_extras(record, call)}, KIND, call)


def _extras(record: Record, call: Call) -> Json:
    # Only the first of all api-versions answered when a file was updated.
    first = call.observed and call.api_version == API_VERSIONS[0].name
    return {"expires_at": None, **({"updated_at": record.created_at} if first else {})}


def _find(call: Call, world: World) -> Record:
    record = world.store.find(KIND, call.ids["file_id"])
    if record is None:
        raise RequestRefused("file.unknown", id=call.ids["file_id"])
    return record
