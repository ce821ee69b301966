"""FileFactory: uploads files with realistic names and contents."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.overrides import OMIT, FileOverrides

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import File
    from pytest_assistants.factories.fake_data import FakeData


class FileBuilder:
    """The parameters of files, each other than the one before."""

    def __init__(self, *, fake: FakeData) -> None:
        self._fake = fake
        self._numbers = itertools.count()

    def build(self, **overrides: Unpack[FileOverrides]) -> dict[str, Any]:
        """The parameters alone: ``content`` as bytes, ``filename`` and ``purpose``."""
        number = next(self._numbers)
        given = {
            "content": self._fake.text(number),
            "filename": self._fake.filename(number),
            "purpose": "assistants",
            **overrides,
        }
        built = checked(given, FileOverrides, method="file_factory")
        content = built["content"]
        return {**built, "content": content.encode() if isinstance(content, str) else content}


class FileFactory(FileBuilder):
    """Uploads files; ``factory(filename="a.csv", content="1,2")``."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client

    def __call__(self, **overrides: Unpack[FileOverrides]) -> File:
        """Upload a file."""
        return self._client.upload_file(**{"purpose": OMIT, **self.build(**overrides)})

    def batch(self, count: int, **overrides: Unpack[FileOverrides]) -> list[File]:
        """Upload so many files, one after the other."""
        return [self(**overrides) for _ in range(count)]


class AsyncFileFactory(FileBuilder):
    """The awaited twin of ``FileFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client

    async def __call__(self, **overrides: Unpack[FileOverrides]) -> File:
        """Upload a file."""
        return await self._client.upload_file(**{"purpose": OMIT, **self.build(**overrides)})

    async def batch(self, count: int, **overrides: Unpack[FileOverrides]) -> list[File]:
        """Upload so many files, one after the other."""
        return [await self(**overrides) for _ in range(count)]
