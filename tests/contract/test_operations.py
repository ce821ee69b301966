import pytest

from pytest_assistants.contract.generations import Generation, Profile
from pytest_assistants.contract.operations import OPERATIONS, Operation, locate, operation

DOCUMENTED = {
    "assistants.create": "POST /assistants",
    "assistants.list": "GET /assistants",
    "assistants.retrieve": "GET /assistants/{assistant_id}",
    "assistants.modify": "POST /assistants/{assistant_id}",
    "assistants.delete": "DELETE /assistants/{assistant_id}",
    "assistant_files.create": "POST /assistants/{assistant_id}/files",
    "assistant_files.list": "GET /assistants/{assistant_id}/files",
    "assistant_files.retrieve": "GET /assistants/{assistant_id}/files/{file_id}",
    "assistant_files.delete": "DELETE /assistants/{assistant_id}/files/{file_id}",
    "threads.create": "POST /threads",
    "threads.retrieve": "GET /threads/{thread_id}",
    "threads.modify": "POST /threads/{thread_id}",
    "threads.delete": "DELETE /threads/{thread_id}",
    "files.upload": "POST /files",
    "files.list": "GET /files",
    "files.retrieve": "GET /files/{file_id}",
    "files.content": "GET /files/{file_id}/content",
    "files.delete": "DELETE /files/{file_id}",
}


def test_every_documented_operation_has_its_row() -> None:
    assert {row.name: f"{row.method} {row.path}" for row in OPERATIONS} == DOCUMENTED


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.name)
@pytest.mark.parametrize("prefix", ["", "/openai", "/v1", "/apim/openai", "/api/projects/p%20q"])
def test_an_operation_is_found_behind_any_prefix(row: Operation, prefix: str) -> None:
    path = prefix + row.path.format(assistant_id="asst_1", thread_id="thread_1", file_id="f%2F1")

    located = locate(row.method.lower(), path)

    assert located is not None
    assert (located.operation, located.prefix) == (row, prefix)
    assert located.ids.get("file_id", "f/1") == "f/1"
    assert set(located.ids) == {part[1:-1] for part in row.path.split("/") if part[:1] == "{"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openai/threads"),
        ("POST", "/v1/threads/runs"),
        ("GET", "/v1/threads/thread_1/messages/msg_1/files/file-1"),
        ("GET", "/v1/vector_stores/vs_1/files/file-1"),
        ("GET", "/v1/containers/cntr_1/files"),
        ("PUT", "/v1/assistants/asst_1"),
        ("GET", "/v1/assistants//files"),
        ("POST", "/openai/deployments/d/chat/completions"),
    ],
)
def test_what_the_contract_does_not_know_is_not_found(method: str, path: str) -> None:
    assert locate(method, path) is None


def test_a_trailing_slash_does_not_count() -> None:
    located = locate("GET", "/v1/assistants/")

    assert located is not None
    assert located.operation.name == "assistants.list"


def test_noun_and_verb_are_read_from_the_name() -> None:
    row = operation("assistant_files.create")

    assert (row.noun, row.verb) == ("assistant_files", "create")


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.name)
def test_only_assistant_files_are_refused_by_v2_as_observed(row: Operation) -> None:
    assert row.available.holds(Generation.V2, Profile.DOCUMENTED)
    assert row.available.holds(Generation.V1, Profile.OBSERVED)
    refused = not row.available.holds(Generation.V2, Profile.OBSERVED)
    assert refused == (row.noun == "assistant_files")


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"did you mean 'threads.modify'"):
        operation("thread.modify")


def test_a_name_near_to_none_gets_no_hint() -> None:
    with pytest.raises(KeyError) as raised:
        operation("x")
    assert "did you mean" not in str(raised.value)
