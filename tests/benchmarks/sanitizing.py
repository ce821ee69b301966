"""What sanitizing costs beside a JSON round trip: ``python -m tests.benchmarks.sanitizing``."""

from __future__ import annotations

import gc
import itertools
import json
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.exchanges import USUAL, WORST, Writer
from tests.benchmarks.pairs import Row

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.cassette.sanitizers.parts.bodies import request_body, response_body
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytest_assistants.wire import Interaction

ROUNDS = 9
COPIES = 40  # exchanges of a kind in one measurement; no two have the same body
KNOWN = KnownValues(
    (
        KnownValue("secret", "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "measured"),
        KnownValue("endpoint", "brightmill-payroll.openai.azure.com", "measured"),
        KnownValue("resource", "brightmill-payroll", "measured"),
        KnownValue("user", "wilhelmina", "measured"),
        KnownValue("home", "/home/wilhelmina", "measured"),
        KnownValue("deployment", "brightmill-chat", "measured"),
    )
)


class Cost(NamedTuple):
    """Seconds for all copies: bodies, whole exchanges, and round trips plain and indented."""

    bodies: float
    exchanges: float
    plain: float
    indented: float


def bodies(exchanges: Sequence[Interaction]) -> Callable[[], object]:
    """Request and answer as a recording cleans them: a table for all, the rest for each."""
    table = Pseudonyms("tests/test_a.yaml")

    def clean(exchange: Interaction) -> bytes:
        request, response = exchange.request, exchange.response
        scrub = Scrub(table, KNOWN, "a", in_error=not response.ok)
        request_body(request.body, request.header("content-type") or "", scrub)
        kind = response.header("content-type") or ""
        return response_body(response.body, kind, scrub, is_file=False)

    return lambda: [clean(exchange) for exchange in exchanges]


def whole(exchanges: Sequence[Interaction]) -> Callable[[], object]:
    """The same with URL and headers."""
    table = Pseudonyms("tests/test_a.yaml")
    known = KNOWN.with_request(exchanges[0].request)
    return lambda: [sanitize(one, table=table, known=known, key="a") for one in exchanges]


def round_trip(exchanges: Sequence[Interaction], indent: int | None = None) -> Callable[[], object]:
    """JSON read and written; of a stream, each event's; of a form, its text as a string."""
    texts = [text for one in exchanges for text in _json_texts(one)]
    return lambda: [json.dumps(json.loads(text), indent=indent) for text in texts]


def _json_texts(exchange: Interaction) -> list[bytes]:
    form = exchange.request.body
    sent = [json.dumps(form.decode()).encode()] if form else []
    body = exchange.response.body
    if body.startswith(b"{"):
        return [*sent, body]
    return [line[6:] for line in body.splitlines() if line.startswith(b"data: {")]


def seconds(action: Callable[[], object]) -> float:
    """What one call takes, of the process's own time."""
    began = time.process_time()
    action()
    return time.process_time() - began


def cost(make: Callable[[Writer], Interaction], *, kind: int = 0) -> tuple[int, Cost]:
    """Bytes of a body, and the best of rounds in which all take turns on texts never seen."""
    rounds = []
    for seed in range(kind * ROUNDS, (kind + 1) * ROUNDS):
        exchanges = [make(Writer(seed, number)) for number in range(COPIES)]
        actions = (bodies(exchanges), whole(exchanges), round_trip(exchanges))
        rounds.append(Cost(*map(seconds, (*actions, round_trip(exchanges, indent=2)))))
    size = len(exchanges[0].request.body + exchanges[0].response.body)
    return size, Cost(*map(min, zip(*rounds, strict=True)))


def rows(folder: Path, *, pairs: int, copies: int = COPIES) -> Iterator[Row]:  # noqa: ARG001 - as all topics
    """The usual kind in the middle, against a round trip of the same bodies."""
    turns = [[_pair(make, turn, copies) for make in USUAL.values()] for turn in range(pairs + 1)]
    ratios = tuple(statistics.median(a / b for a, b in turn) for turn in turns[1:])
    ours, theirs = (
        statistics.median(one) / copies for one in zip(*itertools.chain(*turns[1:]), strict=True)
    )
    yield Row("cleaning bodies, the median of usual kinds, against JSON", 2.0, ratios, ours, theirs)


def _pair(make: Callable[[Writer], Interaction], seed: int, copies: int) -> tuple[float, float]:
    exchanges = [make(Writer(seed, number)) for number in range(copies)]
    ours, theirs = bodies(exchanges), round_trip(exchanges)
    gc.collect()
    if seed % 2:
        other = seconds(theirs)
        return seconds(ours), other
    return seconds(ours), seconds(theirs)


def main() -> None:
    """Print how many times a round trip each kind takes, and the median of the usual ones."""
    head = f"{'':<22}{'bytes':>7}{'bodies':>9}{'whole':>9}{'of indented':>13}\n"
    sys.stdout.write(head)
    kinds = enumerate((USUAL | WORST).items())
    costs = {name: cost(make, kind=kind) for kind, (name, make) in kinds}
    for name, (size, one) in costs.items():
        _print(name, size, one.bodies / one.plain, one.exchanges / one.plain, one)
    usual = [costs[name] for name in USUAL]
    middle = statistics.median(one.bodies / one.plain for _, one in usual)
    indented = statistics.median(one.bodies / one.indented for _, one in usual)
    everything = statistics.median(one.exchanges / one.plain for _, one in usual)
    size = round(statistics.median(size for size, _ in usual))
    sys.stdout.write(f"{'median':<22}{size:>7}{middle:>9.2f}{everything:>9.2f}{indented:>13.2f}\n")


def _print(name: str, size: int, bodies: float, whole: float, one: Cost) -> None:
    indented = one.bodies / one.indented
    sys.stdout.write(f"{name:<22}{size:>7}{bodies:>9.2f}{whole:>9.2f}{indented:>13.2f}\n")


if __name__ == "__main__":
    main()
