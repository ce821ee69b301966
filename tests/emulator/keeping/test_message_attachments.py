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
    service.emulator.seed("vector_store", {"id": "vs_1"})
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
    assert service.emulator.objects("vector_store")[0]["file_ids"] == [two]


def test_an_attached_file_must_exist_and_a_refusal_leaves_nothing_behind(service: Any) -> None:
    status, error = service.refused_post("/threads", _thread(_attached("file-x", "file_search")))
    assert (status, error["message"]) == (404, "Files [file-x] were not found")
    assert service.emulator.objects("thread") == []
    assert service.emulator.objects("vector_store") == []


def test_an_attachment_without_tools_adds_nothing(service: Any) -> None:
    file_id = service.upload()["id"]
    bare = [{"file_id": file_id}, {"file_id": file_id, "tools": None}]
    assert service.post("/threads", _thread(*bare))["tool_resources"] == {}


def test_a_message_added_later_puts_its_files_on_the_thread_too(service: Any) -> None:
    one, two = service.upload()["id"], service.upload()["id"]
    thread = service.post("/threads")
    for file_id in (one, two):
        sent = {"role": "user", "content": "x", "attachments": [_attached(file_id, "file_search")]}
        made = service.post(f"/threads/{thread['id']}/messages", sent)
        assert made["attachments"] == sent["attachments"]
    (store,) = service.emulator.objects("vector_store")
    assert store["file_ids"] == [one, two]
    resources = service.get(f"/threads/{thread['id']}")["tool_resources"]
    assert resources == {"file_search": {"vector_store_ids": [store["id"]]}}
