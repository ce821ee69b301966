"""The operations on a thread's messages, and on the files attached to them."""

from __future__ import annotations

from pytest_assistants.contract.generations import V1_ONLY, V2_ONLY
from pytest_assistants.contract.operations.row import Operation
from pytest_assistants.contract.sources import MESSAGES_PAGE, SPECIFICATION_V1, SPECIFICATION_V2

_MESSAGES = "/threads/{thread_id}/messages"
_MESSAGE = "/threads/{thread_id}/messages/{message_id}"
_FILES = "/threads/{thread_id}/messages/{message_id}/files"
_FILE = "/threads/{thread_id}/messages/{message_id}/files/{file_id}"

MESSAGES: tuple[Operation, ...] = (
    Operation(
        name="messages.create",
        method="POST",
        path=_MESSAGES,
        answers="thread.message",
        body="MessageCreate",
        source=MESSAGES_PAGE,
    ),
    Operation(
        name="messages.list",
        method="GET",
        path=_MESSAGES,
        answers="list",
        items="thread.message",
        query="MessageListQuery",
        source=MESSAGES_PAGE,
    ),
    Operation(
        name="messages.retrieve",
        method="GET",
        path=_MESSAGE,
        answers="thread.message",
        source=MESSAGES_PAGE,
    ),
    Operation(
        name="messages.modify",
        method="POST",
        path=_MESSAGE,
        answers="thread.message",
        body="MetadataModify",
        source=MESSAGES_PAGE,
    ),
    Operation(
        name="messages.delete",
        method="DELETE",
        path=_MESSAGE,
        answers="thread.message.deleted",
        available=V2_ONLY,
        source=SPECIFICATION_V2,
    ),
    Operation(
        name="message_files.list",
        method="GET",
        path=_FILES,
        answers="list",
        items="thread.message.file",
        query="ListQuery",
        available=V1_ONLY,
        source=SPECIFICATION_V1,
    ),
    Operation(
        name="message_files.retrieve",
        method="GET",
        path=_FILE,
        answers="thread.message.file",
        available=V1_ONLY,
        source=SPECIFICATION_V1,
    ),
)
