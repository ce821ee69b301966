import pytest

from pytest_assistants.contract.paths import dialect, is_api_path


@pytest.mark.parametrize(
    "path",
    [
        "/openai/assistants",
        "/v1/threads/thread_1/runs",
        "/files/",
        "/apim/openai/vector_stores/vs_1",
        "/api/projects/files/assistants/asst_1",
        "/agents/v1.0/subscriptions/s/workspaces/w/assistants",
    ],
)
def test_a_path_with_a_root_segment_is_the_apis(path: str) -> None:
    assert is_api_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/openai/deployments/d/chat/completions",
        "/v1/containers/c/files",
        "/containers/c/files",
        "/v1/organization/usage/vector_stores",
        "/myfiles",
    ],
)
def test_a_path_without_a_root_segment_is_not_the_apis(path: str) -> None:
    assert not is_api_path(path)


@pytest.mark.parametrize("path", ["/v1/assistants", "/openai/v1/files/f", "/v1/chat/completions"])
def test_v1_right_before_the_root_is_the_openai_dialect(path: str) -> None:
    assert dialect(path) == "openai"


@pytest.mark.parametrize(
    "path",
    [
        "/assistants",
        "/openai/assistants",
        "/v1/x/assistants",
        "/openai/embeddings",
        "/v1/files/assistants",
    ],
)
def test_anything_else_before_the_root_is_the_azure_dialect(path: str) -> None:
    assert dialect(path) == "azure"
