"""What an exchange made or unmade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants import wire
from pytest_assistants.contract import operations
from pytest_assistants.factories import creations

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

UNMAKEABLE = {"assistants.create", "assistant_files.create", "threads.create", "files.upload"}


@pytest.mark.parametrize("row", operations.OPERATIONS, ids=lambda row: row.name)
def test_what_can_be_unmade_follows_from_the_operations_table(row: operations.Operation) -> None:
    path = row.path.format(assistant_id="asst_1", file_id="assistant-1", thread_id="thread_1")

    found = creations.creating(wire.Request(row.method, f"https://h/openai{path}"))

    assert (found.name if found else None) == (row.name if row.name in UNMAKEABLE else None)


def test_a_creation_knows_where_its_delete_goes(exchange: Exchange) -> None:
    made = creations.creation(
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
    made = creations.creation(exchange("POST", "/openai/threads/", answer="../a?b"))

    assert made is not None
    assert made.path == "/openai/threads/..%2Fa%3Fb"


@pytest.mark.parametrize("answer", [None, [], {}, {"id": None}, {"id": 7}, {"id": ""}])
def test_an_answer_without_an_id_makes_nothing(exchange: Exchange, answer: object) -> None:
    assert creations.creation(exchange("POST", "/openai/threads", answer=answer)) is None


@pytest.mark.parametrize("status", [302, 400, 404, 500])
def test_a_refused_create_makes_nothing(exchange: Exchange, status: int) -> None:
    refused = exchange("POST", "/openai/threads", status=status, answer="thread_1")

    assert creations.creation(refused) is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openai/threads/thread_1"),
        ("POST", "/openai/threads/thread_1"),
        ("POST", "/openai/deployments/d/chat/completions"),
    ],
)
def test_other_exchanges_make_nothing(exchange: Exchange, method: str, path: str) -> None:
    assert creations.creation(exchange(method, path, answer="x")) is None
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


def test_the_undo_request_is_a_delete_with_the_query_and_headers_given(exchange: Exchange) -> None:
    made = creations.creation(exchange("POST", "/openai/threads", answer="thread_1"))
    assert made is not None

    plain = creations.undoing(made, query=(), headers=())
    full = creations.undoing(made, query=(("a b", "c&d"), ("e", "")), headers=(("k", "v"),))

    where = "https://res.openai.azure.com/openai/threads/thread_1"
    assert plain == wire.Request("DELETE", where)
    assert full == wire.Request("DELETE", f"{where}?a%20b=c%26d&e=", (("k", "v"),))
