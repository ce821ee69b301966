"""Ledger and journal over a run of real exchanges: nothing stays at the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from pytest_assistants import wire
from pytest_assistants.client import AssistantsClient
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.factories import (
    AssistantFactory,
    AssistantFileFactory,
    FakeData,
    FileFactory,
    Journal,
    Ledger,
    ThreadFactory,
)

if TYPE_CHECKING:
    from pathlib import Path

FAKE = FakeData("node")


def test_whatever_was_made_is_unmade_and_the_journal_goes(tmp_path: Path) -> None:
    emulator, ledger, journal = Emulator(), Ledger(), Journal(tmp_path)

    def send(request: wire.Request) -> wire.Response:
        intent = journal.intend(request)
        response = emulator.handle(request)
        interaction = wire.Interaction(request, response)
        journal.observe(interaction, intent=intent)
        ledger.observe(interaction)
        return response

    def answer(asked: httpx.Request) -> httpx.Response:
        headers = tuple(asked.headers.items())
        found = send(wire.Request(asked.method, str(asked.url), headers, asked.read()))
        return httpx.Response(found.status, headers=list(found.headers), content=found.body)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        client = AssistantsClient("https://h", api_key="key", http_client=http_client)
        attached = AssistantFileFactory(client, fake=FAKE, model="m").batch(2)
        FileFactory(client, fake=FAKE)()
        threads = ThreadFactory(client, fake=FAKE).batch(2)
        assistants = AssistantFactory(client, fake=FAKE, model="m").batch(2)
        client.delete_thread(threads[0].id)
        client.delete_assistant(assistants[0].id)
        client.delete_file(attached[0].id)

        before, left = len(ledger.entries), ledger.close(send)
        assert (before, left, len(ledger.entries)) == (6, (), 0)
        assert [*client.iter_assistants(), *client.iter_files()] == []

    journal.close()

    assert (journal.problem, list(tmp_path.iterdir())) == (None, [])


def test_a_store_that_came_with_an_attached_file_is_unmade_after_its_thread() -> None:
    emulator, ledger = Emulator(), Ledger()

    def answer(asked: httpx.Request) -> httpx.Response:
        headers = tuple(asked.headers.items())
        request = wire.Request(asked.method, str(asked.url), headers, asked.read())
        found = emulator.handle(request)
        ledger.observe(wire.Interaction(request, found))
        return httpx.Response(found.status, headers=list(found.headers), content=found.body)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        client = AssistantsClient("https://h", api_key="key", http_client=http_client)
        file = FileFactory(client, fake=FAKE)()
        thread = client.create_thread()
        attached = {"file_id": file.id, "tools": [{"type": "file_search"}]}
        client.create_message(thread.id, role="user", content="?", attachments=[attached])
    assert len(emulator.objects("vector_store")) == 1

    assert ledger.close(emulator.handle) == ()

    kinds = ("assistant", "thread", "vector_store", "file")
    assert not any(emulator.objects(kind) for kind in kinds)


def test_a_thread_that_does_not_tell_of_its_store_is_deleted_all_the_same() -> None:
    ledger, paths = Ledger(), []
    body = (
        b'{"messages": [{"attachments": [{"file_id": "f", "tools": [{"type": "file_search"}]}]}]}'
    )
    made = wire.Response(200, (), b'{"id": "thread_1"}')
    ledger.observe(
        wire.Interaction(wire.Request("POST", "https://h/openai/threads", (), body), made)
    )

    def send(request: wire.Request) -> wire.Response:
        paths.append((request.method, request.path))
        if request.method == "GET":
            raise ConnectionError
        return wire.Response(200)

    assert ledger.close(send) == ()
    assert paths == [("GET", "/openai/threads/thread_1"), ("DELETE", "/openai/threads/thread_1")]
