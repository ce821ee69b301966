"""MessageFactory: adds messages to threads, at their limits and beyond."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.boundary_values import at_limit, beyond
from pytest_assistants.factories.overrides import OMIT, MessageOverrides
from pytest_assistants.factories.threads import AsyncThreadFactory, ThreadFactory

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import Message
    from pytest_assistants.factories.fake_data import FakeData

_CREATE = "messages.create"
_BRANCH = "messages"  # so that what is made along the way is not the same as by the others
_REQUIRED = {"role": OMIT, "content": OMIT}


class MessageBuilder:
    """The parameters of messages, each other than the one before; nothing is sent.

    A field's limit is named as in ``pytest_assistants.contract.limits`` (``"message.content"``), or
    by the field where it has but one (``"content"``).
    """

    def __init__(self, *, fake: FakeData) -> None:
        self._fake = fake
        self._numbers = itertools.count()

    def build(self, **overrides: Unpack[MessageOverrides]) -> dict[str, Any]:
        """The parameters alone, for whoever creates the message; its thread is none of them.

        They exist in every generation of the API; what is overridden with ``OMIT`` is left out.
        """
        content = self._fake.message(next(self._numbers))
        built = checked(
            {"role": "user", "content": content, **overrides},
            MessageOverrides,
            method="message_factory",
        )
        built.pop("thread_id", None)
        return built

    def build_at_limit(self, field: str, **overrides: Unpack[MessageOverrides]) -> dict[str, Any]:
        """The parameters with that field as far as its limit allows.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return at_limit(_CREATE, field, self.build(**overrides))

    def build_beyond(self, field: str, **overrides: Unpack[MessageOverrides]) -> dict[str, Any]:
        """The parameters with that field one past its limit.

        Raises:
            ValueError: no parameter has such a limit; the text names the nearest and lists all.
        """
        return beyond(_CREATE, field, self.build(**overrides))


class MessageFactory(MessageBuilder):
    """Adds messages; ``factory(thread_id=thread.id, content="Hello")``."""

    def __init__(self, client: AssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client
        self._threads = ThreadFactory(client, fake=fake.branch(_BRANCH))

    def __call__(self, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message to a thread."""
        return self._create(self.build(**overrides), overrides.get("thread_id"))

    def batch(self, count: int, **overrides: Unpack[MessageOverrides]) -> list[Message]:
        """Add so many messages, one after the other: all to one thread."""
        if count and "thread_id" not in overrides:
            overrides["thread_id"] = self._threads(messages=[]).id
        return [self(**overrides) for _ in range(count)]

    def at_limit(self, field: str, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message with that field as far as its limit allows; see the builder."""
        return self._create(self.build_at_limit(field, **overrides), overrides.get("thread_id"))

    def beyond(self, field: str, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message with that field one past its limit: the service should refuse."""
        return self._create(self.build_beyond(field, **overrides), overrides.get("thread_id"))

    def _create(self, built: dict[str, Any], thread_id: str | None) -> Message:
        where = thread_id or self._threads(messages=[]).id
        return self._client.create_message(where, **{**_REQUIRED, **built})


class AsyncMessageFactory(MessageBuilder):
    """The awaited twin of ``MessageFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData) -> None:
        super().__init__(fake=fake)
        self._client = client
        self._threads = AsyncThreadFactory(client, fake=fake.branch(_BRANCH))

    async def __call__(self, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message to a thread."""
        return await self._create(self.build(**overrides), overrides.get("thread_id"))

    async def batch(self, count: int, **overrides: Unpack[MessageOverrides]) -> list[Message]:
        """Add so many messages, one after the other: all to one thread."""
        if count and "thread_id" not in overrides:
            overrides["thread_id"] = (await self._threads(messages=[])).id
        return [await self(**overrides) for _ in range(count)]

    async def at_limit(self, field: str, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message with that field as far as its limit allows; see the builder."""
        built = self.build_at_limit(field, **overrides)
        return await self._create(built, overrides.get("thread_id"))

    async def beyond(self, field: str, **overrides: Unpack[MessageOverrides]) -> Message:
        """Add a message with that field one past its limit: the service should refuse."""
        built = self.build_beyond(field, **overrides)
        return await self._create(built, overrides.get("thread_id"))

    async def _create(self, built: dict[str, Any], thread_id: str | None) -> Message:
        where = thread_id or (await self._threads(messages=[])).id
        return await self._client.create_message(where, **{**_REQUIRED, **built})
