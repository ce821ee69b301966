"""The threads operations: create, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.parameters import ThreadChanges, ThreadFields, checked
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from pytest_assistants.contract.models import Deleted, Thread


def creating(fields: ThreadFields, extra: Mapping[str, object] | None) -> Call[Thread]:
    """POST /threads."""
    body = checked(fields, ThreadFields, method="create_thread")
    return Call("threads.create", body={**body, **(extra or {})})


def retrieving(thread_id: str) -> Call[Thread]:
    """GET /threads/{thread_id}."""
    return Call("threads.retrieve", ids={"thread_id": thread_id})


def modifying(
    thread_id: str, changes: ThreadChanges, extra: Mapping[str, object] | None
) -> Call[Thread]:
    """POST /threads/{thread_id}."""
    body = checked(changes, ThreadChanges, method="modify_thread")
    return Call("threads.modify", ids={"thread_id": thread_id}, body={**body, **(extra or {})})


def deleting(thread_id: str) -> Call[Deleted]:
    """DELETE /threads/{thread_id}."""
    return Call("threads.delete", ids={"thread_id": thread_id})


class Threads(Runner):
    """The threads operations, blocking."""

    def create_thread(
        self,
        *,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[ThreadFields],
    ) -> Thread:
        """Create a thread.

        Args:
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``ThreadFields``.
        """
        return self.run(creating(fields, extra_body))

    def retrieve_thread(self, thread_id: str) -> Thread:
        """The thread of that id."""
        return self.run(retrieving(thread_id))

    def modify_thread(
        self,
        thread_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[ThreadChanges],
    ) -> Thread:
        """Change what is given, keep what is not.

        Args:
            thread_id: the thread's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``ThreadChanges``.
        """
        return self.run(modifying(thread_id, changes, extra_body))

    def delete_thread(self, thread_id: str) -> Deleted:
        """Delete the thread with its messages."""
        return self.run(deleting(thread_id))


class AsyncThreads(AsyncRunner):
    """The threads operations, awaited."""

    async def create_thread(
        self,
        *,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[ThreadFields],
    ) -> Thread:
        """Create a thread.

        Args:
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``ThreadFields``.
        """
        return await self.run(creating(fields, extra_body))

    async def retrieve_thread(self, thread_id: str) -> Thread:
        """The thread of that id."""
        return await self.run(retrieving(thread_id))

    async def modify_thread(
        self,
        thread_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[ThreadChanges],
    ) -> Thread:
        """Change what is given, keep what is not.

        Args:
            thread_id: the thread's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``ThreadChanges``.
        """
        return await self.run(modifying(thread_id, changes, extra_body))

    async def delete_thread(self, thread_id: str) -> Deleted:
        """Delete the thread with its messages."""
        return await self.run(deleting(thread_id))
