"""Every noun from its creation to its end, at every kind of endpoint, as the emulator answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants import errors, wire
from pytest_assistants.client import AssistantsClient
from pytest_assistants.emulator.backend import Emulator

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDPOINTS = [
    "https://res.openai.azure.com",
    "https://gate.example/apim",
    "https://res.services.ai.azure.com/api/projects/p",
    "https://api.openai.com/v1",
    "https://res.openai.azure.com/openai/v1",
]


@pytest.fixture(params=ENDPOINTS)
def live(request: pytest.FixtureRequest) -> Iterator[AssistantsClient]:
    emulator = Emulator(credentials=frozenset({"key"}))

    def answer(asked: httpx.Request) -> httpx.Response:
        headers = tuple(asked.headers.items())
        found = emulator.handle(wire.Request(asked.method, str(asked.url), headers, asked.read()))
        return httpx.Response(found.status, headers=list(found.headers), content=found.body)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        yield AssistantsClient(request.param, api_key="key", http_client=http_client)


def test_an_assistant(live: AssistantsClient) -> None:
    made = live.create_assistant(model="m", name="n", metadata={"a": "b"})
    changed = live.modify_assistant(made.id, name=None, temperature=0.5)

    assert (changed.name, changed.temperature, changed.metadata) == (None, 0.5, {"a": "b"})
    assert live.retrieve_assistant(made.id) == changed
    assert live.delete_assistant(made.id).deleted
    with pytest.raises(errors.NotFound):
        live.retrieve_assistant(made.id)


def test_pages_of_assistants(live: AssistantsClient) -> None:
    made = [live.create_assistant(model="m").id for _ in range(5)]

    page = live.list_assistants(limit=2, order="asc")
    assert ([each.id for each in page.data], page.has_more) == (made[:2], True)
    assert [each.id for each in live.iter_assistants(limit=2, order="asc")] == made
    assert [each.id for each in live.iter_assistants(limit=2)] == made[::-1]


def test_a_thread(live: AssistantsClient) -> None:
    made = live.create_thread(messages=[{"role": "user", "content": "hello"}])
    changed = live.modify_thread(made.id, metadata={"a": "b"})

    assert live.retrieve_thread(made.id).metadata == changed.metadata == {"a": "b"}
    assert live.delete_thread(made.id).id == made.id


def test_a_file_and_its_attachment(live: AssistantsClient) -> None:
    content = bytes(range(256)) + b"\r\n--\r\n"
    file = live.upload_file(content, filename='ä "b".txt')
    assistant = live.create_assistant(model="m", tools=[{"type": "code_interpreter"}])

    assert live.download_file(file.id) == content
    assert live.retrieve_file(file.id).bytes == len(content)
    assert [each.id for each in live.iter_files()] == [file.id]
    attached = live.create_assistant_file(assistant.id, file_id=file.id)
    assert live.retrieve_assistant_file(assistant.id, file.id) == attached
    assert list(live.iter_assistant_files(assistant.id)) == [attached]
    assert live.delete_assistant_file(assistant.id, file.id).deleted
    assert live.list_assistant_files(assistant.id).data == []
    assert live.delete_file(file.id).deleted


def test_without_its_credential_a_client_is_unauthorized(live: AssistantsClient) -> None:
    stranger = AssistantsClient(
        "https://res.openai.azure.com", api_key="wrong-key", http_client=live._given
    )

    with pytest.raises(errors.Unauthorized) as raised:
        stranger.list_files()

    assert "wrong-key" not in str(raised.value)
