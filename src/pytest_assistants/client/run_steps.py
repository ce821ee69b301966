"""The run steps operations: list, retrieve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import PageQuery, checked
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Unpack

    from pytest_assistants.contract.models import Page, RunStep


def listing(thread_id: str, run_id: str, query: Mapping[str, object]) -> Call[Page[RunStep]]:
    """GET /threads/{thread_id}/runs/{run_id}/steps."""
    given = checked(query, PageQuery, method="list_run_steps")
    return Call("run_steps.list", ids={"thread_id": thread_id, "run_id": run_id}, query=given)


def retrieving(thread_id: str, run_id: str, step_id: str) -> Call[RunStep]:
    """GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}."""
    return Call(
        "run_steps.retrieve", ids={"thread_id": thread_id, "run_id": run_id, "step_id": step_id}
    )


class RunSteps(Runner):
    """The run steps operations, blocking."""

    def list_run_steps(
        self, thread_id: str, run_id: str, **query: Unpack[PageQuery]
    ) -> Page[RunStep]:
        """One page of the run's steps, newest first unless ``order`` says otherwise."""
        return self.run(listing(thread_id, run_id, query))

    def iter_run_steps(
        self, thread_id: str, run_id: str, **query: Unpack[PageQuery]
    ) -> Iterator[RunStep]:
        """All steps of the run, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing, thread_id, run_id), query)

    def retrieve_run_step(self, thread_id: str, run_id: str, step_id: str) -> RunStep:
        """The step of that id."""
        return self.run(retrieving(thread_id, run_id, step_id))


class AsyncRunSteps(AsyncRunner):
    """The run steps operations, awaited."""

    async def list_run_steps(
        self, thread_id: str, run_id: str, **query: Unpack[PageQuery]
    ) -> Page[RunStep]:
        """One page of the run's steps, newest first unless ``order`` says otherwise."""
        return await self.run(listing(thread_id, run_id, query))

    def iter_run_steps(
        self, thread_id: str, run_id: str, **query: Unpack[PageQuery]
    ) -> AsyncIterator[RunStep]:
        """All steps of the run, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing, thread_id, run_id), query)

    async def retrieve_run_step(self, thread_id: str, run_id: str, step_id: str) -> RunStep:
        """The step of that id."""
        return await self.run(retrieving(thread_id, run_id, step_id))
