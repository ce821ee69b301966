"""The assistants operations: create, list, retrieve, modify, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import (
    AssistantChanges,
    AssistantFields,
    PageQuery,
    checked,
)
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.client.parameters import Omit
    from pytest_assistants.contract.models import Assistant, Deleted, Page


def creating(
    model: str | Omit, fields: AssistantFields, extra: Mapping[str, object] | None
) -> Call[Assistant]:
    """POST /assistants."""
    body = checked({"model": model, **fields}, AssistantChanges, method="create_assistant")
    return Call("assistants.create", body={**body, **(extra or {})})


def listing(query: Mapping[str, object]) -> Call[Page[Assistant]]:
    """GET /assistants."""
    return Call("assistants.list", query=checked(query, PageQuery, method="list_assistants"))


def retrieving(assistant_id: str) -> Call[Assistant]:
    """GET /assistants/{assistant_id}."""
    return Call("assistants.retrieve", ids={"assistant_id": assistant_id})


def modifying(
    assistant_id: str, changes: AssistantChanges, extra: Mapping[str, object] | None
) -> Call[Assistant]:
    """POST /assistants/{assistant_id}."""
    body = checked(changes, AssistantChanges, method="modify_assistant")
    ids = {"assistant_id": assistant_id}
    return Call("assistants.modify", ids=ids, body={**body, **(extra or {})})


def deleting(assistant_id: str) -> Call[Deleted]:
    """DELETE /assistants/{assistant_id}."""
    return Call("assistants.delete", ids={"assistant_id": assistant_id})


class Assistants(Runner):
    """The assistants operations, blocking."""

    def create_assistant(
        self,
        *,
        model: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[AssistantFields],
    ) -> Assistant:
        """Create an assistant.

        Args:
            model: the name of a deployment (Azure) or of a model; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``AssistantFields``.
        """
        return self.run(creating(model, fields, extra_body))

    def list_assistants(self, **query: Unpack[PageQuery]) -> Page[Assistant]:
        """One page of the assistants, newest first unless ``order`` says otherwise."""
        return self.run(listing(query))

    def iter_assistants(self, **query: Unpack[PageQuery]) -> Iterator[Assistant]:
        """All assistants, page after page; ``limit`` is the size of a page."""
        return every(self, listing, query)

    def retrieve_assistant(self, assistant_id: str) -> Assistant:
        """The assistant of that id."""
        return self.run(retrieving(assistant_id))

    def modify_assistant(
        self,
        assistant_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[AssistantChanges],
    ) -> Assistant:
        """Change what is given, keep what is not.

        Args:
            assistant_id: the assistant's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``AssistantChanges``.
        """
        return self.run(modifying(assistant_id, changes, extra_body))

    def delete_assistant(self, assistant_id: str) -> Deleted:
        """Delete the assistant; files attached to it stay."""
        return self.run(deleting(assistant_id))


class AsyncAssistants(AsyncRunner):
    """The assistants operations, awaited."""

    async def create_assistant(
        self,
        *,
        model: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[AssistantFields],
    ) -> Assistant:
        """Create an assistant.

        Args:
            model: the name of a deployment (Azure) or of a model; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``AssistantFields``.
        """
        return await self.run(creating(model, fields, extra_body))

    async def list_assistants(self, **query: Unpack[PageQuery]) -> Page[Assistant]:
        """One page of the assistants, newest first unless ``order`` says otherwise."""
        return await self.run(listing(query))

    def iter_assistants(self, **query: Unpack[PageQuery]) -> AsyncIterator[Assistant]:
        """All assistants, page after page; ``limit`` is the size of a page."""
        return async_every(self, listing, query)

    async def retrieve_assistant(self, assistant_id: str) -> Assistant:
        """The assistant of that id."""
        return await self.run(retrieving(assistant_id))

    async def modify_assistant(
        self,
        assistant_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[AssistantChanges],
    ) -> Assistant:
        """Change what is given, keep what is not.

        Args:
            assistant_id: the assistant's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``AssistantChanges``.
        """
        return await self.run(modifying(assistant_id, changes, extra_body))

    async def delete_assistant(self, assistant_id: str) -> Deleted:
        """Delete the assistant; files attached to it stay."""
        return await self.run(deleting(assistant_id))
