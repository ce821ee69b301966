from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def message(seen_v1: Any) -> dict[str, Any]:
    """A message with a file, as the first generation sends it."""
    file_id = seen_v1.upload()["id"]
    thread = seen_v1.post("/threads")["id"]
    sent = {"role": "user", "content": "x", "file_ids": [file_id]}
    made: dict[str, Any] = seen_v1.post(f"/threads/{thread}/messages", sent)
    return made


def test_the_files_of_a_message_are_listed_and_retrieved(
    seen_v1: Any, message: dict[str, Any]
) -> None:
    path = f"/threads/{message['thread_id']}/messages/{message['id']}/files"
    (file_id,) = message["file_ids"]
    shown = {
        "id": file_id,
        "object": "thread.message.file",
        "created_at": message["created_at"],
        "message_id": message["id"],
    }
    assert seen_v1.get(path)["data"] == [shown]
    assert seen_v1.get(f"{path}/{file_id}") == shown


def test_what_is_not_there_is_told(seen_v1: Any, message: dict[str, Any]) -> None:
    thread = f"/threads/{message['thread_id']}"
    status, error = seen_v1.refused_get(f"{thread}/messages/{message['id']}/files/file-x")
    assert (status, error["message"]) == (404, "No message file found with id 'file-x'.")
    status, error = seen_v1.refused_get(f"{thread}/messages/msg_x/files")
    assert (status, error["message"]) == (404, "No message found with id 'msg_x'.")
    status, error = seen_v1.refused_get("/threads/thread_x/messages/msg_x/files")
    assert (status, error["message"]) == (404, "No thread found with id 'thread_x'.")


def test_the_second_generation_has_no_such_operation(seen: Any) -> None:
    assert seen.refused_get("/threads/thread_1/messages/msg_1/files")[0] == 404
