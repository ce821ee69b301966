"""A conversation is told in few lines, the last of it first of all."""

from __future__ import annotations

import json

from pytest_assistants.report.transcript import MOST, WIDTH, transcript
from pytest_assistants.wire import Interaction, Request, Response

URL = "https://example-resource.openai.azure.com/openai/threads/thread_a/messages"


def _said(number: int, text: str) -> Interaction:
    message = {
        "object": "thread.message",
        "id": f"msg_{number}",
        "thread_id": "thread_a",
        "role": "user",
        "content": [{"type": "text", "text": {"value": text, "annotations": []}}],
    }
    return Interaction(Request("POST", URL), Response(200, (), json.dumps(message).encode()))


def test_each_turn_has_a_line_below_its_thread() -> None:
    told = transcript([_said(1, "Where is\n  my order?"), _said(2, "Hello?")])
    assert told == ("thread_a", "  user       Where is my order?", "  user       Hello?")


def test_a_long_text_is_cut() -> None:
    [_, line] = transcript([_said(1, "x" * 1000)])
    assert line == "  user       " + "x" * (WIDTH - 1) + "…"


def test_of_many_turns_the_last_are_told() -> None:
    all_of_it = transcript([_said(number, str(number)) for number in range(MOST - 1)])
    cut = transcript([_said(number, str(number)) for number in range(MOST)])
    assert (len(all_of_it), len(cut)) == (MOST, MOST)
    assert all_of_it[0] == "thread_a"
    assert cut[:2] == ("… 2 lines before", "  user       1")


def test_where_nobody_said_anything_nothing_is_told() -> None:
    run = {"object": "thread.run", "id": "run_a", "thread_id": "thread_a", "status": "queued"}
    asked = Request("POST", URL.replace("messages", "runs"))
    assert transcript([Interaction(asked, Response(200, (), json.dumps(run).encode()))]) == ()
    assert transcript([]) == ()
