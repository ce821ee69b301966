"""What must be unmade, and how it is."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pytest_assistants import wire
from pytest_assistants.factories.ledger import Ledger, Leftover

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

ORIGIN = "https://res.openai.azure.com"


class Service:
    """Answers undo requests by a script: a status or an exception for each, then 200."""

    def __init__(self, *script: int | BaseException) -> None:
        self.script = list(script)
        self.requests: list[wire.Request] = []

    def __call__(self, request: wire.Request) -> wire.Response:
        self.requests.append(request)
        step = self.script.pop(0) if self.script else 200
        if isinstance(step, BaseException):
            raise step
        return wire.Response(step)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


@pytest.fixture
def ledger(exchange: Exchange) -> Ledger:
    """A ledger with an assistant, a file and a thread, in this order."""
    ledger = Ledger()
    ledger.observe(exchange("POST", "/openai/assistants", answer="asst_1"))
    ledger.observe(exchange("POST", "/openai/files", answer="assistant-1"))
    ledger.observe(exchange("POST", "/openai/threads", answer="thread_1"))
    return ledger


@pytest.fixture
def pauses() -> list[float]:
    return []


def kinds(ledger: Ledger) -> list[tuple[str, str]]:
    return [(entry.kind, entry.id) for entry in ledger.entries]


def test_entries_stand_newest_first(ledger: Ledger) -> None:
    assert kinds(ledger) == [
        ("thread", "thread_1"),
        ("file", "assistant-1"),
        ("assistant", "asst_1"),
    ]


def test_a_thing_observed_twice_stands_once_and_is_the_newest(
    ledger: Ledger, exchange: Exchange
) -> None:
    ledger.observe(exchange("POST", "/openai/assistants", answer="asst_1"))

    assert [entry.id for entry in ledger.entries] == ["asst_1", "thread_1", "assistant-1"]


def test_the_undo_request_goes_where_the_creating_one_went(exchange: Exchange) -> None:
    ledger, service = Ledger(), Service()
    ledger.observe(
        exchange(
            "POST",
            "/apim/openai/threads",
            answer="thread_1",
            origin="https://gate:8443",
            query="?api-version=2024-07-01-preview&subscription-key=k&trace=1",
            headers=(
                ("API-Key", "a"),
                ("Authorization", "Bearer b"),
                ("Ocp-Apim-Subscription-Key", "c"),
                ("OpenAI-Beta", "assistants=v2"),
                ("Content-Type", "application/json"),
                ("Cookie", "d"),
            ),
        )
    )

    ledger.close(service)

    assert service.requests == [
        wire.Request(
            "DELETE",
            "https://gate:8443/apim/openai/threads/thread_1"
            "?api-version=2024-07-01-preview&subscription-key=k",
            (
                ("API-Key", "a"),
                ("Authorization", "Bearer b"),
                ("Ocp-Apim-Subscription-Key", "c"),
                ("OpenAI-Beta", "assistants=v2"),
            ),
        )
    ]


def test_no_text_of_the_ledger_shows_a_credential(ledger: Ledger) -> None:
    left = ledger.entries
    leftovers = ledger.close(Service(500, 500, 500, ValueError("secret-key")), sleep=abs)

    assert repr(ledger) == "Ledger(0 entries, 1 leftovers)"
    assert "secret-key" not in f"{left!r}{leftovers!r}{leftovers[0]}"
    assert any("secret-key" in str(entry.undo.headers) for entry in left)


@pytest.mark.parametrize("status", [200, 404])
def test_a_deleted_thing_leaves_the_ledger(ledger: Ledger, exchange: Exchange, status: int) -> None:
    ledger.observe(exchange("DELETE", "/openai/files/assistant-1", status=status))

    assert kinds(ledger) == [("thread", "thread_1"), ("assistant", "asst_1")]


def test_a_delete_that_fails_changes_nothing(ledger: Ledger, exchange: Exchange) -> None:
    ledger.observe(exchange("DELETE", "/openai/files/assistant-1", status=500))

    assert len(ledger.entries) == 3


def test_a_delete_elsewhere_changes_nothing(ledger: Ledger, exchange: Exchange) -> None:
    ledger.observe(exchange("DELETE", "/openai/files/assistant-1", origin="https://other"))

    assert len(ledger.entries) == 3


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/openai/assistants/asst_1", ["thread_1", "assistant-1"]),
        ("/openai/files/assistant-1", ["thread_1", "asst_1"]),
        ("/openai/assistants/asst_1/files/assistant-1", ["thread_1", "assistant-1", "asst_1"]),
    ],
)
def test_an_attachment_ends_with_its_assistant_with_its_file_or_alone(
    ledger: Ledger, exchange: Exchange, path: str, left: list[str]
) -> None:
    ledger.observe(exchange("POST", "/openai/assistants/asst_1/files", answer="assistant-1"))
    assert kinds(ledger)[0] == ("assistant.file", "assistant-1")

    ledger.observe(exchange("DELETE", path))

    assert [entry.id for entry in ledger.entries] == left


def test_an_attachment_is_not_undone_beside_its_assistant(
    ledger: Ledger, exchange: Exchange
) -> None:
    service = Service()
    ledger.observe(exchange("POST", "/openai/assistants/asst_1/files", answer="assistant-1"))

    assert ledger.close(service) == ()
    assert service.paths == [
        "/openai/threads/thread_1",
        "/openai/files/assistant-1",
        "/openai/assistants/asst_1",
    ]
    assert ledger.entries == ()


def test_an_attachment_to_somebody_elses_assistant_is_undone(exchange: Exchange) -> None:
    ledger, service = Ledger(), Service()
    ledger.observe(exchange("POST", "/openai/assistants/asst_7/files", answer="assistant-1"))

    ledger.close(service)

    assert service.paths == ["/openai/assistants/asst_7/files/assistant-1"]


def test_one_failure_stops_nothing_and_is_told(ledger: Ledger, pauses: list[float]) -> None:
    service = Service(403)

    left = ledger.close(service, sleep=pauses.append)

    assert left == (Leftover("thread", "thread_1", "answered 403", ORIGIN),)
    assert str(left[0]) == f"thread thread_1 at {ORIGIN}: answered 403"
    assert ledger.leftovers == left
    assert len(service.requests) == 3
    assert pauses == []


@pytest.mark.parametrize("status", [404, 410])
def test_not_found_counts_as_done(ledger: Ledger, status: int) -> None:
    assert ledger.close(Service(status, status, status)) == ()


@pytest.mark.parametrize("step", [429, 500, 503, ConnectionError("x")])
def test_a_transient_failure_is_tried_again(
    ledger: Ledger, pauses: list[float], step: int | Exception
) -> None:
    service = Service(step, step)

    assert ledger.close(service, sleep=pauses.append) == ()
    assert service.paths[:3] == ["/openai/threads/thread_1"] * 3
    assert len(service.requests) == 5
    assert pauses == sorted(pauses)
    assert len(pauses) == 2


@pytest.mark.parametrize(
    ("step", "reason"), [(429, "answered 429"), (TimeoutError("secret-key"), "TimeoutError")]
)
def test_after_three_attempts_a_thing_is_left_over(
    ledger: Ledger, pauses: list[float], step: int | Exception, reason: str
) -> None:
    service = Service(step, step, step)

    left = ledger.close(service, sleep=pauses.append)

    assert left == (Leftover("thread", "thread_1", reason, ORIGIN),)
    assert len(service.requests) == 5


@pytest.mark.parametrize("script", [(200, KeyboardInterrupt()), (200, 500, KeyboardInterrupt())])
def test_an_interrupt_leaves_over_what_was_not_undone(
    ledger: Ledger, script: tuple[int | BaseException, ...]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        ledger.close(Service(*script), sleep=abs)

    reason = "the cleanup was interrupted"
    assert ledger.entries == ()
    assert ledger.leftovers == (
        Leftover("file", "assistant-1", reason, ORIGIN),
        Leftover("assistant", "asst_1", reason, ORIGIN),
    )


def test_closing_twice_does_nothing_twice(ledger: Ledger) -> None:
    first, second = Service(401), Service()

    left = ledger.close(first)

    assert ledger.close(second) == left
    assert second.requests == []


def test_what_comes_after_closing_is_undone_by_closing_again(
    ledger: Ledger, exchange: Exchange
) -> None:
    ledger.close(Service())
    ledger.observe(exchange("POST", "/openai/threads", answer="thread_2"))
    again = Service()

    ledger.close(again)

    assert again.paths == ["/openai/threads/thread_2"]


def test_a_leftover_deleted_later_is_none(ledger: Ledger, exchange: Exchange) -> None:
    ledger.close(Service(401))

    ledger.observe(exchange("DELETE", "/openai/threads/thread_1"))

    assert ledger.leftovers == ()


def test_adopting_moves_entries_and_leftovers(ledger: Ledger, exchange: Exchange) -> None:
    test = Ledger()
    test.observe(exchange("POST", "/openai/threads", answer="thread_8"))
    test.close(Service(401))
    test.observe(exchange("POST", "/openai/threads", answer="thread_9"))

    ledger.adopt(test)

    assert [entry.id for entry in ledger.entries][:2] == ["thread_9", "thread_1"]
    assert [leftover.id for leftover in ledger.leftovers] == ["thread_8"]
    assert (test.entries, test.leftovers) == ((), ())


def test_adopting_moves_what_is_known_of_threads_that_search(exchange: Exchange) -> None:
    test, whole = Ledger(), Ledger()
    made = exchange("POST", "/openai/threads", answer="thread_1")
    search: dict[str, object] = {"file_search": {"vector_stores": [{}]}}
    body = json.dumps({"tool_resources": search}).encode()
    test.observe(replace(made, request=replace(made.request, body=body)))
    whole.adopt(test)
    shown = {"tool_resources": {"file_search": {"vector_store_ids": ["vs_1"]}}}
    asked: list[tuple[str, str]] = []

    def send(request: wire.Request) -> wire.Response:
        asked.append((request.method, request.path))
        return wire.Response(200, (), json.dumps(shown).encode())

    assert whole.close(send) == ()
    assert asked == [
        ("GET", "/openai/threads/thread_1"),
        ("DELETE", "/openai/threads/thread_1"),
        ("DELETE", "/openai/vector_stores/vs_1"),
    ]


def test_an_entry_is_what_was_made_however_it_is_unmade(ledger: Ledger) -> None:
    entry = ledger.entries[0]

    assert replace(entry, undo=wire.Request("DELETE", "https://elsewhere/")) == entry


def test_undo_requests_may_be_observed_while_closing(ledger: Ledger) -> None:
    def send(request: wire.Request) -> wire.Response:
        response = wire.Response(200)
        ledger.observe(wire.Interaction(request, response))
        return response

    assert ledger.close(send) == ()


def test_many_threads_may_feed_one_ledger(exchange: Exchange) -> None:
    ledger, start = Ledger(), threading.Barrier(4)

    def feed(worker: int) -> None:
        start.wait()
        for number in range(50):
            ledger.observe(exchange("POST", "/openai/threads", answer=f"t_{worker}_{number}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(feed, range(4)))

    assert len(ledger.entries) == 200
