"""What an exchange made or unmade."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from pytest_assistants import event_stream, wire
from pytest_assistants.contract import operations
from pytest_assistants.factories import creations

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

Json = dict[str, object]

UNMAKEABLE = {
    "assistants.create": "assistant",
    "assistant_files.create": "assistant.file",
    "threads.create": "thread",
    "threads.create_and_run": "thread",
    "messages.create": "thread.message",
    "vector_stores.create": "vector_store",
    "vector_store_files.create": "vector_store.file",
    "files.upload": "file",
}


@pytest.mark.parametrize("row", operations.OPERATIONS, ids=lambda row: row.name)
def test_what_can_be_unmade_follows_from_the_operations_table(row: operations.Operation) -> None:
    path = re.sub(r"\{\w+\}", "x_1", row.path)

    found = creations.making(wire.Request(row.method, f"https://h/openai{path}"))

    assert found == UNMAKEABLE.get(row.name)


def test_a_creation_knows_where_its_delete_goes(exchange: Exchange) -> None:
    (made,) = creations.creations(
        exchange("POST", "/gate/openai/assistants/asst_1/files", answer="assistant-9")
    )

    assert made == creations.Creation(
        kind="assistant.file",
        id="assistant-9",
        origin="https://res.openai.azure.com",
        path="/gate/openai/assistants/asst_1/files/assistant-9",
        api_version="2024-05-01-preview",
        ids=frozenset({("assistant_id", "asst_1"), ("file_id", "assistant-9")}),
    )


def test_an_id_cannot_leave_its_segment(exchange: Exchange) -> None:
    (made,) = creations.creations(exchange("POST", "/openai/threads/", answer="../a?b"))

    assert made.path == "/openai/threads/..%2Fa%3Fb"


@pytest.mark.parametrize("answer", [None, [], {}, {"id": None}, {"id": 7}, {"id": ""}])
def test_an_answer_without_an_id_makes_nothing(exchange: Exchange, answer: object) -> None:
    assert creations.creations(exchange("POST", "/openai/threads", answer=answer)) == ()


@pytest.mark.parametrize("status", [302, 400, 404, 500])
def test_a_refused_create_makes_nothing(exchange: Exchange, status: int) -> None:
    refused = exchange("POST", "/openai/threads", status=status, answer="thread_1")

    assert creations.creations(refused) == ()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openai/threads/thread_1"),
        ("POST", "/openai/threads/thread_1"),
        ("POST", "/openai/deployments/d/chat/completions"),
    ],
)
def test_other_exchanges_make_nothing(exchange: Exchange, method: str, path: str) -> None:
    assert creations.creations(exchange(method, path, answer="x")) == ()
    assert creations.deletion(exchange(method, path, answer="x")) is None


@pytest.mark.parametrize(("status", "gone"), [(200, True), (204, True), (404, True), (410, True)])
def test_a_delete_that_succeeds_or_finds_nothing_ends_a_thing(
    exchange: Exchange, status: int, *, gone: bool
) -> None:
    found = creations.deletion(exchange("DELETE", "/v1/threads/thread_1", status=status))

    assert (found is not None) is gone


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_delete_that_fails_ends_nothing(exchange: Exchange, status: int) -> None:
    assert creations.deletion(exchange("DELETE", "/v1/threads/t", status=status)) is None


def test_a_delete_the_contract_does_not_know_ends_nothing(exchange: Exchange) -> None:
    assert creations.deletion(exchange("DELETE", "/openai/deployments/d")) is None


def test_a_thread_made_with_its_run_is_unmade_as_a_thread(exchange: Exchange) -> None:
    run = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1"}

    (made,) = creations.creations(exchange("POST", "/openai/threads/runs", answer=run))

    assert (made.kind, made.id, made.path) == ("thread", "thread_1", "/openai/threads/thread_1")


def test_a_stream_tells_of_its_thread_too() -> None:
    run = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1"}
    body = event_stream.render(
        [
            event_stream.ServerEvent("thread.created", '{"id": "thread_1", "object": "thread"}'),
            event_stream.ServerEvent("thread.run.created", json.dumps(run)),
            event_stream.ServerEvent("done", "[DONE]"),
        ]
    )
    streamed = wire.Interaction(
        wire.Request("POST", "https://h/openai/threads/runs"),
        wire.Response(200, (("content-type", "text/event-stream"),), body),
    )

    assert [made.id for made in creations.creations(streamed)] == ["thread_1"]


@pytest.mark.parametrize("path", ["/openai/threads", "/openai/assistants/asst_1"])
def test_a_vector_store_asked_for_inline_is_made_too(path: str) -> None:
    asked: Json = {"tool_resources": {"file_search": {"vector_stores": [{"file_ids": []}]}}}
    kept = {"id": "x_1", "tool_resources": {"file_search": {"vector_store_ids": ["vs_1", 7]}}}
    interaction = wire.Interaction(
        wire.Request("POST", f"https://h{path}", (), json.dumps(asked).encode()),
        wire.Response(200, (), json.dumps(kept).encode()),
    )

    made = [(one.kind, one.id, one.path) for one in creations.creations(interaction)]

    assert made[-1] == ("vector_store", "vs_1", "/openai/vector_stores/vs_1")


def test_a_vector_store_that_was_there_before_is_not_made(exchange: Exchange) -> None:
    kept = {"id": "x_1", "tool_resources": {"file_search": {"vector_store_ids": ["vs_1"]}}}

    made = creations.creations(exchange("POST", "/openai/threads", answer=kept))

    assert [one.kind for one in made] == ["thread"]


def test_a_store_is_seen_only_where_the_api_answers() -> None:
    with pytest.raises(ValueError, match="is no operation"):
        creations.store_seen(wire.Request("GET", "https://h/elsewhere"), "vs_1")
