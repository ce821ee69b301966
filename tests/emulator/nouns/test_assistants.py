from __future__ import annotations

from typing import Any

import pytest

_EVERYTHING = {
    "model": "gpt-4o",
    "name": "Tutor",
    "description": "Helps",
    "instructions": "Be brief.",
    "tools": [{"type": "code_interpreter"}],
    "metadata": {"team": "a"},
    "temperature": 0,
    "top_p": 1,
    "response_format": {"type": "json_object"},
}


def test_what_was_sent_is_what_is_kept(service: Any) -> None:
    made = service.post("/assistants", _EVERYTHING)
    for name, value in _EVERYTHING.items():
        assert made[name] == value
    assert made["object"] == "assistant"
    assert made["created_at"] == service.emulator.clock.now
    assert service.get(f"/assistants/{made['id']}") == made


def test_what_was_left_out_has_the_services_defaults(service: Any) -> None:
    made = service.post("/assistants", {"model": "gpt-4o"})
    assert (made["name"], made["description"], made["instructions"]) == (None, None, None)
    assert (made["tools"], made["file_ids"], made["metadata"]) == ([], [], {})
    assert (made["tool_resources"], made["response_format"]) == ({}, "auto")


def test_temperature_and_top_p_are_always_decimals(service: Any) -> None:
    made = service.post("/assistants", {"model": "gpt-4o", "temperature": 2})
    assert repr(made["temperature"]) == "2.0"
    assert repr(made["top_p"]) == "1.0"
    assert b'"temperature": 2.0' in service.ask("GET", f"/assistants/{made['id']}").body


def test_the_reference_pages_show_file_ids_beside_what_the_second_generation_adds(
    service: Any,
) -> None:
    made = service.post("/assistants", {"model": "gpt-4o"})
    assert {"file_ids", "tool_resources", "temperature", "top_p", "response_format"} <= made.keys()
    assert "reasoning_effort" not in made


def test_the_service_was_seen_to_show_each_generation_its_own_fields(
    seen: Any, seen_v1: Any
) -> None:
    first = seen_v1.post("/assistants", {"model": "gpt-4o"})
    assert list(first) == [
        "id",
        "object",
        "created_at",
        "name",
        "description",
        "model",
        "instructions",
        "tools",
        "metadata",
        "file_ids",
    ]
    second = seen.get(f"/assistants/{first['id']}")
    assert second.keys() - first.keys() == {
        "top_p",
        "temperature",
        "tool_resources",
        "response_format",
    }
    assert first.keys() - second.keys() == {"file_ids"}


def test_only_openai_answers_a_reasoning_effort(openai: Any, seen: Any) -> None:
    assert openai.post("/assistants", {"model": "gpt-4o"})["reasoning_effort"] is None
    assert "reasoning_effort" not in seen.post("/assistants", {"model": "gpt-4o"})


def test_modify_keeps_what_it_leaves_out(service: Any) -> None:
    made = service.post("/assistants", _EVERYTHING)
    changed = service.post(f"/assistants/{made['id']}", {"name": "Teacher"})
    assert changed == {**made, "name": "Teacher"}
    assert service.post(f"/assistants/{made['id']}", {}) == changed
    assert service.post(f"/assistants/{made['id']}") == changed


def test_null_clears_on_modify(service: Any) -> None:
    made = service.post("/assistants", _EVERYTHING)
    nulls = dict.fromkeys(
        ("name", "description", "instructions", "metadata", "temperature", "response_format")
    )
    cleared = service.post(f"/assistants/{made['id']}", {**nulls, "tool_resources": None})
    assert (cleared["name"], cleared["description"], cleared["instructions"]) == (None, None, None)
    assert (cleared["metadata"], cleared["temperature"]) == ({}, 1.0)
    assert cleared["response_format"] == "auto"


def test_metadata_is_replaced_as_a_whole(service: Any) -> None:
    made = service.post("/assistants", _EVERYTHING)
    changed = service.post(f"/assistants/{made['id']}", {"metadata": {"other": "b"}})
    assert changed["metadata"] == {"other": "b"}


def test_files_attached_on_create_must_exist(service: Any) -> None:
    status, error = service.refused_post("/assistants", {"model": "m", "file_ids": ["assistant-x"]})
    assert (status, error["message"]) == (404, "Files [assistant-x] were not found")
    assert service.get("/assistants")["data"] == []


def test_a_file_id_missing_on_modify_is_detached(service: Any) -> None:
    one, two, three = (service.upload()["id"] for _ in range(3))
    made = service.post("/assistants", {"model": "m", "file_ids": [one, two]})
    assert made["file_ids"] == [one, two]
    changed = service.post(f"/assistants/{made['id']}", {"file_ids": [three, two]})
    assert changed["file_ids"] == [two, three]
    assert service.post(f"/assistants/{made['id']}", {"name": "x"})["file_ids"] == [two, three]
    assert service.post(f"/assistants/{made['id']}", {"file_ids": []})["file_ids"] == []


def test_a_file_attached_before_may_be_named_again_after_its_deletion_elsewhere(
    service: Any,
) -> None:
    service.emulator.seed("assistant", {"id": "asst_1", "file_ids": ["assistant-gone"]})
    kept = service.post("/assistants/asst_1", {"file_ids": ["assistant-gone"]})
    assert kept["file_ids"] == ["assistant-gone"]


def test_resources_are_changed_tool_by_tool(service: Any) -> None:
    file_id = service.upload()["id"]
    service.emulator.seed("vector_store", {"id": "vs_1"})
    search = {"file_search": {"vector_store_ids": ["vs_1"]}}
    made = service.post("/assistants", {"model": "m", "tool_resources": search})
    code = {"code_interpreter": {"file_ids": [file_id]}}
    changed = service.post(f"/assistants/{made['id']}", {"tool_resources": code})
    assert changed["tool_resources"] == {**search, **code}


def test_deleting_twice_finds_nothing_the_second_time(service: Any) -> None:
    made = service.post("/assistants", {"model": "m", "file_ids": [service.upload()["id"]]})
    path = f"/assistants/{made['id']}"
    assert service.delete(path) == {
        "id": made["id"],
        "object": "assistant.deleted",
        "deleted": True,
    }
    status, error = service.refused_delete(path)
    assert status == 404
    assert error == {
        "message": f"No assistant found with id '{made['id']}'.",
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    }
    assert service.emulator.objects("assistant.file") == []
    assert len(service.emulator.objects("file")) == 1


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_assistant_is_not_found(service: Any, method: str) -> None:
    status, error = service.refusal(service.ask(method, "/assistants/asst_x"))
    assert (status, error["message"]) == (404, "No assistant found with id 'asst_x'.")


def test_the_list_pages_through_all_assistants(service: Any) -> None:
    made = []
    for number in range(5):
        made.append(service.post("/assistants", {"model": "m", "name": str(number)})["id"])
        service.emulator.clock.advance(1)
    first = service.get("/assistants?limit=3")
    assert [each["id"] for each in first["data"]] == made[:1:-1]
    assert first["has_more"] is True
    rest = service.get(f"/assistants?limit=3&after={first['last_id']}")
    assert [each["id"] for each in rest["data"]] == [made[1], made[0]]
    assert rest["has_more"] is False
