"""How a thread is found, opened and answered, and how messages come onto it with files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.exchange import fields, metadata
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import message_attachments, posts, tool_resources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

KIND = "thread"
DEFAULTS: Mapping[str, Any] = {"metadata": {}, "tool_resources": {}}
"""What a thread has that was created with nothing, in the order the service answers."""


def find(call: Call, world: World) -> Record:
    """The thread that a call's path names.

    Raises:
        RequestRefused: there is none.
    """
    record = world.store.find(KIND, call.ids["thread_id"])
    if record is None:
        raise RequestRefused("thread.unknown", id=call.ids["thread_id"])
    return record


def find_message(call: Call, world: World) -> Record:
    """The message that a call's path names.

    Raises:
        RequestRefused: there is no such thread, or no such message on it.
    """
    thread, message_id = find(call, world), call.ids["message_id"]
    record = world.store.find(posts.KIND, message_id, parent=thread.id)
    if record is None:
        raise RequestRefused("message.unknown", id=message_id)
    return record


def open_(sent: Mapping[str, Any], call: Call, world: World) -> Record:
    """A new thread with its first messages.

    Raises:
        RequestRefused: a file or a vector store that it names does not exist.
    """
    messages = sent.get("messages") or []
    message_attachments.require(messages, world)
    kept = {**DEFAULTS, **changes(sent, call, world)}
    return post(world.make(KIND, kept, dialect=call.dialect), messages, call, world)


def post(thread: Record, messages: Sequence[Mapping[str, Any]], call: Call, world: World) -> Record:
    """The thread with more messages on it, and with the files attached to them.

    Raises:
        RequestRefused: a file attached does not exist.
    """
    message_attachments.require(messages, world)
    resources = thread.fields["tool_resources"]
    joined = message_attachments.joined(resources, messages, call, world)
    for message in messages:
        posts.add(message, call, world, thread_id=thread.id)
    return world.store.update(thread, {"tool_resources": joined})


def changes(
    sent: Mapping[str, Any], call: Call, world: World, *, before: Record | None = None
) -> Json:
    """What a thread keeps of a body: what is left out stays, null clears."""
    kept: Json = {}
    if "metadata" in sent:
        kept["metadata"] = metadata.kept(sent["metadata"], call)
    if "tool_resources" in sent:
        kept["tool_resources"] = tool_resources.changed(
            sent["tool_resources"], call, world, before=before
        )
    return kept


def render(record: Record, call: Call) -> Json:
    """The thread object, in the shape of the call's generation and profile."""
    head = {"id": record.id, "object": KIND, "created_at": record.created_at}
    return fields.shown({**head, **record.fields}, KIND, call)
