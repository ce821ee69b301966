"""The runs operations: create, list, retrieve, modify, submit tool outputs, cancel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pytest_assistants.client.calls import Call
from pytest_assistants.client.message_parameters import MetadataChanges
from pytest_assistants.client.paging import async_every, every
from pytest_assistants.client.parameters import PageQuery, checked, given_only
from pytest_assistants.client.run_parameters import (
    RunFields,
    RunOptions,
    ThreadRunFields,
    ThreadRunOptions,
)
from pytest_assistants.client.runners import AsyncRunner, Runner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from typing import Unpack

    from pytest_assistants.client.parameters import Json, Omit
    from pytest_assistants.contract.models import Page, Run


def creating(
    thread_id: str, assistant_id: str | Omit, fields: RunOptions, extra: Mapping[str, object] | None
) -> Call[Run]:
    """POST /threads/{thread_id}/runs."""
    body = checked({"assistant_id": assistant_id, **fields}, RunFields, method="create_run")
    return Call("runs.create", ids={"thread_id": thread_id}, body={**body, **(extra or {})})


def creating_both(
    assistant_id: str | Omit, fields: ThreadRunOptions, extra: Mapping[str, object] | None
) -> Call[Run]:
    """POST /threads/runs."""
    body = checked(
        {"assistant_id": assistant_id, **fields}, ThreadRunFields, method="create_thread_and_run"
    )
    return Call("threads.create_and_run", body={**body, **(extra or {})})


def listing(thread_id: str, query: Mapping[str, object]) -> Call[Page[Run]]:
    """GET /threads/{thread_id}/runs."""
    given = checked(query, PageQuery, method="list_runs")
    return Call("runs.list", ids={"thread_id": thread_id}, query=given)


def retrieving(thread_id: str, run_id: str) -> Call[Run]:
    """GET /threads/{thread_id}/runs/{run_id}."""
    return Call("runs.retrieve", ids={"thread_id": thread_id, "run_id": run_id})


def modifying(
    thread_id: str, run_id: str, changes: MetadataChanges, extra: Mapping[str, object] | None
) -> Call[Run]:
    """POST /threads/{thread_id}/runs/{run_id}."""
    body = checked(changes, MetadataChanges, method="modify_run")
    return Call(
        "runs.modify",
        ids={"thread_id": thread_id, "run_id": run_id},
        body={**body, **(extra or {})},
    )


def submitting(
    thread_id: str,
    run_id: str,
    tool_outputs: Sequence[Json] | Omit,
    extra: Mapping[str, object] | None,
) -> Call[Run]:
    """POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs."""
    body = given_only({"tool_outputs": tool_outputs})
    return Call(
        "runs.submit_tool_outputs",
        ids={"thread_id": thread_id, "run_id": run_id},
        body={**body, **(extra or {})},
    )


def cancelling(thread_id: str, run_id: str) -> Call[Run]:
    """POST /threads/{thread_id}/runs/{run_id}/cancel."""
    return Call("runs.cancel", ids={"thread_id": thread_id, "run_id": run_id})


class Runs(Runner):
    """The runs operations, blocking."""

    def create_run(
        self,
        thread_id: str,
        *,
        assistant_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[RunOptions],
    ) -> Run:
        """Let an assistant work on a thread.

        Args:
            thread_id: the thread's id.
            assistant_id: the assistant's id; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``RunOptions``.
        """
        return self.run(creating(thread_id, assistant_id, fields, extra_body))

    def create_thread_and_run(
        self,
        *,
        assistant_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[ThreadRunOptions],
    ) -> Run:
        """Create a thread, and let an assistant work on it.

        Args:
            assistant_id: the assistant's id; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``ThreadRunOptions``.
        """
        return self.run(creating_both(assistant_id, fields, extra_body))

    def list_runs(self, thread_id: str, **query: Unpack[PageQuery]) -> Page[Run]:
        """One page of the thread's runs, newest first unless ``order`` says otherwise."""
        return self.run(listing(thread_id, query))

    def iter_runs(self, thread_id: str, **query: Unpack[PageQuery]) -> Iterator[Run]:
        """All runs of the thread, page after page; ``limit`` is a page's size."""
        return every(self, partial(listing, thread_id), query)

    def retrieve_run(self, thread_id: str, run_id: str) -> Run:
        """The run of that id, as it stands."""
        return self.run(retrieving(thread_id, run_id))

    def modify_run(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[MetadataChanges],
    ) -> Run:
        """Change the run's metadata.

        Args:
            thread_id: the thread's id.
            run_id: the run's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``MetadataChanges``.
        """
        return self.run(modifying(thread_id, run_id, changes, extra_body))

    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Sequence[Json] | Omit,
        extra_body: Mapping[str, object] | None = None,
    ) -> Run:
        """Hand in what the tools found that the run waits for.

        Args:
            thread_id: the thread's id.
            run_id: the run's id.
            tool_outputs: list of ``tool_call_id`` and ``output``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
        """
        return self.run(submitting(thread_id, run_id, tool_outputs, extra_body))

    def cancel_run(self, thread_id: str, run_id: str) -> Run:
        """Ask the service to end the run."""
        return self.run(cancelling(thread_id, run_id))


