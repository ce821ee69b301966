"""Which track hears a request: a plain stack that threads and tasks of a test share."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.cassette.bypass import Bypass
    from pytest_assistants.wire import Failure, Headers, Request, Response

T_contra = TypeVar("T_contra", contravariant=True)


class Conduct(Protocol[T_contra]):
    """What the session does with a request on a track."""

    def answer(self, track: T_contra, request: Request) -> Response | Failure | int:
        """The answer, or how there is none, or the number by which the request goes out."""
        ...

    def waits(self, track: T_contra, request: Request, response: Response | Failure) -> bool:
        """Whether a client that was answered this waits, and need not."""
        ...

    def slept(self, track: T_contra, seconds: float) -> None:
        """A client on this track was let off a sleep."""
        ...

    def heard(self, track: T_contra, number: int, request: Request, response: Response) -> None:
        """The real answer to the request of that number."""
        ...

    def stray(self, request: Request) -> BaseException:
        """A request that belongs to no test; the error that tells it."""
        ...

    def blocked(self, track: T_contra | None, host: str) -> BaseException:
        """A socket towards a refused host; the error that tells it."""
        ...


Track = TypeVar("Track")


class Recorder(Generic[Track]):
    """The gate that every intercepted HTTP library asks."""

    def __init__(  # noqa: PLR0913 - each answers one question of the gate
        self,
        conduct: Conduct[Track],
        *,
        bypass: Bypass,
        is_api: Callable[[str, Headers], bool],
        is_placeholder: Callable[[str], bool],
        is_refused: Callable[[str], bool],
        offline: bool = True,
    ) -> None:
        self._conduct = conduct
        self._is_api = is_api
        self._is_placeholder = is_placeholder
        self._is_refused = is_refused
        self._offline = offline
        self._stack: list[Track] = []
        self._aside = 0
        self._lock = threading.Lock()
        self._bypass = bypass
        self._patience = Patience()
        self._is_over = False
        self._listening: dict[int, tuple[object, Callable[[], None]]] = {}

    @property
    def current(self) -> Track | None:
        """The innermost track, or None outside the tests that opted in."""
        try:
            return self._stack[-1]  # one step, since other threads remove tracks
        except IndexError:
            return None

    @contextlib.contextmanager
    def on(self, track: Track) -> Iterator[None]:
        """Requests go to this track until the block ends, in whatever order blocks end."""
        self.push(track)
        try:
            yield
        finally:
            self.remove(track)

    def push(self, track: Track) -> None:
        """Make this the current track."""
        with self._lock:
            self._stack.append(track)

    def remove(self, track: Track) -> None:
        """Take this track off the stack, wherever it stands; nothing if it is not there."""
        with self._lock:
            places = [place for place, other in enumerate(self._stack) if other is track]
            if places:
                del self._stack[places[-1]]

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """A test that did not opt in runs: its traffic is left alone."""
        self._aside += 1
        try:
            yield
        finally:
            self._aside -= 1

    @property
    def is_aside(self) -> bool:
        """Whether a test that did not opt in is running."""
        return self._aside > 0

    def close(self) -> None:
        """The session is over: nothing is admitted, by whoever still holds one of its patches."""
        self._is_over = True

    def admits(self, method: str, url: str, headers: Headers) -> bool:  # noqa: ARG002 - the gate's signature
        """The API's requests in tests that opted in, and offline between tests too."""
        if self._is_over or self._bypass.active:
            return False
        if self._stack or (self._offline and not self._aside):
            return self._is_api(url, headers)
        return self._is_placeholder(url)

    def enter(self, request: Request) -> Response | Failure | Ticket:
        """The answer to play, or a ticket to go out for real."""
        track = self.current
        if track is None:
            raise self._conduct.stray(request)
        answer = self._conduct.answer(track, request)
        if isinstance(answer, int):
            return Ticket(request, track, answer)
        if self._conduct.waits(track, request, answer):
            self._patience.note(track)
        elif self._patience.is_needed:
            self._patience.note(None)
        return answer

    def leave(self, ticket: Ticket, response: Response) -> None:
        """Hand the real response to the track that its request left from."""
        self._listening.pop(ticket.number, None)
        track: Track = ticket.owner  # type: ignore[assignment]  # enter() put it there
        self._conduct.heard(track, ticket.number, ticket.request, response)

    def listen(self, ticket: Ticket, conclude: Callable[[], None]) -> None:
        """The answer comes in parts, until its ticket is handed back."""
        self._listening[ticket.number] = (ticket.owner, conclude)

    def settle(self, track: Track) -> None:
        """Make an end of every answer that still comes in for this track."""
        for owner, conclude in list(self._listening.values()):
            if owner is track:
                conclude()

    def hurries(self) -> bool:
        """Whether the running thread or task waits for what the current track has recorded."""
        track = self.current
        return track is not None and self._patience.track() is track

    def slept(self, seconds: float) -> None:
        """Whoever is hurried has slept so long, and it took no time."""
        track: Track = self._patience.track()  # type: ignore[assignment]  # who hurries waits there
        self._conduct.slept(track, seconds)

    def is_in_test(self) -> bool:
        """Whether a test that opted in is running, or a fixture of one."""
        return bool(self._stack) and not self._aside

    def refuses_host(self, host: str) -> bool:
        """Whether a socket to this host must not be opened now."""
        return bool(self._stack) and not self._bypass.active and self._is_refused(host)

    def refuse(self, host: str) -> BaseException:
        """Note the attempt, and the error that tells it."""
        return self._conduct.blocked(self.current, host)
