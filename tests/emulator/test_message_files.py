from __future__ import annotations

from typing import Any


def _thread(*attachments: object, **more: object) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": "x", "attachments": [*attachments]}], **more}


def _attached(file_id: object, *tools: str) -> dict[str, object]:
    return {"file_id": file_id, "tools": [{"type": tool} for tool in tools]}


def test_files_of_the_first_messages_become_the_threads(service: Any) -> None:
    one, two = service.upload()["id"], service.upload()["id"]
    both = ("code_interpreter", "file_search")
    made = service.post("/threads", _thread(_attached(one, *both), _attached(two, "file_search")))
    store = service.emulator.objects("vector_store")[0]
    assert store["file_ids"] == [one, two]
    assert made["tool_resources"] == {
        "code_interpreter": {"file_ids": [one]},
        "file_search": {"vector_store_ids": [store["id"]]},
    }


def test_files_of_messages_join_those_of_the_thread_and_its_store_is_kept(service: Any) -> None:
    one, two = service.upload()["id"], service.upload()["id"]
    given = {
        "code_interpreter": {"file_ids": [one]},
        "file_search": {"vector_store_ids": ["vs_1"]},
    }
    attached = _attached(two, "code_interpreter", "file_search")
    made = service.post("/threads", _thread(attached, tool_resources=given))
    assert made["tool_resources"] == {
        "code_interpreter": {"file_ids": [one, two]},
        "file_search": {"vector_store_ids": ["vs_1"]},
    }


def test_an_attached_file_must_exist_and_a_refusal_leaves_nothing_behind(service: Any) -> None:
    status, error = service.refused_post("/threads", _thread(_attached("file-x", "file_search")))
    assert (status, error["message"]) == (404, "Files [file-x] were not found")
    assert service.emulator.objects("thread") == []
    assert service.emulator.objects("vector_store") == []


def test_an_attachment_of_no_known_form_adds_nothing(service: Any) -> None:
    odd: list[object] = [{}, {"tools": 5}, {"tools": [5]}, _attached(5, "file_search")]
    assert service.post("/threads", _thread(*odd))["tool_resources"] == {}