class AsyncRuns(AsyncRunner):
    """The runs operations, awaited."""

    async def create_run(
        self,
        thread_id: str,
        *,
        assistant_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[RunOptions],
    ) -> Run:
        """Let an assistant work on a thread.

        Args:
            thread_id: the thread's id.
            assistant_id: the assistant's id; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``RunOptions``.
        """
        return await self.run(creating(thread_id, assistant_id, fields, extra_body))

    async def create_thread_and_run(
        self,
        *,
        assistant_id: str | Omit,
        extra_body: Mapping[str, object] | None = None,
        **fields: Unpack[ThreadRunOptions],
    ) -> Run:
        """Create a thread, and let an assistant work on it.

        Args:
            assistant_id: the assistant's id; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **fields: see ``ThreadRunOptions``.
        """
        return await self.run(creating_both(assistant_id, fields, extra_body))

    async def list_runs(self, thread_id: str, **query: Unpack[PageQuery]) -> Page[Run]:
        """One page of the thread's runs, newest first unless ``order`` says otherwise."""
        return await self.run(listing(thread_id, query))

    def iter_runs(self, thread_id: str, **query: Unpack[PageQuery]) -> AsyncIterator[Run]:
        """All runs of the thread, page after page; ``limit`` is a page's size."""
        return async_every(self, partial(listing, thread_id), query)

    async def retrieve_run(self, thread_id: str, run_id: str) -> Run:
        """The run of that id, as it stands."""
        return await self.run(retrieving(thread_id, run_id))

    async def modify_run(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_body: Mapping[str, object] | None = None,
        **changes: Unpack[MetadataChanges],
    ) -> Run:
        """Change the run's metadata.

        Args:
            thread_id: the thread's id.
            run_id: the run's id.
            extra_body: further parameters, sent as they are, even if the contract has none such.
            **changes: see ``MetadataChanges``.
        """
        return await self.run(modifying(thread_id, run_id, changes, extra_body))

    async def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Sequence[Json] | Omit,
        extra_body: Mapping[str, object] | None = None,
    ) -> Run:
        """Hand in what the tools found that the run waits for.

        Args:
            thread_id: the thread's id.
            run_id: the run's id.
            tool_outputs: list of ``tool_call_id`` and ``output``; required by the service.
            extra_body: further parameters, sent as they are, even if the contract has none such.
        """
        return await self.run(submitting(thread_id, run_id, tool_outputs, extra_body))

    async def cancel_run(self, thread_id: str, run_id: str) -> Run:
        """Ask the service to end the run."""
        return await self.run(cancelling(thread_id, run_id))
