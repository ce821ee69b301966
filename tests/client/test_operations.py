"""One method an operation, in both clients alike."""

from __future__ import annotations

import asyncio
import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
from pytest_assistants.contract import models, operations

if TYPE_CHECKING:
    from tests.client.conftest import Service

ENDPOINT = "https://h/v1"


@dataclass(frozen=True)
class Case:
    """How a method is called, and what must cross the wire."""

    operation: str
    method: str
    args: tuple[str | bytes, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    path: str = ""
    body: str | None = None
    query: str = ""


CASES = [
    Case(
        "assistants.create",
        "create_assistant",
        options={"model": "m", "name": "n"},
        path="/assistants",
        body='{"model": "m", "name": "n"}',
    ),
    Case(
        "assistants.list",
        "list_assistants",
        options={"limit": 1, "order": "asc", "after": "a", "before": "b"},
        path="/assistants",
        query="limit=1&order=asc&after=a&before=b",
    ),
    Case("assistants.retrieve", "retrieve_assistant", ("asst_1",), path="/assistants/asst_1"),
    Case(
        "assistants.modify",
        "modify_assistant",
        ("asst_1",),
        {"model": "m", "extra_body": {"x": 1}},
        path="/assistants/asst_1",
        body='{"model": "m", "x": 1}',
    ),
    Case("assistants.delete", "delete_assistant", ("asst_1",), path="/assistants/asst_1"),
    Case(
        "assistant_files.create",
        "create_assistant_file",
        ("asst_1",),
        {"file_id": "file-1", "extra_body": {"x": 1}},
        path="/assistants/asst_1/files",
        body='{"file_id": "file-1", "x": 1}',
    ),
    Case(
        "assistant_files.list",
        "list_assistant_files",
        ("asst_1",),
        {"limit": 1},
        path="/assistants/asst_1/files",
        query="limit=1",
    ),
    Case(
        "assistant_files.retrieve",
        "retrieve_assistant_file",
        ("asst_1", "file-1"),
        path="/assistants/asst_1/files/file-1",
    ),
    Case(
        "assistant_files.delete",
        "delete_assistant_file",
        ("asst_1", "file-1"),
        path="/assistants/asst_1/files/file-1",
    ),
    Case(
        "threads.create",
        "create_thread",
        options={"messages": [], "extra_body": {"x": 1}},
        path="/threads",
        body='{"messages": [], "x": 1}',
    ),
    Case("threads.retrieve", "retrieve_thread", ("thread_1",), path="/threads/thread_1"),
    Case(
        "threads.modify",
        "modify_thread",
        ("thread_1",),
        {"metadata": {"a": "b"}, "extra_body": {"x": 1}},
        path="/threads/thread_1",
        body='{"metadata": {"a": "b"}, "x": 1}',
    ),
    Case("threads.delete", "delete_thread", ("thread_1",), path="/threads/thread_1"),
    Case("files.upload", "upload_file", ("text",), {"filename": "a.txt"}, path="/files"),
    Case("files.list", "list_files", options={"purpose": "p"}, path="/files", query="purpose=p"),
    Case("files.retrieve", "retrieve_file", ("file-1",), path="/files/file-1"),
    Case("files.content", "download_file", ("file-1",), path="/files/file-1/content"),
    Case("files.delete", "delete_file", ("file-1",), path="/files/file-1"),
]
ANSWERS: dict[str, dict[str, object]] = {
    "assistant": {
        "name": None,
        "description": None,
        "model": "m",
        "instructions": None,
        "tools": [],
        "metadata": {},
    },
    "assistant.file": {"assistant_id": "asst_1"},
    "thread": {"metadata": {}},
    "file": {"purpose": "assistants", "filename": "a.txt", "bytes": 4},
    "list": {"data": []},
}


def call_sync(service: Service, case: Case) -> object:
    with httpx.Client(transport=httpx.MockTransport(service)) as http_client:
        client = AssistantsClient(ENDPOINT, http_client=http_client)
        return getattr(client, case.method)(*case.args, **case.options)


def call_async(service: Service, case: Case) -> object:
    async def scenario() -> object:
        async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as http_client:
            client = AsyncAssistantsClient(ENDPOINT, http_client=http_client)
            return await getattr(client, case.method)(*case.args, **case.options)

    return asyncio.run(scenario())


def test_every_operation_has_its_method() -> None:
    assert [case.operation for case in CASES] == [row.name for row in operations.OPERATIONS]


@pytest.mark.parametrize("call", [call_sync, call_async])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.method)
def test_a_method_asks_for_its_operation_and_reads_its_answer(
    service: Service, case: Case, call: Any
) -> None:
    row = operations.operation(case.operation)
    basis = {"id": "x_1", "object": row.answers, "created_at": 1, "deleted": True}
    service.answers({**basis, **ANSWERS.get(row.answers, {})})

    result = call(service, case)

    assert (service.last.method, service.last.url.path) == (row.method, f"/v1{case.path}")
    assert service.last.url.query.decode() == case.query
    if not row.multipart:
        assert service.last.content.decode() == (case.body or "")
    expected = models.answer_model(row)
    assert isinstance(result, bytes) if expected is None else type(result) is expected


@pytest.mark.parametrize("content", ["text é", "text é".encode()])
def test_an_upload_sends_text_as_utf8_and_its_purpose(
    service: Service, content: str | bytes
) -> None:
    case = Case("files.upload", "upload_file", (content,), {"filename": "a.txt"})

    call_sync(service, case)

    assert "text é".encode() in service.last.content
    assert b'name="purpose"\r\n\r\nassistants\r\n' in service.last.content


@pytest.mark.parametrize(
    ("method", "args"),
    [("iter_assistants", ()), ("iter_assistant_files", ("asst_1",)), ("iter_files", ())],
)
def test_every_list_can_be_followed_by_both_clients(
    service: Service, method: str, args: tuple[str, ...]
) -> None:
    pages = [
        {"object": "list", "data": [{"id": "a"}], "last_id": "a", "has_more": True},
        {"object": "list", "data": [{"id": "b"}], "last_id": "b", "has_more": False},
    ]

    async def scenario() -> list[str]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as http_client:
            client = AsyncAssistantsClient(ENDPOINT, http_client=http_client)
            return [item.id async for item in getattr(client, method)(*args, limit=1)]

    service.answers(*pages)
    with httpx.Client(transport=httpx.MockTransport(service)) as http_client:
        client = AssistantsClient(ENDPOINT, http_client=http_client)
        found = [item.id for item in getattr(client, method)(*args, limit=1)]
    service.answers(*pages)
    awaited = asyncio.run(scenario())

    assert found == awaited == ["a", "b"]
    assert [str(request.url.query) for request in service.requests[:2]] == [
        str(request.url.query) for request in service.requests[2:]
    ]


def test_both_clients_have_the_same_methods_with_the_same_parameters() -> None:
    def surface(client: type) -> dict[str, list[str]]:
        return {
            name: list(inspect.signature(member).parameters)
            for name, member in inspect.getmembers(client, inspect.isfunction)
            if not name.startswith("_")
        }

    blocking, awaited = surface(AssistantsClient), surface(AsyncAssistantsClient)
    awaited["close"] = awaited.pop("aclose")

    assert blocking == awaited
    assert inspect.signature(AssistantsClient).parameters.keys() == (
        inspect.signature(AsyncAssistantsClient).parameters.keys()
    )
