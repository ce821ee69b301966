"""The messages operations: create, list, retrieve, modify, delete; and the files of messages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.message_parameters import (
    MessageFields,
    MessageOptions,
    MessageQuery,
    MetadataChanges,
)
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import PageQuery, checked
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from typing import Unpack

    from pytest_assistants.client.parameters import Json, Omit
    from pytest_assistants.contract.models import Deleted, Message, MessageFile, Page


def creating(
    thread_id: str,
    content: str | Sequence[Json] | Omit,
    role: str | Omit,
    fields: MessageOptions,
    extra: Mapping[str, object] | None,
) -> Call[Message]:
    """POST /threads/{thread_id}/messages."""
    body = checked(
        {"content": content, "role": role, **fields}, MessageFields, method="create_message"
    )
    return Call("messages.create", ids={"thread_id": thread_id}, body={**body, **(extra or {})})


def listing(thread_id: str, query: Mapping[str, object]) -> Call[Page[Message]]:
    """GET /threads/{thread_id}/messages."""
    given = checked(query, MessageQuery, method="list_messages")
    return Call("messages.list", ids={"thread_id": thread_id}, query=given)


def retrieving(thread_id: str, message_id: str) -> Call[Message]:
    """GET /threads/{thread_id}/messages/{message_id}."""
    return Call("messages.retrieve", ids={"thread_id": thread_id, "message_id": message_id})


def modifying(
    thread_id: str, message_id: str, changes: MetadataChanges, extra: Mapping[str, object] | None
) -> Call[Message]:
    """POST /threads/{thread_id}/messages/{message_id}."""
    body = checked(changes, MetadataChanges, method="modify_message")
    return Call(
        "messages.modify",
        ids={"thread_id": thread_id, "message_id": message_id},
        body={**body, **(extra or {})},
    )


def deleting(thread_id: str, message_id: str) -> Call[Deleted]:
    """DELETE /threads/{thread_id}/messages/{message_id}."""
    return Call("messages.delete", ids={"thread_id": thread_id, "message_id": message_id})


def listing_files(
    thread_id: str, message_id: str, query: Mapping[str, object]
) -> Call[Page[MessageFile]]:
    """GET /threads/{thread_id}/messages/{message_id}/files."""
    given = checked(query, PageQuery, method="list_message_files")
    return Call(
        "message_files.list", ids={"thread_id": thread_id, "message_id": message_id}, query=given
    )


def retrieving_file(thread_id: str, message_id: str, file_id: str) -> Call[MessageFile]:
    """GET /threads/{thread_id}/messages/{message_id}/files/{file_id}."""
    return Call(
        "message_files.retrieve",
        ids={"thread_id": thread_id, "message_id": message_id, "file_id": file_id},
    )


class Messages(Runner):
    """The messages operations, blocking."""

    def create_message(
        self,
        thread_id: str,
        *,
        content: str | Sequence[Json] | Omit,
        role: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[MessageOptions],
    ) -> Message:
        """Add a message to a thread.

        Args:
            thread_id: the thread's id.
            content: its text, or a list of parts; required by the service: ``message.content``.
            role: ``user`` or ``assistant``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``MessageOptions``.
        """
        return self.run(creating(thread_id, content, role, fields, extra_body))

    def list_messages(self, thread_id: str, **query: Unpack[MessageQuery]) -> Page[Message]:
        """One page of the thread's messages, newest first unless ``order`` says otherwise."""
        return self.run(listing(thread_id, query))

    def iter_messages(self, thread_id: str, **query: Unpack[MessageQuery]) -> Iterator[Message]:
        """All messages of the thread, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing, thread_id), query)

    def retrieve_message(self, thread_id: str, message_id: str) -> Message:
        """The message of that id."""
        return self.run(retrieving(thread_id, message_id))

    def modify_message(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[MetadataChanges],
    ) -> Message:
        """Change the message's metadata.

        Args:
            thread_id: the thread's id.
            message_id: the message's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``MetadataChanges``.
        """
        return self.run(modifying(thread_id, message_id, changes, extra_body))

    def delete_message(self, thread_id: str, message_id: str) -> Deleted:
        """Delete the message (generation v2)."""
        return self.run(deleting(thread_id, message_id))

    def list_message_files(
        self, thread_id: str, message_id: str, **query: Unpack[PageQuery]
    ) -> Page[MessageFile]:
        """One page of the files attached to the message (generation v1)."""
        return self.run(listing_files(thread_id, message_id, query))

    def iter_message_files(
        self, thread_id: str, message_id: str, **query: Unpack[PageQuery]
    ) -> Iterator[MessageFile]:
        """All files attached to the message, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing_files, thread_id, message_id), query)

    def retrieve_message_file(self, thread_id: str, message_id: str, file_id: str) -> MessageFile:
        """The attachment of that file to that message (generation v1)."""
        return self.run(retrieving_file(thread_id, message_id, file_id))


class AsyncMessages(AsyncRunner):
    """The messages operations, awaited."""

    async def create_message(
        self,
        thread_id: str,
        *,
        content: str | Sequence[Json] | Omit,
        role: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[MessageOptions],
    ) -> Message:
        """Add a message to a thread.

        Args:
            thread_id: the thread's id.
            content: its text, or a list of parts; required by the service: ``message.content``.
            role: ``user`` or ``assistant``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``MessageOptions``.
        """
        return await self.run(creating(thread_id, content, role, fields, extra_body))

    async def list_messages(self, thread_id: str, **query: Unpack[MessageQuery]) -> Page[Message]:
        """One page of the thread's messages, newest first unless ``order`` says otherwise."""
        return await self.run(listing(thread_id, query))

    def iter_messages(
        self, thread_id: str, **query: Unpack[MessageQuery]
    ) -> AsyncIterator[Message]:
        """All messages of the thread, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing, thread_id), query)

    async def retrieve_message(self, thread_id: str, message_id: str) -> Message:
        """The message of that id."""
        return await self.run(retrieving(thread_id, message_id))

    async def modify_message(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[MetadataChanges],
    ) -> Message:
        """Change the message's metadata.

        Args:
            thread_id: the thread's id.
            message_id: the message's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``MetadataChanges``.
        """
        return await self.run(modifying(thread_id, message_id, changes, extra_body))

    async def delete_message(self, thread_id: str, message_id: str) -> Deleted:
        """Delete the message (generation v2)."""
        return await self.run(deleting(thread_id, message_id))

    async def list_message_files(
        self, thread_id: str, message_id: str, **query: Unpack[PageQuery]
    ) -> Page[MessageFile]:
        """One page of the files attached to the message (generation v1)."""
        return await self.run(listing_files(thread_id, message_id, query))

    def iter_message_files(
        self, thread_id: str, message_id: str, **query: Unpack[PageQuery]
    ) -> AsyncIterator[MessageFile]:
        """All files attached to the message, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing_files, thread_id, message_id), query)

    async def retrieve_message_file(
        self, thread_id: str, message_id: str, file_id: str
    ) -> MessageFile:
        """The attachment of that file to that message (generation v1)."""
        return await self.run(retrieving_file(thread_id, message_id, file_id))
