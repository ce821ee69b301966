"""RunFactory: lets assistants work on threads, and drives a run to any state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pytest_assistants.client.parameters import checked
from pytest_assistants.factories.assistants import AssistantFactory, AsyncAssistantFactory
from pytest_assistants.factories.overrides import RunOverrides
from pytest_assistants.factories.patience import async_waited_for, waited_for
from pytest_assistants.factories.run_moves import next_move, parameters_towards, settled
from pytest_assistants.factories.threads import AsyncThreadFactory, ThreadFactory

if TYPE_CHECKING:
    from typing import Unpack

    from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.models import Run
    from pytest_assistants.factories.fake_data import FakeData
    from pytest_assistants.factories.run_moves import Move, Outputs

_BRANCH = "runs"  # so that what is made along the way is not the same as by the others


def _checked(overrides: RunOverrides) -> dict[str, Any]:
    return checked(overrides, RunOverrides, method="run_factory")


class RunFactory:
    """Makes runs; ``factory.until("requires_action", thread_id=thread.id)`` drives one there.

    An assistant is made where none is given, and a thread with a message where none is given.
    """

    def __init__(self, client: AssistantsClient, *, fake: FakeData, model: str) -> None:
        own = fake.branch(_BRANCH)
        self._client = client
        self._assistants = AssistantFactory(client, fake=own, model=model)
        self._threads = ThreadFactory(client, fake=own)

    def __call__(self, **overrides: Unpack[RunOverrides]) -> Run:
        """Create a run, as it stands right after."""
        given = _checked(overrides)
        if "assistant_id" not in overrides:
            given["assistant_id"] = self._assistants().id
        thread_id = given.pop("thread_id", None) or self._threads().id
        return self._client.create_run(thread_id, **given)

    def settled(self, run: Run) -> Run:
        """Wait until the run is over or requires action.

        Raises:
            RunEndedOtherwise: it was at work all the time that a run may live.
        """
        return waited_for(
            run,
            over=settled,
            again=lambda seen: self._client.retrieve_run(seen.thread_id, seen.id),
            what=f"run {run.id}",
        )

    def until(
        self, status: str, *, outputs: Outputs | None = None, **overrides: Unpack[RunOverrides]
    ) -> Run:
        """Create a run and drive it to that state: look, hand in tool outputs, cancel.

        Args:
            status: the state wanted.
            outputs: what each function answers, by its name; a text, or what makes one of the
                call's arguments.
            **overrides: see ``RunOverrides``; for ``requires_action`` a function is offered, and
                its call demanded, unless ``tools`` say otherwise.

        Raises:
            ValueError: there is no such state.
            RunEndedOtherwise: the run cannot come there any more, or did not in time.
        """
        towards: dict[str, Any] = {} if "tools" in overrides else parameters_towards(status)
        run = self(**{**towards, **overrides})
        move = partial(next_move, wanted=status, outputs=outputs or {})
        return waited_for(
            run,
            over=lambda seen: move(seen).kind == "arrived",
            again=lambda seen: self._made(move(seen), seen),
            what=f"run {run.id}",
        )

    def _made(self, move: Move, run: Run) -> Run:
        where = run.thread_id, run.id
        if move.kind == "submit":
            return self._client.submit_tool_outputs(*where, tool_outputs=move.outputs)
        if move.kind == "cancel":
            return self._client.cancel_run(*where)
        return self._client.retrieve_run(*where)


class AsyncRunFactory:
    """The awaited twin of ``RunFactory``."""

    def __init__(self, client: AsyncAssistantsClient, *, fake: FakeData, model: str) -> None:
        own = fake.branch(_BRANCH)
        self._client = client
        self._assistants = AsyncAssistantFactory(client, fake=own, model=model)
        self._threads = AsyncThreadFactory(client, fake=own)

    async def __call__(self, **overrides: Unpack[RunOverrides]) -> Run:
        """Create a run, as it stands right after."""
        given = _checked(overrides)
        if "assistant_id" not in overrides:
            given["assistant_id"] = (await self._assistants()).id
        thread_id = given.pop("thread_id", None) or (await self._threads()).id
        return await self._client.create_run(thread_id, **given)

    async def settled(self, run: Run) -> Run:
        """Wait until the run is over or requires action.

        Raises:
            RunEndedOtherwise: it was at work all the time that a run may live.
        """
        return await async_waited_for(
            run,
            over=settled,
            again=lambda seen: self._client.retrieve_run(seen.thread_id, seen.id),
            what=f"run {run.id}",
        )

    async def until(
        self, status: str, *, outputs: Outputs | None = None, **overrides: Unpack[RunOverrides]
    ) -> Run:
        """Create a run and drive it to that state; see ``RunFactory.until``."""
        towards: dict[str, Any] = {} if "tools" in overrides else parameters_towards(status)
        run = await self(**{**towards, **overrides})
        move = partial(next_move, wanted=status, outputs=outputs or {})
        return await async_waited_for(
            run,
            over=lambda seen: move(seen).kind == "arrived",
            again=lambda seen: self._made(move(seen), seen),
            what=f"run {run.id}",
        )

    async def _made(self, move: Move, run: Run) -> Run:
        where = run.thread_id, run.id
        if move.kind == "submit":
            return await self._client.submit_tool_outputs(*where, tool_outputs=move.outputs)
        if move.kind == "cancel":
            return await self._client.cancel_run(*where)
        return await self._client.retrieve_run(*where)
