"""A cassette is opened from its folder as a playback; what is no cassette is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues, from_environment
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.errors import CorruptCassette
from pytest_assistants.session.shelf import Opened, Shelf
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

NAME = "x.yaml"
ORIGIN = "https://example-resource.openai.azure.com/openai"
SHELF = Shelf(known=KnownValues, ignored_api_version="2024-05-01-preview")
FILE = Pseudonyms(NAME).of("assistant-Xk3QpLmN0vB7rT5yW2zA9c")


def _said(method: str, path: str, answer: bytes = b"{}") -> Interaction:
    return Interaction(Request(method, f"{ORIGIN}{path}"), Response(200, (), answer))


def test_where_there_is_no_file_nothing_is_opened(tmp_path: Path) -> None:
    assert SHELF.open(tmp_path, NAME) == Opened(None, {})


def test_a_cassette_is_opened_with_its_variables(tmp_path: Path) -> None:
    cassette = Cassette((_said("POST", "/threads"),), Head("live", variables=(("a", "1"),)))
    (tmp_path / NAME).write_bytes(dump(cassette))
    opened = SHELF.open(tmp_path, NAME)
    assert opened.variables == {"a": "1"}
    assert opened.playback is not None
    assert len(opened.playback.entries) == 1


def test_names_that_only_the_environment_told_are_any_names_in_replay() -> None:
    body = b'{"messages": [{"role": "user", "content": "ping brightmill-payroll-7 now"}]}'
    said = Interaction(
        Request("POST", f"{ORIGIN}/threads", (("content-type", "application/json"),), body),
        Response(200, (), b"{}"),
    )
    known = KnownValues((KnownValue("resource", "brightmill-payroll-7", "environment"),))
    recorded = sanitize(said, table=Pseudonyms(NAME), known=known, key=NAME)
    assert b"brightmill" not in recorded.request.body
    playback = SHELF.playback(NAME, [recorded])
    assert playback.answer(said.request) is not None


def test_a_cassette_of_stock_vcrpy_plays_too(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "interactions:\n"
        "- request:\n"
        "    body: !!python/unicode '{}'\n"
        "    headers: {}\n"
        "    method: POST\n"
        f"    uri: {ORIGIN}/threads\n"
        "  response:\n"
        "    body: {string: !!binary e30=}\n"
        "    headers: {}\n"
        "    status: {code: 200, message: OK}\n"
        "version: 1\n"
    )
    opened = SHELF.open(tmp_path, NAME)
    assert opened.variables == {}
    assert opened.playback is not None
    assert opened.playback.answer(Request("POST", f"{ORIGIN}/threads")) is not None


def test_what_is_no_cassette_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("just: [")
    with pytest.raises(CorruptCassette):
        SHELF.open(tmp_path, NAME)


def test_only_what_the_contract_calls_polled_stays_at_its_last_answer() -> None:
    polls = [_said("GET", f"/files/{FILE}", state) for state in (b"1", b"2")]
    lists = [_said("GET", "/files", state) for state in (b"3", b"4")]
    other = [_said("POST", "/chat/completions", b"5")]
    playback = SHELF.playback(
        NAME, [_said("POST", "/files", FILE.encode()), *polls, *lists, *other]
    )

    def heard(method: str, path: str, times: int) -> list[bytes | None]:
        asked = Request(method, f"{ORIGIN}{path}")
        answers = [playback.answer(asked) for _ in range(times)]
        return [answer.body if answer is not None else None for answer in answers]

    assert heard("GET", f"/files/{FILE}", 3) == [b"1", b"2", b"2"]
    assert heard("GET", "/files", 3) == [b"3", b"4", None]
    assert heard("POST", "/chat/completions", 2) == [b"5", None]


def test_a_live_request_is_shown_without_what_is_known() -> None:
    known = from_environment({}, declared=["our-own-deployment"])
    shelf = Shelf(known=lambda: known, ignored_api_version=None)
    request = Request("GET", "https://ours.openai.azure.com/openai/assistants?x=our-own-deployment")
    shown = shelf.disguised(NAME, request)
    assert shown.url.startswith(f"{ORIGIN}/assistants")
    assert "our-own" not in shown.url


def test_an_answer_that_cannot_be_undone_is_told_by_its_number(tmp_path: Path) -> None:
    packed = Response(200, (("content-encoding", "gzip"),), b"\x1f\x8b\x08 and no more")
    exchanges = (
        _said("POST", "/threads"),
        Interaction(Request("GET", f"{ORIGIN}/threads/thread_1"), packed),
    )
    (tmp_path / NAME).write_bytes(dump(Cassette(exchanges)))
    with pytest.raises(CorruptCassette, match=r"x\.yaml is no .* exchange 2 .* is damaged"):
        SHELF.open(tmp_path, NAME)
