"""What waits in a recording and need not in replay: polls of a run, and a refused request."""

from __future__ import annotations

import contextlib
import functools
import itertools
from typing import TYPE_CHECKING, Any

import httpx2
import openai
import vcr
from tests.benchmarks import conversations, kit
from tests.benchmarks.conversations import ASSISTANT, RUN, THREAD, said
from tests.benchmarks.pairs import Row, compared, seconds

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.wire import Interaction, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POLLS = ("queued", "in_progress", "in_progress", "completed")
RUNS = f"/threads/{THREAD}/runs"


def rows(folder: Path, *, pairs: int) -> Iterator[Row]:
    """Both waits, against stock vcrpy on the same file."""
    cases: tuple[tuple[str, float, tuple[Interaction, ...], Callable[..., object]], ...] = (
        ("`create_and_poll`, four polls", 1 / 500, polled_run(), _poll),
        ("a recorded 429 with Retry-After, and the retry", 1 / 80, refused_once(), _retrieve),
    )
    for number, (what, goal, recorded, call) in enumerate(cases):
        conversations.store(folder / "cassettes" / f"waits{number}.yaml", recorded)
        yield _row(
            f"{what}: replay against vcrpy's",
            folder,
            f"waits{number}",
            call,
            goal=goal,
            pairs=pairs,
        )
    yield _floor(folder, "waits0", pairs=pairs)


def polled_run() -> tuple[Interaction, ...]:
    """A run that was created and polled four times; no answer names a poll interval."""
    sent = f'{{"assistant_id": "{ASSISTANT}", "stream": false}}'.encode()
    polls = (said("GET", f"{RUNS}/{RUN}", b"", _run(status)) for status in POLLS)
    return said("POST", RUNS, sent, _run("queued")), *polls


def refused_once() -> tuple[Interaction, ...]:
    """A retrieval that was told to come again in a second, and came."""
    granted = said("GET", f"{RUNS}/{RUN}", b"", _run("completed"))
    headers = (*conversations.JSON, ("retry-after", "1"))
    error = b'{"error": {"code": "429", "message": "Rate limit is exceeded."}}'
    refused = Response(429, headers, error, "Too Many Requests")
    return Interaction(granted.request, refused), granted


def _run(status: str) -> dict[str, object]:
    done = status == "completed"
    return {
        "id": RUN,
        "object": "thread.run",
        "created_at": 1716000000,
        "assistant_id": ASSISTANT,
        "thread_id": THREAD,
        "status": status,
        "started_at": None if status == "queued" else 1716000001,
        "expires_at": None if done else 1716000600,
        "cancelled_at": None,
        "failed_at": None,
        "completed_at": 1716000009 if done else None,
        "required_action": None,
        "last_error": None,
        "incomplete_details": None,
        "model": "gpt-4o",
        "instructions": conversations.PROSE,
        "tools": [{"type": "code_interpreter"}],
        "tool_resources": {},
        "metadata": {},
        "temperature": 1.0,
        "top_p": 1.0,
        "max_completion_tokens": None,
        "max_prompt_tokens": None,
        "truncation_strategy": {"type": "auto", "last_messages": None},
        "response_format": "auto",
        "tool_choice": "auto",
        "parallel_tool_calls": True,
        "usage": _USAGE if done else None,
    }


_USAGE = {"prompt_tokens": 120, "completion_tokens": 37, "total_tokens": 157}


def _row(
    what: str, folder: Path, name: str, call: Callable[..., object], *, goal: float, pairs: int
) -> Row:
    client = _client(httpx2.Client())

    def theirs() -> float:
        path = folder / "cassettes" / f"{name}.yaml"
        recorder = vcr.VCR(record_mode="none")
        with contextlib.ExitStack() as stack:
            # Reading the file is part of both.
            return seconds(
                lambda: (stack.enter_context(recorder.use_cassette(str(path))), call(client))
            )

    ours = functools.partial(_replayed, folder, name, client, call)
    return compared(what, ours, theirs, goal=goal, pairs=pairs)


def _floor(folder: Path, name: str, *, pairs: int) -> Row:
    """What the SDK itself takes, when nothing makes it wait."""
    at_once = (*conversations.JSON, ("openai-poll-after-ms", "0"))
    answers = itertools.cycle(one.response.body for one in polled_run())
    canned = httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=at_once, content=next(answers))
    )
    mocked = _client(httpx2.Client(transport=canned))
    return compared(
        "the same poll, against the SDK on canned responses that tell it not to wait",
        functools.partial(_replayed, folder, name, _client(httpx2.Client()), _poll),
        lambda: seconds(lambda: _poll(mocked)),
        goal=None,
        pairs=pairs,
    )


def _replayed(folder: Path, name: str, client: Any, call: Callable[..., object]) -> float:
    with kit.session(folder) as begun, kit.track(begun, name):
        return seconds(lambda: call(client))


def _client(http_client: Any) -> Any:
    return openai.AzureOpenAI(
        azure_endpoint=PLACEHOLDER_ORIGIN,
        api_key="placeholder",
        api_version=conversations.VERSION,
        http_client=http_client,
    )


def _poll(client: openai.AzureOpenAI) -> None:
    run = client.beta.threads.runs.create_and_poll(thread_id=THREAD, assistant_id=ASSISTANT)
    if run.status != "completed":
        raise AssertionError(run.status)


def _retrieve(client: openai.AzureOpenAI) -> None:
    client.beta.threads.runs.retrieve(RUN, thread_id=THREAD)
