from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def path(service: Any) -> str:
    """The path of an empty vector store's files."""
    return f"/vector_stores/{service.post('/vector_stores', {})['id']}/files"


def test_a_file_is_taken_in_at_the_next_look(service: Any, path: str) -> None:
    file_id = service.upload(b"hello")["id"]
    made = service.post(path, {"file_id": file_id, "attributes": {"a": 1}})
    assert (made["id"], made["status"], made["last_error"]) == (file_id, "in_progress", None)
    ready = service.get(f"{path}/{file_id}")
    static = {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}
    assert ready == {
        **made,
        "status": "completed",
        "usage_bytes": 5,
        "chunking_strategy": {"type": "static", "static": static},
        "attributes": {"a": 1},
    }


def test_a_files_own_chunking_is_kept(service: Any, path: str) -> None:
    static = {"max_chunk_size_tokens": 100, "chunk_overlap_tokens": 50}
    strategy = {"type": "static", "static": static}
    sent = {"file_id": service.upload()["id"], "chunking_strategy": strategy}
    assert service.post(path, sent)["chunking_strategy"] == strategy


def test_a_strategy_without_sizes_is_the_default(service: Any, path: str) -> None:
    auto = {"type": "auto", "static": None}
    sent = {"file_id": service.upload()["id"], "chunking_strategy": auto}
    assert service.post(path, sent)["chunking_strategy"]["type"] == "static"


@pytest.mark.parametrize(
    ("filename", "status"),
    [("a.txt", "completed"), ("A.MD", "completed"), ("README", "completed"), ("a.bin", "failed")],
)
def test_only_what_can_be_searched_is_taken_in(
    service: Any, path: str, filename: str, status: str
) -> None:
    file_id = service.upload(filename=filename)["id"]
    service.post(path, {"file_id": file_id})
    ready = service.get(f"{path}/{file_id}")
    assert ready["status"] == status
    code = None if ready["last_error"] is None else ready["last_error"]["code"]
    assert code == (None if status == "completed" else "unsupported_file")


def test_a_file_deleted_meanwhile_leaves_the_store(service: Any, path: str) -> None:
    file_id = service.upload()["id"]
    service.post(path, {"file_id": file_id})
    kept = service.upload()["id"]
    service.post(path, {"file_id": kept})
    service.delete(f"/files/{file_id}")
    assert [file["id"] for file in service.get(path)["data"]] == [kept]


def test_a_seeded_file_that_was_never_uploaded_fails(service: Any, path: str) -> None:
    store_id = path.split("/")[2]
    seeded = {"id": "file-x", "vector_store_id": store_id, "status": "in_progress"}
    service.emulator.seed("vector_store.file", seeded)
    assert service.get(f"{path}/file-x")["status"] == "failed"


def test_files_are_listed_by_their_status(service: Any, path: str) -> None:
    ids = [service.upload(filename=name)["id"] for name in ("a.txt", "b.bin")]
    for file_id in ids:
        service.post(path, {"file_id": file_id})
    listed = {
        status: [file["id"] for file in service.get(f"{path}?filter={status}")["data"]]
        for status in ("completed", "failed")
    }
    assert listed == {"completed": [ids[0]], "failed": [ids[1]]}
    assert [file["id"] for file in service.get(f"{path}?order=asc")["data"]] == ids


def test_a_file_can_be_taken_out_and_stays_a_file(service: Any, path: str) -> None:
    file_id = service.upload()["id"]
    service.post(path, {"file_id": file_id})
    deleted = service.delete(f"{path}/{file_id}")
    assert (deleted["object"], deleted["id"]) == ("vector_store.file.deleted", file_id)
    status, error = service.refused_get(f"{path}/{file_id}")
    expected = f"No file found with id '{file_id}' in vector store '{path.split('/')[2]}'."
    assert (status, error["message"]) == (404, expected)
    assert service.get(f"/files/{file_id}")["id"] == file_id


def test_file_and_store_must_exist(service: Any, path: str) -> None:
    assert service.refused_post(path, {"file_id": "file-x"})[0] == 404
    assert service.refused_post("/vector_stores/vs_x/files", {"file_id": "file-x"})[0] == 404
