"""The emulator: answers every request as the service would, from memory and the contract."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.generations import Profile
from pytest_assistants.contract.operations import locate
from pytest_assistants.contract.paths import dialect
from pytest_assistants.emulator import (
    admission,
    assistant_files,
    assistants,
    credentials,
    file_batches,
    files,
    message_files,
    messages,
    responses,
    run_creation,
    run_steps,
    runs,
    threads,
    vector_store_files,
    vector_stores,
)
from pytest_assistants.emulator.clock import START, EmulatorClock
from pytest_assistants.emulator.error_responses import RequestRefused
from pytest_assistants.emulator.faults import Faults
from pytest_assistants.emulator.inspection import objects
from pytest_assistants.emulator.replies import Reply, ToolCall
from pytest_assistants.emulator.seeding import seed
from pytest_assistants.emulator.streams import Stream
from pytest_assistants.emulator.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pytest_assistants import wire
    from pytest_assistants.contract.operations import Located
    from pytest_assistants.contract.paths import Dialect
    from pytest_assistants.emulator.calls import Call, Json
    from pytest_assistants.emulator.store import Store

_NOUNS: Mapping[str, Callable[[Call, World], Json | Stream | bytes]] = {
    "assistants.create": assistants.create,
    "assistants.list": assistants.list_,
    "assistants.retrieve": assistants.retrieve,
    "assistants.modify": assistants.modify,
    "assistants.delete": assistants.delete,
    "assistant_files.create": assistant_files.create,
    "assistant_files.list": assistant_files.list_,
    "assistant_files.retrieve": assistant_files.retrieve,
    "assistant_files.delete": assistant_files.delete,
    "threads.create": threads.create,
    "threads.retrieve": threads.retrieve,
    "threads.modify": threads.modify,
    "threads.delete": threads.delete,
    "threads.create_and_run": run_creation.create_and_run,
    "messages.create": messages.create,
    "messages.list": messages.list_,
    "messages.retrieve": messages.retrieve,
    "messages.modify": messages.modify,
    "messages.delete": messages.delete,
    "message_files.list": message_files.list_,
    "message_files.retrieve": message_files.retrieve,
    "runs.create": run_creation.create,
    "runs.list": runs.list_,
    "runs.retrieve": runs.retrieve,
    "runs.modify": runs.modify,
    "runs.cancel": runs.cancel,
    "runs.submit_tool_outputs": runs.submit_tool_outputs,
    "run_steps.list": run_steps.list_,
    "run_steps.retrieve": run_steps.retrieve,
    "vector_stores.create": vector_stores.create,
    "vector_stores.list": vector_stores.list_,
    "vector_stores.retrieve": vector_stores.retrieve,
    "vector_stores.modify": vector_stores.modify,
    "vector_stores.delete": vector_stores.delete,
    "vector_store_files.create": vector_store_files.create,
    "vector_store_files.list": vector_store_files.list_,
    "vector_store_files.retrieve": vector_store_files.retrieve,
    "vector_store_files.delete": vector_store_files.delete,
    "file_batches.create": file_batches.create,
    "file_batches.retrieve": file_batches.retrieve,
    "file_batches.cancel": file_batches.cancel,
    "file_batches.list_files": file_batches.list_files,
    "files.upload": files.upload,
    "files.list": files.list_,
    "files.retrieve": files.retrieve,
    "files.content": files.content,
    "files.delete": files.delete,
}
_REQUESTS_REMEMBERED = 10_000


class Emulator:
    """Azure OpenAI's Assistants API in memory; the same requests always get the same answers.

    Args:
        credentials: The keys and tokens it accepts; None accepts any that is not empty.
        profile: Whether it answers as the reference pages say, or as the service was seen to.
        start: The moment at which its clock stands, in seconds since the epoch. The service added
            fields over the years, so the emulator answers as it did on that day.
    """

    def __init__(
        self,
        *,
        credentials: frozenset[str] | None = None,
        profile: Profile = Profile.DOCUMENTED,
        start: int = START,
    ) -> None:
        self._credentials = credentials
        self._profile = profile
        self._world = World(clock=EmulatorClock(start=start))
        self._faults = Faults()
        self._requests: deque[tuple[str, str]] = deque(maxlen=_REQUESTS_REMEMBERED)

    @property
    def store(self) -> Store:
        """What it holds."""
        return self._world.store

    @property
    def clock(self) -> EmulatorClock:
        """Its clock, frozen until advanced."""
        return self._world.clock

    @property
    def requests(self) -> list[tuple[str, str]]:
        """Method and path of the last 10,000 requests, in the order of their arrival."""
        return list(self._requests)

    def handle(self, request: wire.Request) -> wire.Response:
        """Answer one request; any thread may ask at any time."""
        path = request.path
        self._requests.append((request.method, path))
        located, spoken = locate(request.method, path), dialect(path)
        with self._world.store.lock:
            request_id = self._world.identifiers.next_guid()
            try:
                content: Json | Stream | bytes = self._answer(request, spoken, located)
                status = 200
            except RequestRefused as refused:
                content = refused.refusal.body(request_id=request_id)
                status = refused.refusal.answered_status
        return responses.answer(
            content,
            status=status,
            dialect=spoken,
            request_id=request_id,
            of_files=located is not None and located.operation.noun == "files",
        )

    def objects(self, kind: str) -> list[dict[str, Any]]:
        """Copies of all objects of a kind, oldest first; see ``inspection.objects``.

        Raises:
            ValueError: there is no such kind.
        """
        return objects(self._world, kind)

    def seed(self, kind: str, given: Mapping[str, Any]) -> None:
        """Put an object with a given id into the store; see ``seeding.seed``.

        Raises:
            ValueError: an unknown kind, or no id.
        """
        seed(self._world, kind, given)

    def reply(  # noqa: PLR0913 - each is one thing that a reply may do
        self,
        text: str | None = None,
        *,
        tool_calls: Sequence[ToolCall] = (),
        code: str | None = None,
        failure: str | None = None,
        incomplete: str | None = None,
        usage: tuple[int, int] | None = None,
        endless: bool = False,
        assistant: str | None = None,
    ) -> Reply:
        """Let an assistant's next turn be this; see ``replies.Reply`` for what each means.

        Replies are taken in the order in which they were written: one when a run is created, and
        one when the outputs of its tools are handed in.

        Raises:
            ValueError: a word that the API does not know, or things that exclude one another.
        """
        written = Reply(text, tool_calls, code, failure, incomplete, usage, endless, assistant)
        with self._world.store.lock:
            self._world.replies.add(written)
        return written

    def fail_next(self, operation: str, *, status: int = 500, times: int = 1) -> None:
        """Let the next calls of an operation fail: ``fail_next("assistants.delete")``.

        Raises:
            KeyError: the contract has no operation of that name.
            ValueError: the status is no error's, or ``times`` is below 1.
        """
        with self._world.store.lock:
            self._faults.order(operation, status=status, times=times)

    def truncate_next(self, operation: str, *, after: int) -> None:
        """Let the next stream of an operation break off after so many events.

        Raises:
            KeyError: the contract has no operation of that name.
            ValueError: it answers no streams, or ``after`` is negative.
        """
        with self._world.store.lock:
            self._faults.order_cut(operation, after=after)

    def reset(self) -> None:
        """Forget objects, requests, replies and faults; set clock and ids to their beginning."""
        with self._world.store.lock:
            self._world.reset()
            self._faults.clear()
            self._requests.clear()

    def _answer(
        self, request: wire.Request, spoken: Dialect, found: Located | None
    ) -> Json | Stream | bytes:
        credentials.check(request, self._credentials, dialect=spoken)
        located = admission.locate_or_refuse(request, found, dialect=spoken)
        due = self._faults.take(located.operation.name, request)
        if due is not None:
            raise RequestRefused(due.rule, status=due.status, **due.values)
        call = admission.admit(
            request, located, dialect=spoken, profile=self._profile, day=self.clock.day
        )
        name = located.operation.name
        content = _NOUNS[name](call, self._world)
        return self._faults.cut(name, content) if isinstance(content, Stream) else content


def served() -> frozenset[str]:
    """The names of the operations that the emulator answers."""
    return frozenset(_NOUNS)
