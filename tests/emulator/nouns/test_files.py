from __future__ import annotations

from typing import Any

import pytest


def test_an_upload_answers_what_was_sent(service: Any) -> None:
    assert service.upload(b"hello world", filename="notes.txt") == {
        "object": "file",
        "id": service.emulator.objects("file")[0]["id"],
        "created_at": service.emulator.clock.now,
        "purpose": "assistants",
        "filename": "notes.txt",
        "bytes": 11,
        "status": "processed",
        "status_details": None,
    }


@pytest.mark.parametrize(
    "content", [b"", b"\r\n", b"\r\n--\r\n", b"--x-boundary\r\n", bytes(range(256)) * 3]
)
def test_the_content_comes_back_byte_for_byte(service: Any, content: bytes) -> None:
    made = service.upload(content)
    answer = service.ask("GET", f"/files/{made['id']}/content")
    assert (answer.status, answer.body) == (200, content)
    assert answer.header("content-type") == "application/octet-stream"
    assert made["bytes"] == len(content)


def test_the_files_name_is_kept_as_sent(service: Any) -> None:
    assert service.upload(filename="folder/a.txt")["filename"] == "folder/a.txt"


def test_azures_list_has_no_cursors_and_shows_all(service: Any) -> None:
    made = [service.upload()["id"] for _ in range(25)]
    listed = service.get("/files")
    assert listed.keys() == {"object", "data"}
    assert [each["id"] for each in listed["data"]] == made[::-1]


def test_openais_list_has_cursors(openai: Any) -> None:
    made = [openai.upload(purpose="vision")["id"] for _ in range(2)]
    listed = openai.get("/files?limit=1")
    assert (listed["first_id"], listed["last_id"], listed["has_more"]) == (made[1], made[1], True)


def test_the_list_can_be_narrowed_to_a_purpose(service: Any) -> None:
    service.upload()
    tuned = service.upload(purpose="fine-tune")
    assert service.get("/files?purpose=fine-tune")["data"] == [tuned]
    assert service.get("/files?purpose=batch")["data"] == []


def test_a_file_is_retrieved_as_it_was_answered(service: Any) -> None:
    made = service.upload()
    assert service.get(f"/files/{made['id']}") == made


def test_a_deleted_files_object_stays_file(service: Any) -> None:
    made = service.upload()
    path = f"/files/{made['id']}"
    assert service.delete(path) == {"object": "file", "deleted": True, "id": made["id"]}
    status, error = service.refused_delete(path)
    assert (status, error["message"]) == (404, f"No such File object: {made['id']}")
    assert error["param"] == "id"


@pytest.mark.parametrize("path", ["/files/file-x", "/files/file-x/content"])
def test_an_unknown_file_is_not_found(service: Any, path: str) -> None:
    status, error = service.refused_get(path)
    assert (status, error["message"]) == (404, "No such File object: file-x")


def test_deleting_a_file_detaches_it(service: Any) -> None:
    gone, stays = service.upload()["id"], service.upload()["id"]
    made = service.post("/assistants", {"model": "m", "file_ids": [gone, stays]})
    service.delete(f"/files/{gone}")
    assert service.get(f"/assistants/{made['id']}")["file_ids"] == [stays]


def test_file_ids_look_like_those_of_the_asked_service(seen: Any, openai: Any) -> None:
    assert seen.upload()["id"].startswith("assistant-")
    assert openai.upload()["id"].startswith("file-")


def test_fields_that_came_and_went_are_shown_where_they_were_seen(
    seen: Any, seen_v1: Any, openai: Any
) -> None:
    extras = {"updated_at", "expires_at"}
    assert not extras & seen.upload().keys()
    assert not extras & seen_v1.upload().keys()
    assert openai.upload()["expires_at"] is None
    seen_v1.version = "2024-01-01-preview"
    made = seen_v1.upload()
    assert made["updated_at"] == made["created_at"]


def test_openai_gives_no_assistants_file_back(openai: Any, seen: Any) -> None:
    made = openai.upload()
    status, error = openai.refused_get(f"/files/{made['id']}/content")
    assert (status, error["message"]) == (
        400,
        "Not allowed to download files of purpose: assistants",
    )
    assert seen.ask("GET", f"/files/{made['id']}/content").body == b"hello"
    pictured = openai.upload(b"png", purpose="vision")
    assert openai.ask("GET", f"/files/{pictured['id']}/content").body == b"png"
