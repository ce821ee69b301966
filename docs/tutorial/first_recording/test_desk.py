"""The help desk, tested: its own clients in one test, the kit's fixtures in the others."""

from __future__ import annotations

import desk
import pytest
from openai import AzureOpenAI, BadRequestError

HANDBOOK = "# Handbook\n\nA parcel may be returned within thirty days.\n"


@pytest.mark.assistants
def test_a_desk_opens_with_its_handbook() -> None:
    client = AzureOpenAI()
    desk_id = desk.open_desk(client, name="Returns")
    file_id = desk.print_handbook(client, HANDBOOK)
    with desk.service() as http:
        desk.lay_out(http, desk_id, file_id)
        assert desk.laid_out(http, desk_id) == [file_id]
        desk.put_away(http, desk_id, file_id)
        assert desk.laid_out(http, desk_id) == []
    assert client.files.content(file_id).read().decode() == HANDBOOK


def test_a_desk_can_be_renamed(azure_openai, assistant_factory) -> None:
    assistant = assistant_factory(name="Returns")
    assert desk.rename_desk(azure_openai, assistant.id, name="Refunds") == "Refunds"


def test_a_handbook_may_lie_on_many_desks(assistant_factory, uploaded_file) -> None:
    with desk.service() as http:
        for assistant in assistant_factory.batch(2):
            desk.lay_out(http, assistant.id, uploaded_file.id)
            assert desk.laid_out(http, assistant.id) == [uploaded_file.id]


def test_a_question_opens_a_thread(azure_openai, assistants_client) -> None:
    thread_id = desk.ask(azure_openai, "May I return this?", customer="c-17")
    assert assistants_client.retrieve_thread(thread_id).metadata == {"customer": "c-17"}


def test_a_thread_changes_hands(azure_openai, thread) -> None:
    assert desk.hand_over(azure_openai, thread.id, customer="c-18")["customer"] == "c-18"


def test_a_name_has_its_limit(azure_openai, assistant_factory, assistants_contract) -> None:
    longest = assistant_factory.at_limit("name").name
    with assistants_contract.expect("assistant.name"), pytest.raises(BadRequestError):
        desk.open_desk(azure_openai, name=f"{longest}!")
