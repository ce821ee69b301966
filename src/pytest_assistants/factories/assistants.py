"""AssistantFactory: makes assistants with realistic parameters, at their limits and beyond."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.boundary_values import at_limit, beyond
from pytest_assistants.factories.overrides import OMIT, AssistantOverrides

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import Assistant
    from pytest_assistants.factories.fake_data import FakeData

_CREATE = "assistants.create"


class AssistantBuilder:
    """The parameters of assistants, each other than the one before; nothing is sent.

    A field's limit is named as in ``pytest_assistants.contract.limits`` (``"metadata.pairs"``), or
    by the field where it has but one (``"name"``).
    """

    def __init__(self, *, fake: FakeData, model: str) -> None:
        self._fake = fake
        self._model = model
        self._numbers = itertools.count()

    def build(self, **overrides: Unpack[AssistantOverrides]) -> dict[str, Any]:
        """The parameters alone, for whoever creates the assistant.

        They exist in every generation of the API; what is overridden with ``OMIT`` is left out.
        """
        number = next(self._numbers)
        given = {
            "model": self._model,
            "name": self._fake.assistant_name(number),
            "description": self._fake.description(number),
            "instructions": self._fake.instructions(number),
            "tools": [{"type": "code_interpreter"}],
            "metadata": self._fake.metadata(number),
            **overrides,
        }
        return checked(given, AssistantOverrides, method="assistant_factory")

    def build_at_limit(self, field: str, **overrides: Unpack[AssistantOverrides]) -> dict[str, Any]:
        """The parameters with that field as far as its limit allows.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return at_limit(_CREATE, field, self.build(**overrides))

    def build_beyond(self, field: str, **overrides: Unpack[AssistantOverrides]) -> dict[str, Any]:
        """The parameters with that field one past its limit.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return beyond(_CREATE, field, self.build(**overrides))


class AssistantFactory(AssistantBuilder):
    """Makes assistants; ``factory(name="Tutor")``, ``factory.beyond("metadata.pairs")``."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData, model: str) -> None:
        super().__init__(fake=fake, model=model)
        self._client = client

    def __call__(self, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant."""
        return self._create(self.build(**overrides))

    def batch(self, count: int, **overrides: Unpack[AssistantOverrides]) -> list[Assistant]:
        """Create so many assistants, one after the other."""
        return [self(**overrides) for _ in range(count)]

    def at_limit(self, field: str, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant with that field as far as its limit allows; see the builder."""
        return self._create(self.build_at_limit(field, **overrides))

    def beyond(self, field: str, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant with that field one past its limit: the service should refuse."""
        return self._create(self.build_beyond(field, **overrides))

    def _create(self, built: dict[str, Any]) -> Assistant:
        return self._client.create_assistant(**{"model": OMIT, **built})


class AsyncAssistantFactory(AssistantBuilder):
    """The awaited twin of ``AssistantFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData, model: str) -> None:
        super().__init__(fake=fake, model=model)
        self._client = client

    async def __call__(self, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant."""
        return await self._create(self.build(**overrides))

    async def batch(self, count: int, **overrides: Unpack[AssistantOverrides]) -> list[Assistant]:
        """Create so many assistants, one after the other."""
        return [await self(**overrides) for _ in range(count)]

    async def at_limit(self, field: str, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant with that field as far as its limit allows; see the builder."""
        return await self._create(self.build_at_limit(field, **overrides))

    async def beyond(self, field: str, **overrides: Unpack[AssistantOverrides]) -> Assistant:
        """Create an assistant with that field one past its limit: the service should refuse."""
        return await self._create(self.build_beyond(field, **overrides))

    async def _create(self, built: dict[str, Any]) -> Assistant:
        return await self._client.create_assistant(**{"model": OMIT, **built})
