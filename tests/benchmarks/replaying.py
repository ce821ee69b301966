"""A replayed request beside a canned response of the same HTTP library."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import httpx
import httpx2
from tests.benchmarks import conversations, kit
from tests.benchmarks.pairs import Row, compared, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from pytest_assistants.session.session import Session
    from pytest_assistants.wire import Interaction

SIZES = (100, 1000, 10_000)


def rows(folder: Path, *, pairs: int, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Each recorded request asked for once, in order; then how the cost grows."""
    for size in sizes:
        conversations.store(folder / "cassettes" / f"{size}.yaml", conversations.messages(size))
    with kit.session(folder) as begun:
        for library, goal in ((httpx, 1.25), (httpx2, 1.4)):
            for size in sizes:
                yield _against_canned(begun, library, size, goal=goal, pairs=pairs)
        yield _growth(begun, sizes, pairs=pairs)


def replay_cost(begun: Session, library: ModuleType, size: int) -> float:
    """Seconds a request, when all of a cassette are asked for; it was read before."""
    with library.Client() as client, kit.track(begun, str(size)) as track:
        begun.conduct.open(track)
        return cost(client, conversations.messages(size))


def _against_canned(
    begun: Session, library: ModuleType, size: int, *, goal: float, pairs: int
) -> Row:
    what = f"a replayed request, {size:,} recorded, against {library.__name__}.MockTransport"
    recorded = conversations.messages(size)
    canned = library.Client(transport=library.MockTransport(_canned(library, recorded)))
    return compared(
        what,
        functools.partial(replay_cost, begun, library, size),
        lambda: cost(canned, recorded),
        goal=goal,
        pairs=pairs,
    )


def _growth(begun: Session, sizes: Sequence[int], *, pairs: int) -> Row:
    few, many = sizes[0], sizes[-1]
    return compared(
        f"cost of a replayed request with {many:,} recorded, against {few:,}",
        functools.partial(replay_cost, begun, httpx, many),
        functools.partial(replay_cost, begun, httpx, few),
        goal=1.3,
        pairs=pairs,
    )


def _canned(library: ModuleType, recorded: Sequence[Interaction]) -> Callable[[Any], Any]:
    """A handler that looks the body up, so that each request has its own answer."""
    answers = {one.request.body: one.response for one in recorded}

    def handle(request: Any) -> Any:
        answer = answers[request.content]
        return library.Response(answer.status, headers=answer.headers, content=answer.body)

    return handle


def cost(client: Any, recorded: Sequence[Interaction]) -> float:
    requests = [
        client.build_request(
            one.request.method,
            one.request.url,
            headers=one.request.headers,
            content=one.request.body,
        )
        for one in recorded
    ]

    def send() -> None:
        for request in requests:
            client.send(request)

    return cpu_seconds(send) / len(requests)
