from __future__ import annotations

from typing import Any

import pytest


def test_a_seeded_object_is_there_as_if_it_had_been_made(service: Any) -> None:
    service.emulator.seed("assistant", {"id": "asst_1", "name": "Old", "created_at": 5})
    shown = service.get("/assistants/asst_1")
    assert (shown["name"], shown["created_at"], shown["metadata"]) == ("Old", 5, {})
    service.emulator.seed("thread", {"id": "thread_1", "object": "thread"})
    assert service.get("/threads/thread_1")["created_at"] == service.emulator.clock.now


def test_what_the_api_answered_can_be_seeded_into_another_emulator(service: Any, seen: Any) -> None:
    file_id = seen.upload()["id"]
    code = {"code_interpreter": {"file_ids": [file_id]}}
    made = seen.post("/assistants", {"model": "m", "tool_resources": code})
    service.emulator.seed("assistant", made)
    again = service.get(f"/assistants/{made['id']}")
    assert {name: again[name] for name in made} == made


def test_an_assistants_files_are_attached(service: Any) -> None:
    service.emulator.seed("assistant", {"id": "asst_1", "file_ids": ["assistant-1"]})
    assert service.get("/assistants/asst_1")["file_ids"] == ["assistant-1"]
    service.emulator.seed("assistant.file", {"id": "assistant-2", "assistant_id": "asst_1"})
    assert service.get("/assistants/asst_1/files/assistant-2")["assistant_id"] == "asst_1"


def test_a_files_content_gives_its_size_unless_that_is_given(service: Any) -> None:
    service.emulator.seed("file", {"id": "file-1", "content": b"abc", "purpose": "batch"})
    assert service.get("/files/file-1")["bytes"] == 3
    assert service.ask("GET", "/files/file-1/content").body == b"abc"
    service.emulator.seed("file", {"id": "file-2", "bytes": 7})
    assert service.get("/files/file-2")["bytes"] == 7


def test_a_vector_store_can_be_seeded(service: Any) -> None:
    service.emulator.seed("vector_store", {"id": "vs_1", "name": "Books", "file_ids": ["f"]})
    store = service.emulator.objects("vector_store")[0]
    assert (store["name"], store["file_ids"]) == ("Books", ["f"])


def test_nonsense_is_refused(service: Any) -> None:
    with pytest.raises(ValueError, match="no objects of the kind 'car'; the kinds are assistant, "):
        service.emulator.seed("car", {"id": "car_1"})
    with pytest.raises(ValueError, match="a seeded thread needs an id"):
        service.emulator.seed("thread", {})


def test_a_run_seeded_in_a_state_has_its_moment(service: Any) -> None:
    service.emulator.seed("thread", {"id": "thread_1"})
    service.emulator.seed(
        "run", {"id": "run_1", "thread_id": "thread_1", "status": "failed", "created_at": 7}
    )

    assert service.get("/threads/thread_1/runs/run_1")["failed_at"] == 7
