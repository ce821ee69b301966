from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("body", [None, {}, {"messages": []}, {"metadata": {}}])
def test_a_thread_may_be_created_with_nothing(service: Any, body: object) -> None:
    made = service.post("/threads", body)
    assert made == {
        "id": made["id"],
        "object": "thread",
        "created_at": service.emulator.clock.now,
        "metadata": {},
        "tool_resources": {},
    }


def test_a_thread_is_created_without_a_body_and_without_a_content_type(service: Any) -> None:
    assert service.ask("POST", "/threads").status == 200


def test_the_first_generation_knows_no_tool_resources(service_v1: Any) -> None:
    made = service_v1.post("/threads", {"metadata": {"foo": "bar"}})
    assert made.keys() == {"id", "object", "created_at", "metadata"}
    assert service_v1.get(f"/threads/{made['id']}") == made


def test_the_first_messages_are_kept_but_not_shown(service: Any) -> None:
    message = {"role": "user", "content": "Hello", "metadata": {"a": "b"}}
    made = service.post("/threads", {"messages": [message]})
    assert "messages" not in made
    kept = service.emulator.objects("message")
    assert [(each["role"], each["thread_id"]) for each in kept] == [("user", made["id"])]
    service.delete(f"/threads/{made['id']}")
    assert service.emulator.objects("message") == []


def test_modify_keeps_what_it_leaves_out_and_null_clears(service: Any) -> None:
    made = service.post("/threads", {"metadata": {"foo": "bar"}})
    path = f"/threads/{made['id']}"
    assert service.post(path, {}) == made
    service.emulator.seed("vector_store", {"id": "vs_1"})
    search = {"file_search": {"vector_store_ids": ["vs_1"]}}
    changed = service.post(path, {"tool_resources": search})
    assert changed == {**made, "tool_resources": search}
    cleared = service.post(path, {"metadata": None, "tool_resources": None})
    assert (cleared["metadata"], cleared["tool_resources"]) == ({}, {})


def test_the_service_was_seen_to_retrieve_more_resources_than_it_was_given(
    seen: Any, openai: Any
) -> None:
    made = seen.post("/threads", {})
    assert made["tool_resources"] == {}
    assert seen.get(f"/threads/{made['id']}")["tool_resources"] == {
        "code_interpreter": {"file_ids": []},
        "azure_ai_search": {"indexes": []},
    }
    assert openai.get(f"/threads/{made['id']}")["tool_resources"] == {
        "code_interpreter": {"file_ids": []}
    }
    assert seen.post(f"/threads/{made['id']}", {})["tool_resources"] == {}


def test_the_first_generation_retrieves_a_thread_without_resources(seen_v1: Any) -> None:
    made = seen_v1.post("/threads")
    assert seen_v1.get(f"/threads/{made['id']}") == made


def test_deleting_twice_finds_nothing_the_second_time(service: Any) -> None:
    made = service.post("/threads")
    path = f"/threads/{made['id']}"
    assert service.delete(path) == {"id": made["id"], "object": "thread.deleted", "deleted": True}
    status, error = service.refused_delete(path)
    assert (status, error["message"]) == (404, f"No thread found with id '{made['id']}'.")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_assistants_id_is_no_threads(service: Any, method: str) -> None:
    status, error = service.refusal(service.ask(method, "/threads/asst_x"))
    assert (status, error["message"]) == (404, "No thread found with id 'asst_x'.")
    assert (error["param"], error["code"]) == (None, None)
