from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.kinds import KINDS


def test_objects_are_listed_oldest_first_with_every_field(service_v1: Any) -> None:
    file_id = service_v1.upload()["id"]
    made = service_v1.post("/assistants", {"model": "m", "file_ids": [file_id]})
    service_v1.emulator.seed("assistant", {"id": "asst_old", "created_at": 1})
    old, young = service_v1.emulator.objects("assistant")
    assert (old["id"], old["file_ids"]) == ("asst_old", [])
    assert {name: young[name] for name in made} == made
    assert young["temperature"] == 1.0
    attached = service_v1.emulator.objects("assistant.file")
    assert attached == [
        {
            "id": file_id,
            "object": "assistant.file",
            "created_at": made["created_at"],
            "assistant_id": made["id"],
        }
    ]


def test_a_copy_can_be_changed_without_harm(service: Any) -> None:
    service.post("/threads", {"metadata": {"a": "b"}})
    service.emulator.objects("thread")[0]["metadata"]["a"] = "changed"
    assert service.emulator.objects("thread")[0]["metadata"] == {"a": "b"}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_empty_emulator_has_no_objects(service: Any, kind: str) -> None:
    assert service.emulator.objects(kind) == []


def test_an_unknown_kind_is_refused(service: Any) -> None:
    with pytest.raises(ValueError, match="no objects of the kind 'car'; the kinds are assistant, "):
        service.emulator.objects("car")
