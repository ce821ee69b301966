import re

import pytest

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.operations import OPERATIONS, Operation, locate, operation
from pytest_assistants.contract.profiles import Profile

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
    "messages.create": "POST /threads/{thread_id}/messages",
    "messages.list": "GET /threads/{thread_id}/messages",
    "messages.retrieve": "GET /threads/{thread_id}/messages/{message_id}",
    "messages.modify": "POST /threads/{thread_id}/messages/{message_id}",
    "messages.delete": "DELETE /threads/{thread_id}/messages/{message_id}",
    "message_files.list": "GET /threads/{thread_id}/messages/{message_id}/files",
    "message_files.retrieve": "GET /threads/{thread_id}/messages/{message_id}/files/{file_id}",
    "runs.create": "POST /threads/{thread_id}/runs",
    "threads.create_and_run": "POST /threads/runs",
    "runs.list": "GET /threads/{thread_id}/runs",
    "runs.retrieve": "GET /threads/{thread_id}/runs/{run_id}",
    "runs.modify": "POST /threads/{thread_id}/runs/{run_id}",
    "runs.submit_tool_outputs": "POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
    "runs.cancel": "POST /threads/{thread_id}/runs/{run_id}/cancel",
    "run_steps.list": "GET /threads/{thread_id}/runs/{run_id}/steps",
    "run_steps.retrieve": "GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}",
    "vector_stores.create": "POST /vector_stores",
    "vector_stores.list": "GET /vector_stores",
    "vector_stores.retrieve": "GET /vector_stores/{vector_store_id}",
    "vector_stores.modify": "POST /vector_stores/{vector_store_id}",
    "vector_stores.delete": "DELETE /vector_stores/{vector_store_id}",
    "vector_store_files.create": "POST /vector_stores/{vector_store_id}/files",
    "vector_store_files.list": "GET /vector_stores/{vector_store_id}/files",
    "vector_store_files.retrieve": "GET /vector_stores/{vector_store_id}/files/{file_id}",
    "vector_store_files.delete": "DELETE /vector_stores/{vector_store_id}/files/{file_id}",
    "file_batches.create": "POST /vector_stores/{vector_store_id}/file_batches",
    "file_batches.retrieve": "GET /vector_stores/{vector_store_id}/file_batches/{batch_id}",
    "file_batches.cancel": "POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel",
    "file_batches.list_files": "GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files",
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
    path = prefix + re.sub(r"{(\w+)}", r"\1%2F1", row.path)

    located = locate(row.method.lower(), path)

    assert located is not None
    assert (located.operation, located.prefix) == (row, prefix)
    slots = [part[1:-1] for part in row.path.split("/") if part.startswith("{")]
    assert located.ids == {name: f"{name}/1" for name in slots}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/openai/threads"),
        ("GET", "/v1/threads/runs"),
        ("GET", "/v1/threads/runs/runs"),
        ("GET", "/v1/threads/thread_1/messages/msg_1/parts"),
        ("POST", "/v1/vector_stores/vs_1/search"),
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


V1_NOUNS = {"message_files"}
V2_NOUNS = {"vector_stores", "vector_store_files", "file_batches"}


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.name)
def test_an_operation_exists_in_its_generations(row: Operation) -> None:
    v1 = row.noun not in V2_NOUNS and row.name != "messages.delete"
    v2 = row.noun not in V1_NOUNS

    # The pages of the second generation have assistant files, which the service refuses there.
    seen_in_v2 = v2 and row.noun != "assistant_files"
    for profile in Profile:
        assert row.available.holds(Generation.V1, profile) == v1
    assert row.available.holds(Generation.V2, Profile.DOCUMENTED) == v2
    assert row.available.holds(Generation.V2, Profile.OBSERVED) == seen_in_v2


def test_what_can_stream_makes_a_run_go_on() -> None:
    assert {row.name for row in OPERATIONS if row.streams} == {
        "runs.create",
        "threads.create_and_run",
        "runs.submit_tool_outputs",
    }


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"did you mean 'threads.modify'"):
        operation("thread.modify")


def test_a_name_near_to_none_gets_no_hint() -> None:
    with pytest.raises(KeyError) as raised:
        operation("x")
    assert "did you mean" not in str(raised.value)
