"""A cassette is shown as what was said, or exchange by exchange, and never with a secret."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import JSON, saying

from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cassette.serializer.reading import MAX_BYTES
from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, USAGE
from pytest_assistants.wire import Headers, Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cassettes

ORIGIN = "https://example-resource.openai.azure.com/openai"
VERSION = "api-version=2024-05-01-preview"
STREAM: Headers = (("content-type", "text/event-stream"),)
KEY = "sk-" + "a1B2c3D4e5" * 4


def _said(method: str, path: str, answer: Any, *, asked: object = None) -> Interaction:
    sent = b"" if asked is None else json.dumps(asked).encode()
    request = Request(method, f"{ORIGIN}{path}?{VERSION}", JSON if sent else (), sent)
    if isinstance(answer, bytes):
        return Interaction(request, Response(200, STREAM, answer, "OK", "closed"))
    return Interaction(request, Response(200, JSON, json.dumps(answer).encode(), "OK"))


def _message(role: str, text: str, number: int) -> dict[str, object]:
    content = [{"type": "text", "text": {"value": text, "annotations": []}}]
    head = {"id": f"msg_{number}", "object": "thread.message", "thread_id": "thread_1"}
    return {**head, "role": role, "content": content}


@pytest.fixture
def desk(cassettes: Cassettes) -> Cassettes:
    """A conversation of a user with an assistant, streamed and cut."""
    event = b'event: thread.message.created\ndata: {"id": "msg_1"}\n\nevent: done\ndata: [DONE]\n\n'
    told = (
        _said("POST", "/threads", {"id": "thread_1", "object": "thread"}, asked={}),
        _said("GET", "/threads/thread_1/messages/msg_1", _message("user", "Where\nis it?", 1)),
        _said("GET", "/threads/thread_1/messages/msg_2", _message("assistant", "Here.", 2)),
        _said("POST", "/threads/thread_1/runs", event, asked={"stream": True}),
    )
    cassettes.write("tests/test_ask.yaml", dump(Cassette(told, Head("emulator"))))
    return cassettes


def test_the_conversation_is_shown_whole(desk: Cassettes) -> None:
    assert desk.run("show", "cassettes/tests/test_ask.yaml") == (
        FINE,
        [
            "thread_1",
            "  user       Where",
            "             is it?",
            "  assistant  Here.",
        ],
    )


def test_the_exchanges_are_shown_with_their_bodies(desk: Cassettes) -> None:
    code, lines = desk.run("show", "cassettes/tests/test_ask.yaml", "--exchanges")
    assert code == FINE
    assert lines[:6] == [
        f"1  POST /openai/threads?{VERSION}   200",
        "   > {}",
        "   < {",
        '   <   "id": "thread_1",',
        '   <   "object": "thread"',
        "   < }",
    ]
    at = lines.index(f"4  POST /openai/threads/thread_1/runs?{VERSION}   200, closed")
    assert lines[at + 1 : at + 5] == [
        "   > {",
        '   >   "stream": true',
        "   > }",
        "   < event: thread.message.created",
    ]


def test_all_of_it_is_told_as_json(desk: Cassettes) -> None:
    code, lines = desk.run("show", "cassettes/tests/test_ask.yaml", "--format", "json")
    told = json.loads("\n".join(lines))
    assert code == FINE
    assert told["cassette"] == "cassettes/tests/test_ask.yaml"
    assert told["head"]["upstream"] == "emulator"
    [thread] = told["threads"]
    assert thread["id"] == "thread_1"
    assert thread["turns"][1] == {"who": "assistant", "text": "Here."}
    assert told["exchanges"][0] == {
        "number": 1,
        "operation": "threads.create",
        "method": "POST",
        "path": "/openai/threads",
        "query": {"api-version": "2024-05-01-preview"},
        "request": {},
        "status": 200,
        "response": {"id": "thread_1", "object": "thread"},
        "truncated": None,
    }
    assert told["exchanges"][1]["request"] is None
    assert told["exchanges"][3]["response"] == [
        {"event": "thread.message.created", "data": {"id": "msg_1"}},
        {"event": "done", "data": "[DONE]"},
    ]


def test_where_nobody_says_anything_the_exchanges_are_named(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", saying("hello"))
    assert cassettes.run("show", "cassettes/a.yaml")[1] == [
        "nobody says anything in cassettes/a.yaml: add --exchanges to see its 1 exchange"
    ]


def test_a_downloaded_file_is_shown_by_its_size(cassettes: Cassettes) -> None:
    request = Request("GET", f"{ORIGIN}/files/f/content?{VERSION}")
    told = (Interaction(request, Response(200, (), b"\xff\x00", "OK")),)
    cassettes.write("a.yaml", dump(Cassette(told, Head("live"))))
    _, lines = cassettes.run("show", "cassettes/a.yaml", "--exchanges")
    assert len(lines) == 2
    assert "2 bytes" in lines[1]


def test_secrets_of_a_cassette_of_another_tool_are_not_shown(cassettes: Cassettes) -> None:
    path = cassettes.write("a.yaml", saying(KEY, version=None))
    assert KEY in path.read_text()
    for option in ("--exchanges", "--format=json"):
        code, lines = cassettes.run("show", "cassettes/a.yaml", option)
        assert code == FINE
        assert KEY not in "\n".join(lines)
    assert KEY in path.read_text()


def test_a_path_that_does_not_exist_tells_the_nearest(desk: Cassettes) -> None:
    assert main(["show", "cassettes/tests/test_aks.yaml"]) == USAGE
    assert desk.capsys.readouterr().err == (
        "pytest-assistants: there is no cassettes/tests/test_aks.yaml: "
        "the nearest is cassettes/tests/test_ask.yaml.\n"
    )
    assert main(["show", "x", "--folder", "nowhere"]) == USAGE
    assert desk.capsys.readouterr().err == ("pytest-assistants: there is no x: name a cassette.\n")


def test_a_folder_is_told_to_be_one(desk: Cassettes, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder, hint in (
        ("cassettes", ", such as cassettes/tests/test_ask.yaml"),
        ("empty", "; there is none in it"),
    ):
        assert main(["show", folder]) == USAGE
        assert desk.capsys.readouterr().err == (
            f"pytest-assistants: {folder} is a folder: name one cassette{hint}.\n"
        )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "an empty file"),
        (b"# only a comment\n", "an empty file"),
        (b"just text", "the file is no mapping"),
        (b"interactions: 7", "without a list of interactions"),
        (b"\xff\xfe", "no UTF-8 on line 1"),
        (b"interactions: [", "did not find expected node content on line 2"),
    ],
)
def test_what_is_no_cassette_is_told_in_one_sentence(
    cassettes: Cassettes, data: bytes, problem: str
) -> None:
    cassettes.write("a.yaml", data)
    assert main(["show", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        f"pytest-assistants: cassettes/a.yaml is no readable cassette: {problem}; "
        "restore the file, or move it away and record anew.\n"
    )


def test_a_newer_format_is_told_in_one_sentence(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", b"interactions: []\nmetadata: {assistants: {format: 99}}")
    assert main(["show", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes/a.yaml has cassette format 99, and this version reads up to "
        "1; upgrade pytest-assistants or record it again.\n"
    )


def test_a_file_that_the_system_refuses_or_that_is_too_large_is_told(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = cassettes.write("a.yaml", saying("hello"))
    with monkeypatch.context() as patch:
        patch.setattr(type(path), "read_bytes", refuse)
        assert main(["show", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes/a.yaml cannot be shown: "
        "it cannot be read: Permission denied.\n"
    )
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    assert main(["show", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes/a.yaml cannot be shown: "
        f"it is larger than {MAX_BYTES:,} bytes.\n"
    )


def test_what_cannot_be_cleaned_is_not_shown(cassettes: Cassettes) -> None:
    form: Headers = (("content-type", "multipart/form-data; boundary=b"),)
    request = Request("POST", f"{ORIGIN}/files?{VERSION}", form, b"no form")
    cassettes.write("a.yaml", dump(Cassette((Interaction(request, Response(200)),))))
    assert main(["show", "cassettes/a.yaml"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: cassettes/a.yaml cannot be shown: a multipart body cannot be recorded: "
        "it is no well-formed multipart/form-data.\n"
    )


def test_an_error_that_would_quote_a_secret_does_not(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", f"interactions: !{KEY} []\n".encode())
    assert main(["show", "cassettes/a.yaml"]) == USAGE
    told = cassettes.capsys.readouterr().err
    assert told.startswith("pytest-assistants: ")
    assert KEY not in told


def test_the_day_of_a_real_recording_is_shown_to_machines(cassettes: Cassettes) -> None:
    head = Head("live", recorded=date(2026, 11, 1))
    cassettes.write("a.yaml", dump(Cassette((_said("GET", "/threads/thread_1", {}),), head)))
    code, lines = cassettes.run("show", "cassettes/a.yaml", "--format", "json")
    assert code == FINE
    assert json.loads("".join(lines))["head"]["recorded"] == "2026-11-01"
