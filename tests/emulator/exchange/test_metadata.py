from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("path", ["/threads", "/assistants"])
def test_the_first_generation_turned_booleans_into_text(service_v1: Any, path: str) -> None:
    made = service_v1.post(
        path,
        {"model": "m", "metadata": {"a": True, "b": False, "c": "d"}}
        if path == "/assistants"
        else {"metadata": {"a": True, "b": False, "c": "d"}},
    )
    assert made["metadata"] == {"a": "True", "b": "False", "c": "d"}


@pytest.mark.parametrize("path", ["/threads", "/assistants"])
def test_the_second_generation_refuses_booleans(service: Any, path: str) -> None:
    body = {"metadata": {"modified": True}, **({"model": "m"} if path == "/assistants" else {})}
    status, error = service.refused_post(path, body)
    assert status == 400
    assert error == {
        "message": "Invalid type for 'metadata.modified': expected a string, but got a boolean"
        " instead.",
        "type": "invalid_request_error",
        "param": "metadata.modified",
        "code": "invalid_type",
    }


def test_metadata_set_to_null_is_empty(service: Any, service_v1: Any) -> None:
    assert service.post("/threads", {"metadata": None})["metadata"] == {}
    assert service_v1.post("/threads", {"metadata": None})["metadata"] == {}
