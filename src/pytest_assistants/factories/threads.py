"""ThreadFactory: makes threads with a realistic first message, at their limits and beyond."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.boundary_values import at_limit, beyond
from pytest_assistants.factories.overrides import ThreadOverrides

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import Thread
    from pytest_assistants.factories.fake_data import FakeData

_CREATE = "threads.create"


class ThreadBuilder:
    """The parameters of threads, each other than the one before; nothing is sent.

    A field's limit is named as in ``pytest_assistants.contract.limits`` (``"metadata.pairs"``).
    """

    def __init__(self, *, fake: FakeData) -> None:
        self._fake = fake
        self._numbers = itertools.count()

    def build(self, **overrides: Unpack[ThreadOverrides]) -> dict[str, Any]:
        """The parameters alone, for whoever creates the thread.

        They exist in every generation of the API; what is overridden with ``OMIT`` is left out.
        """
        number = next(self._numbers)
        given = {
            "messages": [{"role": "user", "content": self._fake.message(number)}],
            "metadata": self._fake.metadata(number),
            **overrides,
        }
        return checked(given, ThreadOverrides, method="thread_factory")

    def build_at_limit(self, field: str, **overrides: Unpack[ThreadOverrides]) -> dict[str, Any]:
        """The parameters with that field as far as its limit allows.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return at_limit(_CREATE, field, self.build(**overrides))

    def build_beyond(self, field: str, **overrides: Unpack[ThreadOverrides]) -> dict[str, Any]:
        """The parameters with that field one past its limit.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return beyond(_CREATE, field, self.build(**overrides))


class ThreadFactory(ThreadBuilder):
    """Makes threads; ``factory(messages=[])``, ``factory.beyond("metadata.value")``."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client

    def __call__(self, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread."""
        return self._client.create_thread(**self.build(**overrides))

    def batch(self, count: int, **overrides: Unpack[ThreadOverrides]) -> list[Thread]:
        """Create so many threads, one after the other."""
        return [self(**overrides) for _ in range(count)]

    def at_limit(self, field: str, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread with that field as far as its limit allows; see the builder."""
        return self._client.create_thread(**self.build_at_limit(field, **overrides))

    def beyond(self, field: str, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread with that field one past its limit: the service should refuse."""
        return self._client.create_thread(**self.build_beyond(field, **overrides))


class AsyncThreadFactory(ThreadBuilder):
    """The awaited twin of ``ThreadFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client

    async def __call__(self, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread."""
        return await self._client.create_thread(**self.build(**overrides))

    async def batch(self, count: int, **overrides: Unpack[ThreadOverrides]) -> list[Thread]:
        """Create so many threads, one after the other."""
        return [await self(**overrides) for _ in range(count)]

    async def at_limit(self, field: str, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread with that field as far as its limit allows; see the builder."""
        return await self._client.create_thread(**self.build_at_limit(field, **overrides))

    async def beyond(self, field: str, **overrides: Unpack[ThreadOverrides]) -> Thread:
        """Create a thread with that field one past its limit: the service should refuse."""
        return await self._client.create_thread(**self.build_beyond(field, **overrides))
