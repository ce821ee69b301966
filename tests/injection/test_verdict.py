"""Each mistake of a client is found, with what it did and what it should have done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from pytest_assistants.injection.fault import Fault
from pytest_assistants.injection.log import Exchange
from pytest_assistants.injection.verdict import MOST_RETRIES, Code, Finding, findings

THROTTLED = Fault("runs.retrieve", status=429, retry_after=2)
SLOW = Fault("runs.retrieve", poll_after=2)
QUIET = Fault("runs.create", cut=3, quiet=True)


@dataclass
class Client:
    """What it asked, at a time of its own."""

    exchanges: list[Exchange] = field(default_factory=list)
    now: float = 0.0

    def asks(self, operation: str = "runs.retrieve", status: int | None = 200, **more: Any) -> None:
        verb = operation.partition(".")[2]
        writes = verb not in {"retrieve", "list"}
        facts: dict[str, Any] = {"key": (operation, "", b""), "writes": writes}
        self.exchanges.append(
            Exchange(operation, asked=self.now, answered=self.now, status=status, **facts | more)
        )

    def waits(self, seconds: float) -> None:
        self.now += seconds

    @property
    def codes(self) -> list[Code]:
        return [one.code for one in findings(self.exchanges)]


def test_a_client_that_waits_and_gets_on_did_nothing_wrong() -> None:
    client = Client()
    client.asks("assistants.create", made=(("assistant", "asst_1"),))
    client.asks(status=429, fault=THROTTLED)
    client.waits(2)
    client.asks()
    assert client.codes == []


def test_a_retry_before_its_time_is_found() -> None:
    client = Client()
    client.asks(status=429, fault=THROTTLED)
    client.waits(0.5)
    client.asks()
    assert findings(client.exchanges) == (
        Finding(
            Code.RETRY_AFTER_IGNORED,
            "runs.retrieve",
            "was sent again after 0.5 s, though asked to wait 2 s",
            "no retry before 2 s (Retry-After)",
        ),
    )
    assert str(findings(client.exchanges)[0]) == (
        "retry_after_ignored: runs.retrieve was sent again after 0.5 s, though asked to wait 2 s; "
        "expected: no retry before 2 s (Retry-After)"
    )


def test_a_poll_before_its_time_is_found_once() -> None:
    client = Client()
    for _ in range(3):
        client.asks(fault=SLOW)
        client.waits(1)
    assert client.codes == [Code.POLLED_TOO_FAST]
    assert findings(client.exchanges)[0].seen == (
        "was polled again after 1.0 s, though asked to wait 2 s"
    )


def test_a_poll_in_its_time_is_right_and_a_write_is_no_poll() -> None:
    client = Client()
    client.asks(fault=SLOW)
    client.waits(2)
    client.asks(fault=SLOW)
    for _ in range(2):
        client.asks("runs.cancel", fault=Fault("runs.cancel", poll_after=2))
    assert client.codes == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_retry_of_what_does_not_pass_is_found(status: int) -> None:
    client = Client()
    client.asks("threads.create", status)
    client.asks("threads.create", status)
    assert client.codes == [Code.RETRIED_NON_RETRYABLE]


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503, None])
def test_a_retry_of_what_may_pass_is_right(status: int | None) -> None:
    client = Client()
    client.asks("threads.create", status)
    client.asks("threads.create")
    assert client.codes == []


def test_what_was_changed_in_between_may_have_helped() -> None:
    client = Client()
    client.asks("assistants.retrieve", 404)
    client.asks("assistants.create")
    client.asks("assistants.retrieve")
    assert client.codes == []
    client.asks("files.retrieve", 404)
    client.asks("assistants.retrieve")
    client.asks("files.retrieve", 404)
    assert client.codes == [Code.RETRIED_NON_RETRYABLE]


def test_who_asks_much_later_asks_anew() -> None:
    client = Client()
    client.asks("threads.create", 400)
    client.waits(61)
    client.asks("threads.create")
    assert client.codes == []


def test_a_storm_is_found_and_a_few_retries_are_none() -> None:
    client = Client()
    for _ in range(MOST_RETRIES + 1):
        client.asks(status=500)
    client.asks("threads.create")
    assert client.codes == []
    client.asks(status=500)
    assert findings(client.exchanges) == (
        Finding(
            Code.RETRY_STORM,
            "runs.retrieve",
            "was sent again 6 times while it failed",
            "to give up after 5 retries at most",
        ),
    )


def test_polls_that_succeed_are_no_storm() -> None:
    client = Client()
    for _ in range(20):
        client.asks()
    assert client.codes == []


class TestWhatWasMade:
    ASSISTANT = (("assistant", "asst_1"),)
    DOWN = Fault("runs.create", status=503)

    def giving_up(self) -> Client:
        client = Client()
        client.asks("assistants.create", made=self.ASSISTANT)
        client.asks("threads.create", made=(("thread", "thread_1"),))
        client.asks("runs.create", 503, fault=self.DOWN)
        return client

    def test_is_deleted_before_giving_up(self) -> None:
        client = self.giving_up()
        (found,) = findings(client.exchanges)
        assert str(found) == (
            "created_without_deleting: runs.create failed for good, and nobody deleted the "
            "assistant and the thread made before; expected: to delete what was made before "
            "giving up"
        )
        client.asks("assistants.delete", unmade="asst_1")
        client.asks("threads.delete", unmade="thread_1")
        assert client.codes == []

    def test_may_stay_where_the_failure_was_got_over(self) -> None:
        client = self.giving_up()
        client.asks("runs.create")
        assert client.codes == []

    def test_may_stay_where_it_was_made_after(self) -> None:
        client = Client()
        client.asks("runs.create", 503, fault=self.DOWN)
        client.asks("assistants.create", made=self.ASSISTANT)
        assert client.codes == []

    def test_may_stay_where_nothing_struck(self) -> None:
        client = Client()
        client.asks("assistants.create", made=self.ASSISTANT)
        client.asks("runs.create", 503)
        assert client.codes == []

    def test_is_looked_for_where_its_answer_was_lost(self) -> None:
        client = Client()
        lost = Fault("assistants.create", breaks="timeout", reached=True)
        client.asks("assistants.create", None, fault=lost, made=self.ASSISTANT)
        client.asks("assistants.create", made=(("assistant", "asst_2"),))
        (found,) = findings(client.exchanges)
        assert found.code is Code.CREATED_WITHOUT_DELETING
        assert found.seen == "made the assistant whose answer was lost, and nobody deleted it"
        client.asks("assistants.delete", unmade="asst_1")
        assert client.codes == []


class TestAStreamThatEndsTooSoon:
    def cut(self, fault: Fault = QUIET, **more: Any) -> Client:
        client = Client()
        facts: dict[str, Any] = {
            "fault": fault,
            "broken": True,
            "about": frozenset({"thread_1", "run_1"}),
        }
        client.asks("runs.create", **facts | more)
        return client

    def test_is_noticed(self) -> None:
        (found,) = findings(self.cut().exchanges)
        assert found.code is Code.TRUNCATED_STREAM_ACCEPTED
        assert found.seen == "ended after 3 events, without 'done', and nobody asked further"

    def test_is_noticed_by_who_looks_how_the_run_ended(self) -> None:
        client = self.cut()
        client.asks(about=frozenset({"run_1"}))
        assert client.codes == []

    def test_is_noticed_by_who_starts_anew(self) -> None:
        client = self.cut()
        client.asks("runs.create")
        assert client.codes == []

    def test_is_not_noticed_by_who_does_something_else(self) -> None:
        client = self.cut()
        client.asks("files.list")
        assert client.codes == [Code.TRUNCATED_STREAM_ACCEPTED]

    def test_cannot_be_missed_where_it_is_told_by_an_error(self) -> None:
        assert self.cut(Fault("runs.create", cut=3)).codes == []

    def test_is_none_where_there_was_no_stream(self) -> None:
        assert self.cut(broken=False).codes == []
