"""The Python examples of the reference pages, as they stand there but for four repairs.

Imports are completed, ``os`` among them; placeholders are filled with what the test made; the
deployment has a name; and clients that the pages made with ``api_version`` and environment
variables still are. (Azure OpenAI Assistants API reference, assistants and assistant files
2024-05-01-preview, threads 2024-08-01-preview.)
"""

# ruff: noqa: T201 - the pages print

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import openai
import pytest
from openai import AzureOpenAI

if TYPE_CHECKING:
    from pytest_assistants.contract.models import Assistant, File, Thread
    from pytest_assistants.factories import AssistantFileFactory, FileFactory
    from pytest_assistants.supervision.contract_checks import ContractChecks


@pytest.fixture
def client() -> Any:
    return AzureOpenAI(
        api_key=os.getenv("AZURE_OPENAI_API_KEY"),
        api_version="2024-05-01-preview",
        azure_endpoint=os.getenv("AZURE_OPENAI_ENDPOINT"),  # type: ignore[arg-type]  # as the pages have it
    )


@pytest.fixture
def threads_client() -> Any:
    return AzureOpenAI(
        api_key=os.getenv("AZURE_OPENAI_API_KEY"),
        api_version="2024-08-01-preview",
        azure_endpoint=os.getenv("AZURE_OPENAI_ENDPOINT"),  # type: ignore[arg-type]  # as the pages have it
    )


@pytest.mark.assistants
def test_create_assistant(client: Any) -> None:
    assistant = client.beta.assistants.create(
        instructions="You are an AI assistant that can write code to help answer math questions",
        model="gpt-4o",  # replace with model deployment name.
        tools=[{"type": "code_interpreter"}],
    )
    assert assistant.tools[0].type == "code_interpreter"


def test_create_assistant_file(client: Any, assistant: Assistant, uploaded_file: File) -> None:
    assistant_file = client.beta.assistants.files.create(
        assistant_id=assistant.id,
        file_id=uploaded_file.id,
    )
    print(assistant_file)
    assert assistant_file.assistant_id == assistant.id


def test_list_assistants(client: Any, assistant: Assistant) -> None:
    my_assistants = client.beta.assistants.list(
        order="desc",
        limit="20",
    )
    print(my_assistants.data)
    assert [one.id for one in my_assistants.data] == [assistant.id]


def test_list_assistant_files(client: Any, assistant_file_factory: AssistantFileFactory) -> None:
    attached = assistant_file_factory()
    assistant_files = client.beta.assistants.files.list(
        assistant_id=attached.assistant_id,
    )
    print(assistant_files)
    assert [one.id for one in assistant_files.data] == [attached.id]


def test_retrieve_assistant(client: Any, assistant: Assistant) -> None:
    my_assistant = client.beta.assistants.retrieve(assistant.id)
    print(my_assistant)
    assert my_assistant.name == assistant.name


def test_retrieve_assistant_file(client: Any, assistant_file_factory: AssistantFileFactory) -> None:
    attached = assistant_file_factory()
    assistant_file = client.beta.assistants.files.retrieve(
        assistant_id=attached.assistant_id,
        file_id=attached.id,
    )
    print(assistant_file)
    assert assistant_file.id == attached.id


def test_modify_assistant(
    client: Any,
    assistant: Assistant,
    file_factory: FileFactory,
    assistants_contract: ContractChecks,
) -> None:
    files = [file_factory(), file_factory()]
    with assistants_contract.expect("tool.type"), pytest.raises(openai.BadRequestError) as refused:
        client.beta.assistants.update(
            assistant.id,
            instructions="You are an HR bot, and you have access to files to answer employee "
            "questions about company policies. Always respond with info from either of the files.",
            name="HR Helper",
            tools=[{"type": "code-interpreter"}],
            model="gpt-4",  # model = model deployment name
            file_ids=[files[0].id, files[1].id],
        )
    assert "code-interpreter" in refused.value.message


def test_modify_assistant_with_the_tool_that_exists(
    client: Any, assistant: Assistant, file_factory: FileFactory
) -> None:
    files = [file_factory(), file_factory()]
    my_updated_assistant = client.beta.assistants.update(
        assistant.id,
        instructions="You are an HR bot, and you have access to files to answer employee "
        "questions about company policies. Always respond with info from either of the files.",
        name="HR Helper",
        tools=[{"type": "code_interpreter"}],
        model="gpt-4",
        file_ids=[files[0].id, files[1].id],
    )
    print(my_updated_assistant)
    assert (my_updated_assistant.name, my_updated_assistant.model) == ("HR Helper", "gpt-4")


def test_delete_assistant(client: Any, assistant: Assistant) -> None:
    response = client.beta.assistants.delete(assistant.id)
    print(response)
    assert response.deleted


def test_delete_assistant_file(client: Any, assistant_file_factory: AssistantFileFactory) -> None:
    attached = assistant_file_factory()
    deleted_assistant_file = client.beta.assistants.files.delete(
        assistant_id=attached.assistant_id,
        file_id=attached.id,
    )
    print(deleted_assistant_file)
    assert deleted_assistant_file.deleted


@pytest.mark.assistants
def test_create_thread(threads_client: Any) -> None:
    empty_thread = threads_client.beta.threads.create()
    print(empty_thread)
    assert empty_thread.id.startswith("thread_")


def test_retrieve_thread(threads_client: Any, thread: Thread) -> None:
    my_thread = threads_client.beta.threads.retrieve(thread.id)
    print(my_thread)
    assert my_thread.id == thread.id


def test_modify_thread(threads_client: Any, thread: Thread) -> None:
    my_updated_thread = threads_client.beta.threads.update(
        thread.id,
        metadata={
            "modified": "true",
            "user": "abc123",
        },
    )
    print(my_updated_thread)
    assert my_updated_thread.metadata["user"] == "abc123"


def test_delete_thread(client: Any, thread: Thread) -> None:
    response = client.beta.threads.delete(thread.id)
    print(response)
    assert response.deleted
