from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def path(service: Any) -> str:
    """The path of an empty vector store's batches."""
    return f"/vector_stores/{service.post('/vector_stores', {})['id']}/file_batches"


@pytest.fixture
def ids(service: Any) -> list[str]:
    """Three files, the last of which cannot be searched."""
    return [service.upload(filename=name)["id"] for name in ("a.txt", "b.txt", "c.bin")]


def test_a_batch_is_done_at_the_next_look(service: Any, path: str, ids: list[str]) -> None:
    batch = service.post(path, {"file_ids": ids})
    assert (batch["object"], batch["status"]) == ("vector_store.file_batch", "in_progress")
    assert batch["file_counts"]["in_progress"] == batch["file_counts"]["total"] == 3
    done = service.get(f"{path}/{batch['id']}")
    assert (done["status"], done["created_at"]) == ("completed", batch["created_at"])
    assert (done["file_counts"]["completed"], done["file_counts"]["failed"]) == (2, 1)


def test_the_files_of_a_batch_are_listed(service: Any, path: str, ids: list[str]) -> None:
    other = service.upload()["id"]
    service.post(path.replace("file_batches", "files"), {"file_id": other})
    batch = service.post(path, {"file_ids": ids})
    listed = service.get(f"{path}/{batch['id']}/files?order=asc")["data"]
    assert [file["id"] for file in listed] == ids
    assert "usage_bytes" not in listed[0]
    failed = service.get(f"{path}/{batch['id']}/files?filter=failed")["data"]
    assert [file["id"] for file in failed] == ids[2:]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_files_are_put_in_by_name(
    service: Any, path: str, ids: list[str], order: tuple[int, ...]
) -> None:
    service.post(path, {"file_ids": [ids[place] for place in order]})
    files = service.get(f"{path.replace('file_batches', 'files')}?order=asc")["data"]
    assert [file["id"] for file in files] == ids


def test_a_cancelled_batch_leaves_its_files_out(service: Any, path: str, ids: list[str]) -> None:
    batch = service.post(path, {"file_ids": ids})
    cancelling = service.post(f"{path}/{batch['id']}/cancel")
    assert (cancelling["status"], cancelling["file_counts"]["cancelled"]) == ("cancelling", 3)
    assert service.get(f"{path}/{batch['id']}")["status"] == "cancelled"


def test_a_batch_that_is_done_stays_so(service: Any, path: str, ids: list[str]) -> None:
    batch = service.post(path, {"file_ids": ids})
    done = service.get(f"{path}/{batch['id']}")
    assert service.post(f"{path}/{batch['id']}/cancel") == done


def test_files_taken_in_before_the_cancel_stay(service: Any, path: str, ids: list[str]) -> None:
    store_id = path.split("/")[2]
    batch = {"id": "vsfb_1", "vector_store_id": store_id, "status": "in_progress"}
    service.emulator.seed("file_batch", batch)
    taken_in = {"id": ids[0], "vector_store_id": store_id, "_batch": "vsfb_1"}
    service.emulator.seed("vector_store.file", taken_in)
    cancelling = service.post(f"{path}/vsfb_1/cancel")
    assert cancelling["file_counts"]["completed"] == 1


def test_what_is_not_there_is_told(service: Any, path: str) -> None:
    store_id = path.split("/")[2]
    status, error = service.refused_get(f"{path}/vsfb_x")
    expected = f"No file batch found with id 'vsfb_x' in vector store '{store_id}'."
    assert (status, error["message"]) == (404, expected)
    assert service.refused_get("/vector_stores/vs_x/file_batches/vsfb_x")[0] == 404
    assert service.refused_post(path, {"file_ids": ["file-x"]})[0] == 404
