from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def path(service: Any) -> str:
    made = service.post("/assistants", {"model": "m"})
    return f"/assistants/{made['id']}/files"


def test_an_attached_file_shows_four_fields(service: Any, path: str) -> None:
    file_id = service.upload()["id"]
    service.emulator.clock.advance(2)
    attached = service.post(path, {"file_id": file_id})
    assert attached == {
        "id": file_id,
        "object": "assistant.file",
        "created_at": service.emulator.clock.now,
        "assistant_id": path.split("/")[2],
    }
    assert service.get(f"{path}/{file_id}") == attached
    assert service.get(path.removesuffix("/files"))["file_ids"] == [file_id]


def test_a_file_that_does_not_exist_cannot_be_attached(service: Any, path: str) -> None:
    status, error = service.refused_post(path, {"file_id": "assistant-x"})
    assert (status, error["message"]) == (404, "Files [assistant-x] were not found")


def test_only_a_file_uploaded_for_assistants_can_be_attached(service: Any, path: str) -> None:
    file_id = service.upload(purpose="fine-tune")["id"]
    status, error = service.refused_post(path, {"file_id": file_id})
    assert (status, error["param"]) == (400, "file_id")
    assert "has purpose 'fine-tune'" in error["message"]


def test_a_file_is_attached_only_once(service: Any, path: str) -> None:
    file_id = service.upload()["id"]
    service.post(path, {"file_id": file_id})
    status, error = service.refused_post(path, {"file_id": file_id})
    assert (status, error["param"]) == (400, "file_id")
    assert "already attached" in error["message"]
    assert len(service.get(path)["data"]) == 1


def test_an_assistant_holds_no_more_than_20_files(service: Any, path: str) -> None:
    for _ in range(20):
        service.post(path, {"file_id": service.upload()["id"]})
    status, error = service.refused_post(path, {"file_id": service.upload()["id"]})
    assert (status, error["code"]) == (400, "array_above_max_length")
    assert error["message"].endswith("maximum length 20, but got an array with length 21 instead.")


def test_the_list_is_paged_with_exclusive_cursors(service: Any, path: str) -> None:
    ids = [service.upload()["id"] for _ in range(4)]
    for file_id in ids:
        service.post(path, {"file_id": file_id})
    between = service.get(f"{path}?order=asc&limit=100&after={ids[0]}&before={ids[3]}")
    assert [each["id"] for each in between["data"]] == ids[1:3]
    assert (between["first_id"], between["last_id"]) == (ids[1], ids[2])
    newest = service.get(f"{path}?limit=1")
    assert (newest["first_id"], newest["has_more"]) == (ids[3], True)


def test_deleting_detaches_the_file_and_leaves_it(service: Any, path: str) -> None:
    file_id = service.upload()["id"]
    service.post(path, {"file_id": file_id})
    assert service.delete(f"{path}/{file_id}") == {
        "id": file_id,
        "object": "assistant.file.deleted",
        "deleted": True,
    }
    assert service.get(f"/files/{file_id}")["id"] == file_id
    assert service.get(path)["data"] == []
    status, error = service.refused_delete(f"{path}/{file_id}")
    assert (status, error["message"]) == (404, f"No assistant file found with id '{file_id}'.")


def test_an_unknown_assistant_has_no_files(service: Any) -> None:
    file_id = service.upload()["id"]
    wanted = (404, "No assistant found with id 'asst_x'.")
    for status, error in (
        service.refused_get("/assistants/asst_x/files"),
        service.refused_get(f"/assistants/asst_x/files/{file_id}"),
        service.refused_delete(f"/assistants/asst_x/files/{file_id}"),
        service.refused_post("/assistants/asst_x/files", {"file_id": file_id}),
    ):
        assert (status, error["message"]) == wanted
