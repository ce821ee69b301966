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
