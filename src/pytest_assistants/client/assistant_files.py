"""The assistant file operations (generation v1): create, list, retrieve, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import PageQuery, checked, given_only
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.client.parameters import Omit
    from pytest_assistants.contract.models import AssistantFile, Deleted, Page


def creating(
    assistant_id: str, file_id: str | Omit, extra: Mapping[str, object] | None
) -> Call[AssistantFile]:
    """POST /assistants/{assistant_id}/files."""
    body = {**given_only({"file_id": file_id}), **(extra or {})}
    return Call("assistant_files.create", ids={"assistant_id": assistant_id}, body=body)


def listing(assistant_id: str, query: Mapping[str, object]) -> Call[Page[AssistantFile]]:
    """GET /assistants/{assistant_id}/files."""
    given = checked(query, PageQuery, method="list_assistant_files")
    return Call("assistant_files.list", ids={"assistant_id": assistant_id}, query=given)


def retrieving(assistant_id: str, file_id: str) -> Call[AssistantFile]:
    """GET /assistants/{assistant_id}/files/{file_id}."""
    return Call("assistant_files.retrieve", ids=_ids(assistant_id, file_id))


def deleting(assistant_id: str, file_id: str) -> Call[Deleted]:
    """DELETE /assistants/{assistant_id}/files/{file_id}."""
    return Call("assistant_files.delete", ids=_ids(assistant_id, file_id))


def _ids(assistant_id: str, file_id: str) -> dict[str, str]:
    return {"assistant_id": assistant_id, "file_id": file_id}


class AssistantFiles(Runner):
    """The assistant file operations, blocking."""

    def create_assistant_file(
        self,
        assistant_id: str,
        *,
        file_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
    ) -> AssistantFile:
        """Attach an uploaded file to an assistant.

        Args:
            assistant_id: the assistant's id.
            file_id: the id of a file uploaded for ``assistants``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
        """
        return self.run(creating(assistant_id, file_id, extra_body))

    def list_assistant_files(
        self, assistant_id: str, **query: Unpack[PageQuery]
    ) -> Page[AssistantFile]:
        """One page of the files attached to the assistant."""
        return self.run(listing(assistant_id, query))

    def iter_assistant_files(
        self, assistant_id: str, **query: Unpack[PageQuery]
    ) -> Iterator[AssistantFile]:
        """All files attached to the assistant, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing, assistant_id), query)

    def retrieve_assistant_file(self, assistant_id: str, file_id: str) -> AssistantFile:
        """The attachment of that file to that assistant."""
        return self.run(retrieving(assistant_id, file_id))

    def delete_assistant_file(self, assistant_id: str, file_id: str) -> Deleted:
        """Detach the file from the assistant; the file itself stays."""
        return self.run(deleting(assistant_id, file_id))


class AsyncAssistantFiles(AsyncRunner):
    """The assistant file operations, awaited."""

    async def create_assistant_file(
        self,
        assistant_id: str,
        *,
        file_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
    ) -> AssistantFile:
        """Attach an uploaded file to an assistant.

        Args:
            assistant_id: the assistant's id.
            file_id: the id of a file uploaded for ``assistants``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
        """
        return await self.run(creating(assistant_id, file_id, extra_body))

    async def list_assistant_files(
        self, assistant_id: str, **query: Unpack[PageQuery]
    ) -> Page[AssistantFile]:
        """One page of the files attached to the assistant."""
        return await self.run(listing(assistant_id, query))

    def iter_assistant_files(
        self, assistant_id: str, **query: Unpack[PageQuery]
    ) -> AsyncIterator[AssistantFile]:
        """All files attached to the assistant, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing, assistant_id), query)

    async def retrieve_assistant_file(self, assistant_id: str, file_id: str) -> AssistantFile:
        """The attachment of that file to that assistant."""
        return await self.run(retrieving(assistant_id, file_id))

    async def delete_assistant_file(self, assistant_id: str, file_id: str) -> Deleted:
        """Detach the file from the assistant; the file itself stays."""
        return await self.run(deleting(assistant_id, file_id))
