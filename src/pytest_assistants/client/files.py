"""The files operations: upload, list, retrieve, download, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import FileQuery, checked, given_only
from pytest_assistants.client.runners import AsyncRunner, Runner
from pytest_assistants.multipart import Part

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.client.parameters import Omit
    from pytest_assistants.contract.models import Deleted, File, Page


def uploading(content: bytes | str, filename: str, purpose: str | Omit) -> Call[File]:
    """POST /files."""
    data = content.encode() if isinstance(content, str) else content
    given = given_only({"purpose": purpose}).items()
    fields = [Part(name, content=str(text).encode()) for name, text in given]
    file = Part("file", filename, "application/octet-stream", data)
    return Call("files.upload", form=(*fields, file))


def listing(query: Mapping[str, object]) -> Call[Page[File]]:
    """GET /files."""
    return Call("files.list", query=checked(query, FileQuery, method="list_files"))


def retrieving(file_id: str) -> Call[File]:
    """GET /files/{file_id}."""
    return Call("files.retrieve", ids={"file_id": file_id})


def downloading(file_id: str) -> Call[bytes]:
    """GET /files/{file_id}/content."""
    return Call("files.content", ids={"file_id": file_id})


def deleting(file_id: str) -> Call[Deleted]:
    """DELETE /files/{file_id}."""
    return Call("files.delete", ids={"file_id": file_id})


class Files(Runner):
    """The files operations, blocking."""

    def upload_file(
        self, content: bytes | str, *, filename: str, purpose: str | Omit = "assistants"
    ) -> File:
        """Upload a file.

        Args:
            content: the file's bytes, or its text, sent as UTF-8: ``file.bytes``.
            filename: its name, with an extension the service knows.
            purpose: what it is for; ``assistants`` where an assistant shall use it.
        """
        return self.run(uploading(content, filename, purpose))

    def list_files(self, **query: Unpack[FileQuery]) -> Page[File]:
        """One page of the files; older services answer all of them at once."""
        return self.run(listing(query))

    def iter_files(self, **query: Unpack[FileQuery]) -> Iterator[File]:
        """All files, page after page; ``limit`` is the size of a page."""
        return every(self, listing, query)

    def retrieve_file(self, file_id: str) -> File:
        """The file's object, without its content."""
        return self.run(retrieving(file_id))

    def download_file(self, file_id: str) -> bytes:
        """The file's content."""
        return self.run(downloading(file_id))

    def delete_file(self, file_id: str) -> Deleted:
        """Delete the file."""
        return self.run(deleting(file_id))


class AsyncFiles(AsyncRunner):
    """The files operations, awaited."""

    async def upload_file(
        self, content: bytes | str, *, filename: str, purpose: str | Omit = "assistants"
    ) -> File:
        """Upload a file.

        Args:
            content: the file's bytes, or its text, sent as UTF-8: ``file.bytes``.
            filename: its name, with an extension the service knows.
            purpose: what it is for; ``assistants`` where an assistant shall use it.
        """
        return await self.run(uploading(content, filename, purpose))

    async def list_files(self, **query: Unpack[FileQuery]) -> Page[File]:
        """One page of the files; older services answer all of them at once."""
        return await self.run(listing(query))

    def iter_files(self, **query: Unpack[FileQuery]) -> AsyncIterator[File]:
        """All files, page after page; ``limit`` is the size of a page."""
        return async_every(self, listing, query)

    async def retrieve_file(self, file_id: str) -> File:
        """The file's object, without its content."""
        return await self.run(retrieving(file_id))

    async def download_file(self, file_id: str) -> bytes:
        """The file's content."""
        return await self.run(downloading(file_id))

    async def delete_file(self, file_id: str) -> Deleted:
        """Delete the file."""
        return await self.run(deleting(file_id))
