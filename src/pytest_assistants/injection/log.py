"""What a verdict needs of an exchange: what was asked, when, and what the client was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.operations import locate
from pytest_assistants.event_stream import objects_of
from pytest_assistants.wire import Interaction, Request, Response, essence

if TYPE_CHECKING:
    from pytest_assistants.injection.fault import Fault
    from pytest_assistants.wire import Failure

_WHOLE_KINDS = frozenset({"assistant", "thread", "file", "vector_store"})
_MAKING = frozenset({"create", "upload", "create_and_run"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as the client made it, and the answer as the client got it.

    Attributes:
        operation: its name; method and path where the contract knows none.
        key: what is equal for a request and the same request sent again.
        writes: whether it may change something.
        asked: when it was sent, in seconds of the client's time.
        answered: when it was answered.
        status: the answer's; None where none came.
        fault: what struck.
        broken: whether the answer was not whole, or no JSON.
        made: kind and id of what it made, also where the client was not told.
        unmade: the id of what it deleted.
        about: the ids of the path and of the run that was told of.
    """

    operation: str
    key: tuple[str, str, bytes]
    writes: bool
    asked: float
    answered: float
    status: int | None
    fault: Fault | None = None
    broken: bool = False
    made: tuple[tuple[str, str], ...] = ()
    unmade: str | None = None
    about: frozenset[str] = frozenset()

    @property
    def failed(self) -> bool:
        """Whether the client did not get what it asked for."""
        return self.status is None or self.status >= 400 or self.broken  # noqa: PLR2004 - where HTTP's errors begin


def logged(  # noqa: PLR0913 - each is one part of an exchange
    request: Request,
    answer: Response | Failure,
    *,
    real: Response | None,
    fault: Fault | None,
    broken: bool,
    asked: float,
    answered: float,
) -> Exchange:
    """The exchange of this request; ``real`` is what the service answered, if it was reached."""
    located = locate(request.method, request.path)
    status = answer.status if isinstance(answer, Response) else None
    operation = located.operation.name if located else f"{request.method} {request.path}"
    ids = located.ids if located else {}
    is_gone = request.method == "DELETE" and status is not None and status < 300  # noqa: PLR2004 - a success
    things = _shown(Interaction(request, real)) if real is not None and real.ok else ()
    makes = located is not None and located.operation.verb in _MAKING
    return Exchange(
        operation=operation,
        key=_key(request),
        writes=request.method != "GET",
        asked=asked,
        answered=answered,
        status=status,
        fault=fault,
        broken=broken,
        made=tuple(dict.fromkeys(one for one in things if makes and one[0] in _WHOLE_KINDS)),
        unmade=list(ids.values())[-1] if is_gone and ids else None,
        about=frozenset(ids.values()) | {one[1] for one in things if one[0] == "thread.run"},
    )


def _key(request: Request) -> tuple[str, str, bytes]:
    # The boundary of a form is chosen anew each time.
    is_form = essence(request.headers).startswith("multipart/")
    return request.method, request.url, b"" if is_form else request.body


def _shown(interaction: Interaction) -> tuple[tuple[str, str], ...]:
    """Kind and id of the things in an answer, and the thread that was made with its run."""
    located = locate(interaction.request.method, interaction.request.path)
    found = []
    for thing in objects_of(interaction.response):
        found.append((str(thing.get("object")), str(thing.get("id"))))
        if located is not None and located.operation.name == "threads.create_and_run":
            found += [("thread", str(thing["thread_id"]))] if "thread_id" in thing else []
    return tuple(found)
