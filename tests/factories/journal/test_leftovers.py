"""What a killed run may have left is told by its journal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.factories.journal.conftest import ORIGIN, VERSION, make

from pytest_assistants.factories.creations import creations
from pytest_assistants.factories.journal.leftovers import Unanswered, leftovers

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

    from pytest_assistants.factories.journal.writer import Journal


def test_the_file_stays_and_tells_what_may_be_left(book: Journal, exchange: Exchange) -> None:
    make(book, exchange("POST", "/openai/assistants", answer="asst_1"))
    make(book, exchange("POST", "/v1/threads", answer="thread_1", query=""))
    make(book, exchange("POST", "/openai/threads", answer="thread_2"))
    book.undone("thread", "thread_2")
    book.intend(exchange("POST", "/openai/files").request)
    book.close()

    assert book.path is not None
    left = leftovers(book.path)
    assert left.pid == os.getpid()
    assert [(made.kind, made.id) for made in left.made] == [
        ("thread", "thread_1"),
        ("assistant", "asst_1"),
    ]
    assert left.unanswered == (Unanswered("file", ORIGIN, VERSION),)


def test_a_leftover_can_be_undone_from_what_the_journal_holds(
    book: Journal, exchange: Exchange
) -> None:
    interaction = exchange("POST", "/openai/threads", answer="thread_1")
    make(book, interaction)
    assert book.path is not None

    (made,) = leftovers(book.path).made

    assert (made,) == creations(interaction)


def test_something_made_without_an_intent_is_written_down_too(
    book: Journal, exchange: Exchange
) -> None:
    book.observe(exchange("POST", "/openai/threads", answer="thread_1"))
    book.close()

    assert book.path is not None
    assert [made.id for made in leftovers(book.path).made] == ["thread_1"]


@pytest.mark.parametrize(("status", "answer"), [(500, "x"), (504, None), (200, None)])
def test_an_answer_that_leaves_it_open_does_not_settle_an_intent(
    book: Journal, exchange: Exchange, status: int, answer: str | None
) -> None:
    make(book, exchange("POST", "/openai/threads", status=status, answer=answer))
    book.close()

    assert book.path is not None
    assert leftovers(book.path).unanswered == (Unanswered("thread", ORIGIN, VERSION),)
