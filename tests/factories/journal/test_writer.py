"""What a killed run leaves on disk."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.factories.journal.conftest import ORIGIN, VERSION, make

from pytest_assistants.factories.journal.leftovers import JournalLeftovers, leftovers
from pytest_assistants.factories.journal.writer import Journal

if TYPE_CHECKING:
    from tests.factories.conftest import Exchange

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


def lines(book: Journal) -> list[dict[str, object]]:
    assert book.path is not None
    return [json.loads(line) for line in book.path.read_text("utf-8").splitlines()]


def test_an_intent_is_on_disk_before_the_request_is_sent(book: Journal, exchange: Exchange) -> None:
    number = book.intend(exchange("POST", "/openai/threads").request)

    assert number == 1
    assert lines(book) == [
        {"event": "begun", "format": 1, "pid": os.getpid()},
        {
            "event": "intent",
            "number": 1,
            "kind": "thread",
            "origin": ORIGIN,
            "api_version": VERSION,
        },
    ]


def test_what_was_made_is_on_disk_before_the_answer_is_handed_on(
    book: Journal, exchange: Exchange
) -> None:
    make(book, exchange("POST", "/gate/openai/threads", answer="thread_1"))

    assert lines(book)[-1] == {
        "event": "created",
        "number": 1,
        "kind": "thread",
        "id": "thread_1",
        "origin": ORIGIN,
        "path": "/gate/openai/threads/thread_1",
        "api_version": VERSION,
        "ids": {"thread_id": "thread_1"},
    }


def test_neither_key_nor_body_is_written(book: Journal, exchange: Exchange) -> None:
    make(book, exchange("POST", "/openai/threads", answer="thread_1", query="?subscription-key=k1"))

    assert book.path is not None
    text = book.path.read_text("utf-8")
    assert "secret-key" not in text
    assert "k1" not in text
    assert "model" not in text


@POSIX
def test_the_file_and_its_folder_are_the_users_alone(book: Journal, exchange: Exchange) -> None:
    book.folder.mkdir(mode=0o755)
    book.intend(exchange("POST", "/openai/threads").request)

    assert book.path is not None
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openai/threads/thread_1"),
        ("DELETE", "/openai/threads/thread_1"),
        ("POST", "/openai/threads/thread_1"),
        ("POST", "/openai/deployments/d/chat/completions"),
    ],
)
def test_requests_that_make_nothing_leave_no_file(
    book: Journal, exchange: Exchange, method: str, path: str
) -> None:
    make(book, exchange(method, path, answer="x"))

    assert book.intend(exchange(method, path).request) is None
    assert not book.folder.exists()


def test_two_journals_of_one_folder_have_files_of_their_own(
    book: Journal, exchange: Exchange
) -> None:
    other = Journal(book.folder)
    for each in (book, other):
        each.intend(exchange("POST", "/openai/threads").request)

    assert book.path != other.path
    assert sorted(book.folder.iterdir()) == sorted(filter(None, (book.path, other.path)))


def test_the_file_goes_if_everything_was_undone(book: Journal, exchange: Exchange) -> None:
    make(book, exchange("POST", "/openai/assistants", answer="asst_1"))
    make(book, exchange("POST", "/openai/assistants/asst_1/files", answer="assistant-1"))
    make(book, exchange("POST", "/openai/threads", answer="thread_1"))
    make(book, exchange("POST", "/openai/threads", status=400))
    book.observe(exchange("DELETE", "/openai/assistants/asst_1"))
    book.undone("thread", "thread_1")
    book.undone("thread", "thread_7")
    path = book.path
    assert path is not None
    assert [line["event"] for line in lines(book)[-4:]] == ["refused", *["undone"] * 3]
    assert leftovers(path) == JournalLeftovers(os.getpid(), (), ())

    book.close()

    assert not path.exists()
    assert book.path is None
    assert book.problem is None


def test_closing_an_unused_journal_or_closing_twice_does_nothing(
    book: Journal, exchange: Exchange
) -> None:
    book.close()
    make(book, exchange("POST", "/openai/threads", answer="thread_1"))
    book.close()
    book.close()

    assert book.path is not None
    assert book.path.exists()


def test_a_journal_that_cannot_be_written_says_so_once_and_never_raises(
    tmp_path: Path, exchange: Exchange
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    book = Journal(blocked / "journals")

    make(book, exchange("POST", "/openai/threads", answer="thread_1"))
    first = book.problem
    make(book, exchange("POST", "/openai/threads", answer="thread_2"))
    book.close()

    assert first is not None
    assert first.startswith("the journal cannot be written: ")
    assert book.problem == first


def test_a_failure_to_remove_the_file_is_kept_too(
    book: Journal, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no")

    make(book, exchange("POST", "/openai/threads", status=400))
    monkeypatch.setattr(Path, "unlink", refuse)

    book.close()

    assert book.problem == "the journal cannot be written: no"
