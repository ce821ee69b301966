"""The emulator: answers every request as the service would, from memory and the contract."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import is_waiting
from pytest_assistants.contract.operations import locate
from pytest_assistants.contract.paths import dialect
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator.exchange import admission, credentials, responses
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.exchange.streams import Stream
from pytest_assistants.emulator.faults import Faults
from pytest_assistants.emulator.inspection import objects
from pytest_assistants.emulator.memory.clock import EmulatorClock
from pytest_assistants.emulator.memory.world import World
from pytest_assistants.emulator.nouns import NOUNS
from pytest_assistants.emulator.replies import Reply
from pytest_assistants.emulator.seeding import seed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_assistants import wire
    from pytest_assistants.contract.operations import Located
    from pytest_assistants.contract.paths import Dialect
    from pytest_assistants.emulator.exchange.calls import Json
    from pytest_assistants.emulator.memory.store import Store
    from pytest_assistants.emulator.replies import ToolCall

_REQUESTS_REMEMBERED = 10_000


class Emulator:
    """Azure OpenAI's Assistants API in memory; the same requests always get the same answers.

    Args:
        credentials: The keys and tokens it accepts; None accepts any that is not empty.
        profile: Whether it answers as the reference pages say, or as the service was seen to.
        start: The moment at which its clock stands, in seconds since the epoch. The service added
            fields over the years, so the emulator answers as it did on that day. Without it the
            clock stands at 2025-06-01, and with ``Profile.OBSERVED`` an api-version that was
            replaced before is answered as on its last day.
    """

    def __init__(
        self,
        *,
        credentials: frozenset[str] | None = None,
        profile: Profile = Profile.DOCUMENTED,
        start: int | None = None,
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
            awaited=located is not None and is_waiting(content),
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
        logs: str | None = None,
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
        written = Reply(
            text,
            tool_calls,
            code=code,
            logs=logs,
            failure=failure,
            incomplete=incomplete,
            usage=usage,
            endless=endless,
            assistant=assistant,
        )
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
            request, located, dialect=spoken, profile=self._profile, today=self.clock.today
        )
        name = located.operation.name
        content = NOUNS[name](call, self._world)
        return self._faults.cut(name, content) if isinstance(content, Stream) else content
