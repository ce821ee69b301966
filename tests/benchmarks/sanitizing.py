"""What sanitizing costs beside a JSON round trip: ``python -m tests.benchmarks.sanitizing``."""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING

from tests.secrets.corpus.exchanges import (
    STREAM,
    assistant,
    cut,
    deltas,
    message,
    stream,
    thread,
)

from pytest_assistants.cassette.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.bodies import response_body
from pytest_assistants.cassette.sanitizers.scrub import Scrub

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
SECONDS = 0.02  # one measurement at least
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
PROSE = (
    "The reading group meets on Thursdays in the small library, and everyone brings a book they "
    "have not finished. We talk about why we stopped, which is often more telling than why we "
    "went on. Tea is at half past four; the door is open before that.\n\n"
)
NUMBERS = (
    "In 2023 the plant made 1,204,551 units (12.7 % more than in 2022) at 0.034 each; line 7 ran "
    "4,380 of 8,760 hours, and batch 55-1043 was redone on 2023-11-04 at 14:35. "
)


def bodies() -> dict[str, tuple[bytes, str]]:
    """Answers of the API as they are met: each a body and its content type."""
    listed = {"object": "list", "has_more": False, "first_id": None, "last_id": None}
    tool = {
        "type": "function",
        "function": {"name": "lookup", "description": PROSE, "parameters": SCHEMA},
    }
    texts = {
        "thread": thread(metadata={"topic": "reading", "group": "thursday"}),
        "assistant": assistant(instructions=PROSE * 4, tools=[tool, {"type": "file_search"}]),
        "run": {**RUN, "instructions": PROSE},
        "list of assistants": {**listed, "data": [assistant(instructions=PROSE)] * 20},
        "list of messages": {**listed, "data": [message(PROSE * 2)] * 20},
        "long message": message(PROSE * 60),
        "message of numbers": message(NUMBERS * 20),
        "tool call": {**RUN, "required_action": CALL},
    }
    found = {name: (json.dumps(body).encode(), "application/json") for name, body in texts.items()}
    spoken = stream(deltas(cut(PROSE * 4, (4, 7, 3))))
    return {**found, "stream": (spoken.response.body, STREAM[0][1])}


SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "description": "the title of the book"},
        "page": {"type": "integer", "description": "where the reader stopped"},
    },
    "required": ["title"],
}
RUN = {
    "id": "run_QwE1rTy2UiO3pAs4DfG5hJk6",
    "object": "thread.run",
    "created_at": 1716000000,
    "assistant_id": "asst_Zx1Cv2Bn3Ma4Sd5Fg6Hj7KlQ",
    "thread_id": "thread_AbC1dEf2GhI3jKl4MnO5pQr6",
    "status": "completed",
    "model": "gpt-4o",
    "tools": [{"type": "code_interpreter"}],
    "usage": {"prompt_tokens": 1203, "completion_tokens": 377, "total_tokens": 1580},
    "truncation_strategy": {"type": "auto", "last_messages": None},
    "response_format": "auto",
    "metadata": {},
}
CALL = {
    "type": "submit_tool_outputs",
    "submit_tool_outputs": {
        "tool_calls": [
            {
                "id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ",
                "type": "function",
                "function": {"name": "lookup", "arguments": '{"title": "Middlemarch", "page": 41}'},
            }
        ]
    },
}


def sanitizing(body: bytes, content_type: str) -> Callable[[], object]:
    """One track's table, as in a recording; nothing else is kept from call to call."""
    table = Pseudonyms("tests/test_a.yaml")
    return lambda: response_body(body, content_type, Scrub(table, KNOWN, "a"), is_file=False)


def round_trip(body: bytes, content_type: str) -> Callable[[], object]:
    """JSON read and written; of a stream, each event's."""
    if content_type == "application/json":
        return lambda: json.dumps(json.loads(body))
    events = [line[6:] for line in body.decode().splitlines() if line.startswith("data: {")]
    return lambda: [json.dumps(json.loads(event)) for event in events]


def cost(action: Callable[[], object]) -> float:
    """Seconds a call."""
    number, spent = 1, 0.0
    while True:
        began = time.process_time()
        for _ in range(number):
            action()
        spent = time.process_time() - began
        if spent > SECONDS:
            return spent / number
        number *= 2


def ratio(body: bytes, content_type: str) -> float:
    """How many times a JSON round trip sanitizing takes: the median of pairs side by side."""
    clean, trip = sanitizing(body, content_type), round_trip(body, content_type)
    return statistics.median(cost(clean) / cost(trip) for _ in range(ROUNDS))


def main() -> None:
    """Print the ratio of each body, and the median."""
    ratios = {name: (len(body), ratio(body, kind)) for name, (body, kind) in bodies().items()}
    for name, (size, times) in ratios.items():
        sys.stdout.write(f"{name:<20} {size:>7} bytes {times:6.2f}\n")
    middle = statistics.median(times for _, times in ratios.values())
    sys.stdout.write(f"{'median':<20} {'':>13} {middle:6.2f}\n")


if __name__ == "__main__":
    main()
