from __future__ import annotations

from typing import Any

import pytest
from tests.emulator.conftest import Talk


def test_a_text_is_kept_as_the_service_answers_it(talk: Any) -> None:
    made = talk.say("Hello")
    text = {"type": "text", "text": {"value": "Hello", "annotations": []}}
    assert made == {
        "id": made["id"],
        "object": "thread.message",
        "created_at": talk.emulator.clock.now,
        "assistant_id": None,
        "thread_id": talk.thread,
        "run_id": None,
        "role": "user",
        "content": [text],
        "attachments": [],
        "metadata": {},
    }
    assert made["id"].startswith("msg_")


def test_the_parts_of_content_are_kept(talk: Any) -> None:
    image = {"type": "image_file", "image_file": {"file_id": "assistant-1"}}
    made = talk.say([{"type": "text", "text": "Look"}, image])
    text = {"type": "text", "text": {"value": "Look", "annotations": []}}
    assert made["content"] == [text, image]
    talk.run()
    assert talk.last_text() == "You asked: Look"


def test_each_generation_answers_files_in_its_own_way(seen: Any, seen_v1: Any) -> None:
    assert "file_ids" not in Talk(seen).say()
    file_id = seen_v1.upload()["id"]
    thread = seen_v1.post("/threads")["id"]
    sent = {"role": "user", "content": "x", "file_ids": [file_id]}
    made = seen_v1.post(f"/threads/{thread}/messages", sent)
    assert made["file_ids"] == [file_id]
    assert "attachments" not in made


def test_the_files_of_a_message_must_exist(seen_v1: Any) -> None:
    thread = seen_v1.post("/threads")["id"]
    sent = {"role": "user", "content": "x", "file_ids": ["assistant-x"]}
    status, error = seen_v1.refused_post(f"/threads/{thread}/messages", sent)
    assert (status, error["message"]) == (404, "Files [assistant-x] were not found")


def test_messages_are_listed_and_a_run_picks_its_own(talk: Any) -> None:
    first = talk.say("One")
    run = talk.ask("Two")
    listed = talk.service.get(f"{talk.path}/messages?limit=1")
    assert (listed["data"][0]["run_id"], listed["has_more"]) == (run["id"], True)
    own = talk.service.get(f"{talk.path}/messages?run_id={run['id']}")["data"]
    assert [message["role"] for message in own] == ["assistant"]
    assert talk.service.get(f"{talk.path}/messages/{first['id']}") == first


def test_only_metadata_can_be_changed(talk: Any, service_v1: Any) -> None:
    made = talk.say()
    path = f"{talk.path}/messages/{made['id']}"
    assert talk.service.post(path, {}) == made
    assert talk.service.post(path, {"metadata": {"a": "b"}})["metadata"] == {"a": "b"}
    refused = talk.service.refused_post(path, {"metadata": {"a": True}})
    assert (refused[0], refused[1]["code"]) == (400, "invalid_type")
    assert service_v1.post(path, {"metadata": {"a": True}})["metadata"] == {"a": "True"}


def test_a_modified_message_was_seen_with_file_ids(seen: Any) -> None:
    talk = Talk(seen)
    path = f"{talk.path}/messages/{talk.say()['id']}"
    modified = seen.post(path, {"metadata": {}})
    assert (modified["file_ids"], "attachments" in modified) == ([], False)
    assert "attachments" in seen.get(path)


def test_a_deleted_message_is_gone(talk: Any) -> None:
    path = f"{talk.path}/messages/{talk.say()['id']}"
    deleted = talk.service.delete(path)
    assert (deleted["object"], deleted["deleted"]) == ("thread.message.deleted", True)
    assert talk.service.refused_get(path)[0] == 404


@pytest.mark.parametrize("path", ["/threads/thread_x/messages", "/threads/thread_x/messages/m"])
def test_the_thread_must_exist(service: Any, path: str) -> None:
    status, error = service.refused_get(path)
    assert (status, error["message"]) == (404, "No thread found with id 'thread_x'.")


def test_an_unknown_message_is_a_404(talk: Any) -> None:
    status, error = talk.service.refused_get(f"{talk.path}/messages/msg_x")
    assert (status, error["message"]) == (404, "No message found with id 'msg_x'.")


def test_deleting_a_thread_takes_all_that_is_on_it(talk: Any) -> None:
    talk.ask()
    talk.messages()
    talk.service.delete(talk.path)
    for kind in ("message", "run", "step"):
        assert talk.emulator.objects(kind) == []
