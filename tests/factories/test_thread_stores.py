"""A store that the service made for a thread goes with it; one that its user named stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pytest_assistants import wire
from pytest_assistants.factories.thread_stores import ThreadStores

ROOT = "https://h.test/team/openai"
SEARCH = {"type": "file_search"}
FILE = {"file_id": "assistant-1", "tools": [SEARCH]}
MESSAGE = {"role": "user", "content": "?", "attachments": [FILE]}
THREAD, RUN = {"id": "thread_1"}, {"id": "run_1", "thread_id": "thread_1"}


def _said(path: str, body: object, answer: object, *, status: int = 200) -> wire.Interaction:
    return wire.Interaction(
        wire.Request("POST", f"{ROOT}{path}", (), json.dumps(body).encode()),
        wire.Response(status, (), json.dumps(answer).encode()),
    )


def _found(stores: ThreadStores, *held: str) -> list[str]:
    shown = {"tool_resources": {"file_search": {"vector_store_ids": [*held, 7]}}}

    def send(request: wire.Request) -> wire.Response:
        assert request == wire.Request("GET", f"{ROOT}/threads/thread_1")
        return wire.Response(200, (), json.dumps(shown).encode())

    deleting = wire.Request("DELETE", f"{ROOT}/threads/thread_1")
    return [made.path for made in stores.of(deleting, "thread_1", send)]


@pytest.mark.parametrize(
    ("path", "body", "answer"),
    [
        ("/threads", {"messages": [MESSAGE]}, THREAD),
        ("/threads/thread_1/messages", MESSAGE, {"id": "msg_1", "thread_id": "thread_1"}),
        ("/threads/thread_1/runs", {"additional_messages": [MESSAGE]}, RUN),
        ("/threads/runs", {"thread": {"messages": [MESSAGE]}}, RUN),
        (
            "/threads/runs",
            {"thread": {"tool_resources": {"file_search": {"vector_stores": [{}]}}}},
            RUN,
        ),
    ],
)
def test_a_thread_that_was_given_files_to_search_is_asked_for_its_store(
    path: str, body: dict[str, Any], answer: dict[str, Any]
) -> None:
    stores = ThreadStores()
    stores.observe(_said(path, body, answer))
    assert _found(stores, "vs_1") == ["/team/openai/vector_stores/vs_1"]


@pytest.mark.parametrize(
    ("path", "body", "answer", "status"),
    [
        ("/threads", {"messages": [MESSAGE]}, THREAD, 400),
        ("/threads", {"messages": [MESSAGE]}, {"id": 7}, 200),
        ("/elsewhere", {"messages": [MESSAGE]}, THREAD, 200),
        ("/threads", {"metadata": {"about": "file_search"}}, THREAD, 200),
        (
            "/threads",
            {"messages": [{**MESSAGE, "attachments": [{**FILE, "tools": []}]}]},
            THREAD,
            200,
        ),
        ("/assistants", {"model": "gpt-4o", "tools": [SEARCH]}, THREAD, 200),
    ],
)
def test_any_other_thread_is_not_asked(
    path: str, body: dict[str, Any], answer: dict[str, Any], status: int
) -> None:
    stores = ThreadStores()
    stores.observe(_said(path, body, answer, status=status))
    assert _found(stores, "vs_1") == []


def test_a_store_that_a_request_named_is_its_users() -> None:
    stores, others = ThreadStores(), ThreadStores()
    named = {"tool_resources": {"file_search": {"vector_store_ids": ["vs_own"]}}}
    stores.observe(_said("/threads", {"messages": [MESSAGE], **named}, THREAD))
    others.adopt(stores)
    assert _found(others, "vs_own", "vs_1") == ["/team/openai/vector_stores/vs_1"]
