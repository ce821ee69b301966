"""AssistantFileFactory: attaches files to assistants, and makes both where they are not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.assistants import AssistantFactory, AsyncAssistantFactory
from pytest_assistants.factories.files import AsyncFileFactory, FileFactory
from pytest_assistants.factories.overrides import AssistantFileOverrides

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import AssistantFile
    from pytest_assistants.factories.fake_data import FakeData

_BRANCH = "assistant_files"  # so that what is made along the way is not the same as by the others


class AssistantFileFactory:
    """Attaches files; ``factory(assistant_id=assistant.id)`` uploads one for that assistant."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData, model: str) -> None:
        own = fake.branch(_BRANCH)
        self._client = client
        self._assistants = AssistantFactory(client, fake=own, model=model)
        self._files = FileFactory(client, fake=own)

    def __call__(self, **overrides: Unpack[AssistantFileOverrides]) -> AssistantFile:
        """Attach a file to an assistant."""
        checked(overrides, AssistantFileOverrides, method="assistant_file_factory")
        if "assistant_id" not in overrides:
            overrides["assistant_id"] = self._assistants().id
        if "file_id" not in overrides:
            overrides["file_id"] = self._files().id
        return self._client.create_assistant_file(
            overrides["assistant_id"], file_id=overrides["file_id"]
        )

    def batch(self, count: int, **overrides: Unpack[AssistantFileOverrides]) -> list[AssistantFile]:
        """Attach so many files, one after the other: all to one assistant."""
        if count and "assistant_id" not in overrides:
            overrides["assistant_id"] = self._assistants().id
        return [self(**overrides) for _ in range(count)]


class AsyncAssistantFileFactory:
    """The awaited twin of ``AssistantFileFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData, model: str) -> None:
        own = fake.branch(_BRANCH)
        self._client = client
        self._assistants = AsyncAssistantFactory(client, fake=own, model=model)
        self._files = AsyncFileFactory(client, fake=own)

    async def __call__(self, **overrides: Unpack[AssistantFileOverrides]) -> AssistantFile:
        """Attach a file to an assistant."""
        checked(overrides, AssistantFileOverrides, method="assistant_file_factory")
        if "assistant_id" not in overrides:
            overrides["assistant_id"] = (await self._assistants()).id
        if "file_id" not in overrides:
            overrides["file_id"] = (await self._files()).id
        return await self._client.create_assistant_file(
            overrides["assistant_id"], file_id=overrides["file_id"]
        )

    async def batch(
        self, count: int, **overrides: Unpack[AssistantFileOverrides]
    ) -> list[AssistantFile]:
        """Attach so many files, one after the other: all to one assistant."""
        if count and "assistant_id" not in overrides:
            overrides["assistant_id"] = (await self._assistants()).id
        return [await self(**overrides) for _ in range(count)]
