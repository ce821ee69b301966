"""What exchanges show of a thread is heard once, in order, from answers and event streams alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pytest_assistants.event_stream import CONTENT_TYPE, ServerEvent, render
from pytest_assistants.report.conversation import Turn, conversations
from pytest_assistants.wire import Interaction, Request, Response

ROOT = "https://example-resource.openai.azure.com/openai"
CALL = {
    "id": "call_a",
    "type": "function",
    "function": {"name": "weather", "arguments": '{"city": "Ulm"}'},
}


def _said(
    path: str, answer: object, body: object = None, *, method: str = "POST", status: int = 200
) -> Interaction:
    sent = b"" if body is None else json.dumps(body).encode()
    return Interaction(
        Request(method, ROOT + path, (), sent), Response(status, (), json.dumps(answer).encode())
    )


def _stream(*events: tuple[str, object]) -> Interaction:
    body = render(ServerEvent(name, json.dumps(value)) for name, value in events)
    return Interaction(
        Request("POST", f"{ROOT}/threads/thread_a/runs", (), b'{"stream": true}'),
        Response(200, (("Content-Type", CONTENT_TYPE),), body),
    )


def _message(id_: str, role: str, text: str, **more: object) -> dict[str, Any]:
    annotations = more.pop("annotations", [])
    content = [{"type": "text", "text": {"value": text, "annotations": annotations}}]
    return {
        "object": "thread.message",
        "id": id_,
        "thread_id": "thread_a",
        "role": role,
        "content": content,
        **more,
    }


def _run(status: str, **more: object) -> dict[str, Any]:
    return {
        "object": "thread.run",
        "id": "run_a",
        "thread_id": "thread_a",
        "status": status,
        **more,
    }


def _step(*calls: object, status: str = "completed") -> dict[str, Any]:
    details = {"type": "tool_calls", "tool_calls": list(calls)}
    return {
        "object": "thread.run.step",
        "id": "step_a",
        "thread_id": "thread_a",
        "status": status,
        "step_details": details,
    }


def _page(*data: object) -> dict[str, object]:
    return {"object": "list", "data": list(data)}


def _told(*exchanges: Interaction) -> list[tuple[str, str]]:
    """The turns of the one thread there is."""
    [turns] = conversations(exchanges).values()
    return [(turn.who, turn.text) for turn in turns]


def test_a_conversation_with_a_tool_is_told_in_its_order() -> None:
    needs = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [CALL]}}
    outputs = {"tool_outputs": [{"tool_call_id": "call_a", "output": "sunny"}]}
    question = _message("msg_a", "user", "How is Ulm?")
    assert _told(
        _said("/threads", {"object": "thread", "id": "thread_a"}, {}),
        _said("/threads/thread_a/messages", question),
        _said("/threads/thread_a/runs", _run("queued")),
        _said("/threads/thread_a/runs/run_a", _run("queued"), method="GET"),
        _said("/threads/thread_a/runs/run_a", _run("in_progress"), method="GET"),
        _said("/x", _run("requires_action", required_action=needs), method="GET"),
        _said("/x", _run("queued"), outputs),
        _said("/x", _run("completed"), method="GET"),
        _said("/x", _page(_message("msg_b", "assistant", "Sunny."), question), method="GET"),
        _said("/x", _page(_step({**CALL, "function": {**CALL["function"], "output": "sunny"}}))),  # type: ignore[dict-item]  # a call's function is a mapping
    ) == [
        ("user", "How is Ulm?"),
        ("run", "queued → in_progress → requires_action"),
        ("calls", 'weather({"city": "Ulm"})'),
        ("output", "sunny"),
        ("run", "queued → completed"),
        ("assistant", "Sunny."),
    ]


def test_a_stream_tells_the_same_as_polls() -> None:
    assert _told(
        _stream(
            ("thread.run.created", _run("queued")),
            ("thread.run.in_progress", _run("in_progress")),
            ("thread.run.step.in_progress", _step(CALL, status="in_progress")),
            ("thread.message.created", _message("msg_a", "assistant", "", status="in_progress")),
            ("thread.message.delta", {"object": "thread.message.delta", "id": "msg_a"}),
            (
                "thread.message.completed",
                _message("msg_a", "assistant", "Hi.", status="completed"),
            ),
            ("thread.run.completed", _run("completed")),
            ("done", "[DONE]"),
        )
    ) == [("run", "queued → in_progress"), ("assistant", "Hi."), ("run", "completed")]


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        ({"object": "thread", "id": "thread_a"}, {"messages": [{"role": "user", "content": "a"}]}),
        (_run("queued"), {"thread": {"messages": [{"role": "user", "content": "a"}]}}),
        (_run("queued"), {"additional_messages": [{"role": "user", "content": "a"}]}),
    ],
)
def test_messages_that_only_a_request_tells_are_told_once(answer: object, body: object) -> None:
    listed = _said("/x", _page(_message("msg_a", "user", "a")), method="GET")
    assert _told(_said("/x", answer, body), listed, listed)[0] == ("user", "a")
    told = _told(_said("/x", answer, body), listed, listed)
    assert told.count(("user", "a")) == 1


def test_a_page_in_ascending_order_stays_so() -> None:
    page = _page(_message("msg_a", "user", "a"), _message("msg_b", "user", "b"))
    assert _told(_said("/x?order=asc", page)) == [("user", "a"), ("user", "b")]
    assert _told(_said("/x", page)) == [("user", "b"), ("user", "a")]


def test_what_is_cited_is_told_by_the_files_name_where_it_is_known() -> None:
    cited = [
        {"type": "file_citation", "text": "[1]", "file_citation": {"file_id": "assistant-a"}},
        {"type": "file_citation", "text": "[2]", "file_citation": {"file_id": "assistant-b"}},
        {"type": "file_path", "text": "/x", "file_path": {"file_id": "assistant-c"}},
    ]
    assert _told(
        _said("/files", {"object": "file", "id": "assistant-a", "filename": "notes.txt"}),
        _said("/x", _message("msg_a", "assistant", "So [1].", annotations=cited)),
    ) == [("assistant", "So [1]."), ("cites", "notes.txt [1]"), ("cites", "assistant-b [2]")]


def test_what_tools_of_the_service_did_is_told() -> None:
    code = {"input": "1+1", "outputs": [{"type": "logs", "logs": "2"}, {"type": "image"}]}
    found = {"results": [{"file_name": "notes.txt"}, {"file_name": "more.txt"}]}
    step = _step(
        {"id": "call_a", "type": "code_interpreter", "code_interpreter": code},
        {"id": "call_b", "type": "file_search", "file_search": found},
        {"id": "call_c", "type": "file_search", "file_search": {}},
    )
    assert _told(_said("/x", step)) == [
        ("calls", "code_interpreter: 1+1"),
        ("output", "2"),
        ("searched", "notes.txt, more.txt"),
        ("searched", "file_search"),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"last_error": {"code": "server_error", "message": "Sorry."}}, " (server_error: Sorry.)"),
        ({"incomplete_details": {"reason": "max_tokens"}}, " (max_tokens)"),
        ({}, ""),
    ],
)
def test_why_a_run_ended_is_told(more: dict[str, object], told: str) -> None:
    assert _told(_said("/x", _run("failed", **more))) == [("run", f"failed{told}")]


def test_contents_that_are_no_text_are_named() -> None:
    image = {"type": "image_file", "image_file": {"file_id": "assistant-a"}}
    sent = {"messages": [{"role": "user", "content": [{"type": "text", "text": "See"}, image]}]}
    thread = {"object": "thread", "id": "thread_a"}
    assert _told(_said("/threads", thread, sent)) == [("user", "See (image_file)")]


@pytest.mark.parametrize(
    "exchange",
    [
        _said("/x", {"error": {"message": "No."}}, status=400),
        _said("/chat/completions", {"object": "chat.completion"}, {"messages": [{"role": "user"}]}),
        _said("/x", ["no", "object"]),
        _said("/x", {"object": "thread", "id": "thread_a"}, {"messages": "none"}),
        _said("/x", _message("msg_a", "assistant", "", status="in_progress")),
    ],
)
def test_what_is_of_no_thread_or_was_refused_tells_nothing(exchange: Interaction) -> None:
    assert conversations([exchange]) == {}


def test_a_run_and_a_message_are_told_apart_where_their_ids_were_made_equal() -> None:
    alike = _said("/x", _message("run_a", "user", "a"))
    assert _told(alike, _said("/x", _run("queued")), alike) == [("user", "a"), ("run", "queued")]
    assert _told(_said("/x", _run("queued")), alike) == [("run", "queued"), ("user", "a")]


def test_a_turn_is_a_message_or_something_that_was_done() -> None:
    assert Turn("user", "a").is_message
    assert not Turn("run", "queued").is_message
