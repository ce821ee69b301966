"""One method an operation, in both clients alike."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.client.cases import CASES, Case
from tests.client.sample_answers import ANSWERS

from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
from pytest_assistants.contract import models, operations

if TYPE_CHECKING:
    from tests.client.conftest import Service

ENDPOINT = "https://h/v1"


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
    assert {case.operation for case in CASES} == {row.name for row in operations.OPERATIONS}
    assert len(CASES) == len(operations.OPERATIONS)


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
    [
        (case.method.replace("list_", "iter_"), case.args)
        for case in CASES
        if case.method.startswith("list_")
    ],
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
