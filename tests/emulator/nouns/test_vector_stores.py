from __future__ import annotations

from typing import Any


def test_an_empty_store_is_completed_at_once(service: Any) -> None:
    made = service.post("/vector_stores", {"name": "Books", "metadata": {"a": "b"}})
    now = service.emulator.clock.now
    nothing = {"in_progress": 0, "completed": 0, "failed": 0, "cancelled": 0, "total": 0}
    assert made == {
        "id": made["id"],
        "object": "vector_store",
        "name": "Books",
        "status": "completed",
        "usage_bytes": 0,
        "created_at": now,
        "file_counts": nothing,
        "metadata": {"a": "b"},
        "expires_after": None,
        "expires_at": None,
        "last_active_at": now,
    }
    assert made["id"].startswith("vs_")


def test_a_store_with_files_is_ready_at_the_next_look(service: Any) -> None:
    ids = [service.upload(b"text", filename=name)["id"] for name in ("a.txt", "b.exe")]
    made = service.post("/vector_stores", {"file_ids": [*ids, ids[0]]})
    assert (made["status"], made["file_counts"]["in_progress"]) == ("in_progress", 2)
    ready = service.get(f"/vector_stores/{made['id']}")
    assert (ready["status"], ready["usage_bytes"]) == ("completed", 4)
    counts = {"in_progress": 0, "completed": 1, "failed": 1, "cancelled": 0, "total": 2}
    assert ready["file_counts"] == counts


def test_stores_are_listed(service: Any) -> None:
    file_id = service.upload()["id"]
    service.post("/vector_stores", {"file_ids": [file_id]})
    newest = service.post("/vector_stores", {})
    listed = service.get("/vector_stores?limit=1")
    assert (listed["data"], listed["has_more"]) == ([newest], True)
    assert service.get("/vector_stores")["data"][1]["status"] == "completed"


def test_a_store_can_be_changed_and_what_is_left_out_stays(service: Any) -> None:
    made = service.post("/vector_stores", {"name": "Books"})
    path = f"/vector_stores/{made['id']}"
    service.emulator.clock.advance(5)
    after = {"anchor": "last_active_at", "days": 1}
    changed = service.post(path, {"expires_after": after, "metadata": {"a": "b"}})
    now = service.emulator.clock.now
    assert (changed["name"], changed["metadata"]) == ("Books", {"a": "b"})
    assert (changed["last_active_at"], changed["expires_at"]) == (now, now + 86_400)
    cleared = service.post(path, {"expires_after": None, "name": None})
    assert (cleared["name"], cleared["expires_at"]) == (None, None)


def test_a_store_expires_so_many_days_after_it_was_active(service: Any) -> None:
    file_id = service.upload()["id"]
    after = {"anchor": "last_active_at", "days": 2}
    path = f"/vector_stores/{service.post('/vector_stores', {'expires_after': after})['id']}"
    service.emulator.clock.advance(86_400)
    service.post(f"{path}/files", {"file_id": file_id})
    service.emulator.clock.advance(2 * 86_400 - 1)
    assert service.get(path)["status"] == "completed"
    service.emulator.clock.advance(1)
    assert service.get(path)["status"] == "expired"


def test_a_deleted_store_is_gone_and_its_files_stay(service: Any) -> None:
    file_id = service.upload()["id"]
    path = f"/vector_stores/{service.post('/vector_stores', {'file_ids': [file_id]})['id']}"
    service.post(f"{path}/file_batches", {"file_ids": [file_id]})
    deleted = service.delete(path)
    assert (deleted["object"], deleted["deleted"]) == ("vector_store.deleted", True)
    status, error = service.refused_get(path)
    expected = f"No vector store found with id '{path.rpartition('/')[2]}'."
    assert (status, error["message"]) == (404, expected)
    assert service.emulator.objects("vector_store.file") == []
    assert service.emulator.objects("file_batch") == []
    assert service.get(f"/files/{file_id}")["id"] == file_id


def test_the_files_of_a_store_must_exist(service: Any) -> None:
    status, error = service.refused_post("/vector_stores", {"file_ids": ["file-x"]})
    assert (status, error["message"]) == (404, "Files [file-x] were not found")


def test_the_first_generation_has_no_stores(service_v1: Any) -> None:
    assert service_v1.refused_get("/vector_stores")[0] == 404


def test_openai_names_a_description_since_2025(openai: Any) -> None:
    assert openai.post("/vector_stores", {"description": "All of them"})["description"] == (
        "All of them"
    )
