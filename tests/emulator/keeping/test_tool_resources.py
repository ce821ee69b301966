from __future__ import annotations

from typing import Any


def test_a_tool_without_resources_has_empty_ones(service: Any) -> None:
    tools = [{"type": "code_interpreter"}, {"type": "file_search"}]
    made = service.post("/assistants", {"model": "m", "tools": tools})
    assert made["tool_resources"] == {
        "code_interpreter": {"file_ids": []},
        "file_search": {"vector_store_ids": []},
    }
    bare = service.post(f"/assistants/{made['id']}", {"tools": []})
    assert bare["tool_resources"] == {}


def test_a_vector_store_asked_for_inline_is_made(service: Any) -> None:
    file_id = service.upload()["id"]
    search = {"vector_stores": [{"file_ids": [file_id]}]}
    made = service.post("/threads", {"tool_resources": {"file_search": search}})
    store = service.emulator.objects("vector_store")[0]
    assert store["file_ids"] == [file_id]
    assert store["id"].startswith("vs_")
    assert made["tool_resources"] == {"file_search": {"vector_store_ids": [store["id"]]}}


def test_a_vector_store_may_be_asked_for_without_files(service: Any) -> None:
    service.post("/threads", {"tool_resources": {"file_search": {"vector_stores": [{}]}}})
    assert service.emulator.objects("vector_store")[0]["file_ids"] == []


def test_an_empty_list_of_new_stores_leaves_the_given_one(service: Any) -> None:
    service.emulator.seed("vector_store", {"id": "vs_1"})
    search = {"vector_stores": [], "vector_store_ids": ["vs_1"]}
    made = service.post("/threads", {"tool_resources": {"file_search": search}})
    assert made["tool_resources"] == {"file_search": {"vector_store_ids": ["vs_1"]}}


def test_the_files_of_resources_must_exist(service: Any) -> None:
    code = {"code_interpreter": {"file_ids": ["assistant-x"]}}
    status, error = service.refused_post("/threads", {"tool_resources": code})
    assert (status, error["message"]) == (404, "Files [assistant-x] were not found")
    search = {"file_search": {"vector_stores": [{"file_ids": ["assistant-y"]}]}}
    status, error = service.refused_post("/threads", {"tool_resources": search})
    assert (status, error["message"]) == (404, "Files [assistant-y] were not found")
    assert service.emulator.objects("vector_store") == []


def test_a_vector_store_must_exist(service: Any) -> None:
    search = {"file_search": {"vector_store_ids": ["vs_x"]}}
    status, error = service.refused_post("/threads", {"tool_resources": search})
    assert (status, error["message"]) == (404, "Vector store with id [vs_x] not found.")


def test_a_file_of_another_purpose_is_refused_where_it_stands(service: Any) -> None:
    code = {"code_interpreter": {"file_ids": [service.upload(purpose="batch")["id"]]}}
    status, error = service.refused_post("/threads", {"tool_resources": code})
    assert (status, error["param"]) == (400, "tool_resources.code_interpreter.file_ids")


def test_a_tool_set_to_null_has_no_resources(service: Any) -> None:
    made = service.post("/threads", {"tool_resources": {"code_interpreter": None}})
    assert made["tool_resources"] == {}
