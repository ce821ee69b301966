from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants import wire

if TYPE_CHECKING:
    from pytest_assistants.emulator import Emulator


def test_azures_gateway_knows_no_other_path(service: Any) -> None:
    gateway = (404, {"code": "404", "message": "Resource not found"})
    assert service.refused_get("/nothing") == gateway
    assert service.refused_get("/threads") == gateway
    assert service.refused_get("/threads/thread_x/walks") == gateway
    assert service.refusal(service.ask("PATCH", "/assistants/asst_x")) == gateway


def test_openai_names_the_path_it_does_not_know(openai: Any) -> None:
    status, error = openai.refused_get("/threads")
    assert (status, error["message"]) == (404, "Invalid URL (GET /v1/threads)")


def test_azure_needs_an_api_version(service: Any) -> None:
    service.version = None
    assert service.refused_get("/assistants")[0] == 404
    service.version = "soon"
    assert service.refused_get("/assistants")[0] == 404
    service.version = "2031-01-01-preview"
    assert service.get("/assistants")["data"] == []


def test_assistant_files_exist_on_v2_for_the_pages_and_not_for_the_service(
    service: Any, seen: Any, openai: Any
) -> None:
    service.emulator.seed("assistant", {"id": "asst_1"})
    seen.emulator.seed("assistant", {"id": "asst_1"})
    path = "/assistants/asst_1/files"
    assert service.get(path)["data"] == []
    assert seen.refused_get(path) == (404, {"code": "404", "message": "Resource not found"})
    status, error = openai.refused_get(path)
    assert (status, error["message"]) == (404, f"Invalid URL (GET /v1{path})")


def test_file_ids_are_taken_on_v2_by_the_pages_and_refused_by_the_service(
    service: Any, seen: Any, seen_v1: Any
) -> None:
    body = {"model": "m", "file_ids": []}
    assert service.post("/assistants", body)["file_ids"] == []
    status, error = seen.refused_post("/assistants", body)
    assert status == 400
    assert error == {
        "message": "Unknown parameter: 'file_ids'.",
        "type": "invalid_request_error",
        "param": "file_ids",
        "code": "unknown_parameter",
    }
    assert seen_v1.post("/assistants", body)["file_ids"] == []


def test_an_unknown_parameter_is_refused_in_a_body_and_read_over_in_a_query(service: Any) -> None:
    status, error = service.refused_post("/assistants", {"model": "m", "modle": "m"})
    assert (status, error["param"]) == (400, "modle")
    assert service.get("/assistants?timeout=120")["data"] == []


@pytest.mark.parametrize(
    ("query", "code", "param"),
    [
        ("limit=0", "integer_below_min_value", "limit"),
        ("limit=101", "integer_above_max_value", "limit"),
        ("limit=many", "invalid_type", "limit"),
        ("order=up", "invalid_value", "order"),
    ],
)
def test_a_lists_query_is_held_to_the_contract(
    service: Any, query: str, code: str, param: str
) -> None:
    status, error = service.refused_get(f"/assistants?{query}")
    assert (status, error["code"], error["param"]) == (400, code, param)


def test_the_first_of_several_violations_decides(service: Any) -> None:
    body = {"name": "x" * 257, "model": "m", "temperature": 3}
    assert service.refused_post("/assistants", body)[1]["param"] == "name"


def test_the_first_value_of_a_repeated_parameter_counts(service: Any) -> None:
    for _ in range(3):
        service.post("/assistants", {"model": "m"})
    assert len(service.get("/assistants?limit=1&limit=2")["data"]) == 1


def test_v1_paths_go_by_the_beta_header(openai: Any) -> None:
    assert "tool_resources" in openai.post("/threads")
    openai.headers = (("Authorization", "Bearer key"), ("OpenAI-Beta", "assistants=v1"))
    assert "tool_resources" not in openai.post("/threads")
    openai.headers = (("Authorization", "Bearer key"),)
    assert "tool_resources" in openai.post("/threads")


@pytest.mark.parametrize(
    "url",
    [
        "https://h/openai/assistants?api-version=2024-05-01-preview",
        "https://h/apim/openai/assistants?api-version=2024-05-01-preview",
        "https://h/api/projects/p/assistants?api-version=v1",
        "https://h/agents/v1.0/workspaces/w/assistants?api-version=2025-05-15-preview",
        "https://h/v1/assistants",
        "https://h/proxy/v1/assistants",
    ],
)
def test_any_prefix_may_stand_before_the_api(emulator: Emulator, url: str) -> None:
    assert emulator.handle(wire.Request("GET", url, (("api-key", "k"),))).status == 200
