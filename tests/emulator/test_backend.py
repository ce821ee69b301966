from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_assistants import wire
from pytest_assistants.contract.generations import read_api_version
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_interaction
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.emulator import Emulator, backend

_KEY = ("api-key", "k")
_JSON = ("Content-Type", "application/json")
_IDS = {
    "assistant_id": "asst_1",
    "thread_id": "thread_1",
    "message_id": "msg_1",
    "run_id": "run_1",
    "step_id": "step_1",
    "vector_store_id": "vs_1",
    "batch_id": "vsfb_1",
    "file_id": "assistant-1",
}
_BODIES: dict[str, dict[str, Any]] = {
    "AssistantCreate": {"model": "m", "tools": [{"type": "code_interpreter"}]},
    "AssistantModify": {"name": "n"},
    "AssistantFileCreate": {"file_id": "assistant-1"},
    "MessageCreate": {"role": "user", "content": "Which file is it?"},
    "RunCreate": {"assistant_id": "asst_1", "instructions": "Be brief."},
    "ThreadRunCreate": {"assistant_id": "asst_1", "instructions": "Be brief."},
    "ToolOutputsSubmit": {"tool_outputs": [{"tool_call_id": "call_1", "output": "1"}]},
    "VectorStoreFileCreate": {"file_id": "assistant-1"},
    "FileBatchCreate": {"file_ids": ["assistant-1"]},
}
_CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
_WAITING = {
    "status": "requires_action",
    "required_action": {
        "type": "submit_tool_outputs",
        "submit_tool_outputs": {"tool_calls": [_CALL]},
    },
}


def _seeded(profile: Profile, *, waiting: bool = False) -> Emulator:
    emulator = Emulator(profile=profile)
    emulator.seed("file", {"id": "assistant-1", "content": b"x"})
    emulator.seed("assistant", {"id": "asst_1", "model": "m", "file_ids": ["assistant-1"]})
    emulator.seed("thread", {"id": "thread_1"})
    emulator.seed("message", {"id": "msg_1", "thread_id": "thread_1", "file_ids": ["assistant-1"]})
    run = {"id": "run_1", "thread_id": "thread_1", "assistant_id": "asst_1", "model": "m"}
    emulator.seed("run", {**run, **(_WAITING if waiting else {"status": "completed"})})
    details = {"type": "tool_calls", "tool_calls": [_CALL]}
    step = {"id": "step_1", "run_id": "run_1", "thread_id": "thread_1", "type": "tool_calls"}
    emulator.seed("step", {**step, "assistant_id": "asst_1", "step_details": details})
    emulator.seed("vector_store", {"id": "vs_1", "file_ids": ["assistant-1"]})
    emulator.seed("file_batch", {"id": "vsfb_1", "vector_store_id": "vs_1"})
    return emulator


def test_the_same_requests_get_the_same_bytes() -> None:
    asked = [
        wire.Request("POST", f"https://h/v1/{noun}", (_KEY, _JSON), body)
        for noun, body in (("threads", b"{}"), ("assistants", b'{"model": "m"}'), ("x", b""))
        for _ in range(3)
    ]
    one, other = Emulator(), Emulator()
    assert [one.handle(each) for each in asked] == [other.handle(each) for each in asked]


def test_a_reset_emulator_answers_like_a_new_one(service: Any) -> None:
    service.emulator.clock.advance(3)
    first = service.ask("POST", "/threads")
    service.emulator.fail_next("threads.create")
    service.emulator.reset()
    assert service.emulator.objects("thread") == []
    assert service.emulator.requests == []
    service.emulator.clock.advance(3)
    assert service.ask("POST", "/threads") == first


def test_requests_are_remembered_in_order_and_only_so_many(
    service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.get("/assistants")
    service.ask("DELETE", "/threads/thread_x")
    assert service.emulator.requests == [
        ("GET", "/openai/assistants"),
        ("DELETE", "/openai/threads/thread_x"),
    ]
    monkeypatch.setattr(backend, "_REQUESTS_REMEMBERED", 2)
    service.emulator = Emulator()
    for number in range(3):
        service.get(f"/assistants?limit={number + 1}")
    assert len(service.emulator.requests) == 2


def test_the_store_is_open_to_tests(service: Any) -> None:
    made = service.post("/threads")
    assert service.emulator.store.find("thread", made["id"]).created_at == made["created_at"]


def test_many_threads_create_without_losing_or_doubling_anything(emulator: Emulator) -> None:
    request = wire.Request("POST", "https://h/v1/threads", (_KEY, _JSON), b"{}")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(emulator.handle, [request] * 400))
    assert {answer.status for answer in answers} == {200}
    ids = {each["id"] for each in emulator.objects("thread")}
    assert len(ids) == 400
    again = Emulator()
    for _ in range(400):
        again.handle(request)
    assert ids == {each["id"] for each in again.objects("thread")}


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("version", ["2024-02-15-preview", "2024-05-01-preview"])
def test_what_the_emulator_answers_keeps_the_contract(profile: Profile, version: str) -> None:
    for row in OPERATIONS:
        emulator = _seeded(profile, waiting=row.verb in {"cancel", "submit_tool_outputs"})
        path = row.path.format_map(_IDS)
        url = f"https://h/openai{path}?api-version={version}"
        body = json.dumps(_BODIES.get(row.body or "", {})).encode()
        request = wire.Request(row.method, url, (_KEY, _JSON), body)
        answer = emulator.handle(request)
        available = row.available.holds(read_api_version(version).generation, profile)
        expected = available and not row.multipart and row.name != "assistant_files.create"
        assert answer.ok is expected, row.name
        found = check_interaction(wire.Interaction(request, answer), profile=profile)
        wrong = [each for each in found if each.side == "response"]
        assert [each for each in wrong if each.verdict is Verdict.VIOLATION] == []


_WORDS = st.sampled_from(["file_search", "code_interpreter", "function", "asst_1", "assistant-1"])
_NAMES = st.sampled_from(
    [
        *("model", "name", "temperature", "response_format", "metadata", "file_ids", "file_id"),
        *("tools", "type", "function", "tool_resources", "file_search", "code_interpreter"),
        *("vector_stores", "vector_store_ids", "messages", "role", "content", "attachments"),
        *("assistant_id", "thread", "stream", "tool_choice", "truncation_strategy", "parameters"),
        *("additional_messages", "additional_instructions", "tool_outputs", "tool_call_id"),
        *("expires_after", "chunking_strategy", "static", "attributes", "response_format"),
        "unheard_of",
    ]
)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=5 * settings().max_examples)
@given(
    row=st.sampled_from(OPERATIONS),
    body=_ANYTHING,
    profile=st.sampled_from(list(Profile)),
    root=st.sampled_from(["/v1", "/openai"]),
)
def test_whatever_is_sent_is_answered(row: Any, body: Any, profile: Profile, root: str) -> None:
    lawful = {**_BODIES.get(row.body or "", {}), **({"stream": True} if row.streams else {})}
    sent = {**lawful, **body} if isinstance(body, dict) else body
    url = f"https://h{root}{row.path.format_map(_IDS)}?api-version=2024-05-01-preview"
    request = wire.Request(row.method, url, (_KEY, _JSON), json.dumps(sent).encode())
    waiting = row.verb == "submit_tool_outputs"
    assert _seeded(profile, waiting=waiting).handle(request).status < 500
