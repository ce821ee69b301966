"""An answer is heard once, whole or up to where it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.interception import tees
from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.interception.hearing import Hearing
from pytest_assistants.cassette.interception.tees import Tee
from pytest_assistants.wire import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cassette.interception.conftest import FakeGate


def _hearing(gate: FakeGate) -> Hearing:
    ticket = Ticket(Request("POST", "https://h.test"))
    return Hearing(gate, ticket, compose=lambda body: Response(200, (), body))


def test_the_first_end_counts_and_what_waits_for_it_is_done_once(gate: FakeGate) -> None:
    done: list[int] = []
    hearing = _hearing(gate)
    hearing.then(lambda: done.append(len(gate.left)))
    for part in (b"data: 1\n\n", b"data: 2", None):
        hearing.heard(part)
    hearing.over("reset")
    assert [(one.body, one.truncated) for _, one in gate.left] == [(b"data: 1\n\ndata: 2", None)]
    assert done == [1]


def test_of_an_answer_that_breaks_off_whole_lines_are_kept(gate: FakeGate) -> None:
    hearing = _hearing(gate)
    hearing.heard(b"data: 1\n\ndata: 2")
    hearing.over("reset")
    assert [(one.body, one.truncated) for _, one in gate.left] == [(b"data: 1\n\n", "reset")]


class _Source:
    """Five parts of five bytes, of which it counts those that were taken."""

    taken, closed = 0, False

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(5):
            self.taken += 1
            yield b"12345"

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("most", "taken"), [(9, 2), (10, 3), (100, 5)])
def test_what_a_client_left_is_read_in_bounds(
    gate: FakeGate, monkeypatch: pytest.MonkeyPatch, most: int, taken: int
) -> None:
    monkeypatch.setattr(tees, "MOST_BYTES", most)
    source = _Source()
    Tee(source, _hearing(gate), reason=lambda _: "closed").conclude()
    assert (source.taken, source.closed) == (taken, True)
    assert [one.truncated for _, one in gate.left] == [None if taken == 5 else "unread"]
