"""What an intercepted HTTP library asks, and the three answers it can get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.wire import Failure, Headers, Request, Response


@dataclass(frozen=True, slots=True)
class Ticket:
    """Leave to send the request for real; handed back with the response."""

    request: Request
    owner: object = None
    number: int = 0


class Gate(Protocol):
    """The recorder, as the HTTP libraries see it."""

    def admits(self, method: str, url: str, headers: Headers) -> bool:
        """Whether this request is the kit's business; all others pass untouched."""
        ...

    def enter(self, request: Request) -> Response | Failure | Ticket:
        """The answer to play, how there is none, or a ticket; a CassetteMiss is raised."""
        ...

    def leave(self, ticket: Ticket, response: Response) -> None:
        """The real response to a ticket's request, before the client sees it."""
        ...

    def listen(self, ticket: Ticket, conclude: Callable[[], None]) -> None:
        """The answer comes in parts; ``conclude`` makes an end of it, before the track ends."""
        ...

    def hurries(self) -> bool:
        """Whether the running thread or task need not sleep, since its answer is recorded."""
        ...

    def slept(self, seconds: float) -> None:
        """The running thread or task was let off a sleep of this length."""
        ...

    def is_in_test(self) -> bool:
        """Whether a test that opted in is running, or a fixture of one."""
        ...

    def refuses_host(self, host: str) -> bool:
        """Whether a socket to this host must not be opened."""
        ...

    def refuse(self, host: str) -> BaseException:
        """Note the attempt to reach the host, and the error that tells it."""
        ...
