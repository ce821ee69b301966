"""A help desk: an assistant that knows a handbook, and a thread for each question.

Most calls go through the SDK. The SDK dropped the calls for assistant files in 1.21, so those
go over plain HTTP. Nothing here knows of any test.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from openai import AzureOpenAI


def open_desk(client: AzureOpenAI, *, name: str, model: str = "gpt-4o") -> str:
    """Create the assistant behind the desk; its id."""
    assistant = client.beta.assistants.create(
        model=model, name=name, instructions="Answer from the handbook, in one sentence."
    )
    return assistant.id


def rename_desk(client: AzureOpenAI, desk_id: str, *, name: str) -> str:
    """Give the desk another name; the name it has now."""
    return client.beta.assistants.update(desk_id, name=name).name or ""


def print_handbook(client: AzureOpenAI, text: str) -> str:
    """Upload a handbook; its file id."""
    upload = ("handbook.md", text.encode())
    return client.files.create(file=upload, purpose="assistants").id


def ask(client: AzureOpenAI, question: str, *, customer: str) -> str:
    """Open a thread with the customer's question; its id."""
    message: Any = {"role": "user", "content": question}
    return client.beta.threads.create(messages=[message], metadata={"customer": customer}).id


def hand_over(client: AzureOpenAI, thread_id: str, *, customer: str) -> dict[str, str]:
    """Give the thread to another customer; what is written on it now."""
    thread = client.beta.threads.update(thread_id, metadata={"customer": customer})
    return dict(thread.metadata or {})


def service() -> httpx.Client:
    """The service over plain HTTP."""
    return httpx.Client(
        base_url=f"{os.environ['AZURE_OPENAI_ENDPOINT']}/openai",
        headers={"api-key": os.environ["AZURE_OPENAI_API_KEY"]},
        params={"api-version": os.environ["OPENAI_API_VERSION"]},
    )


def lay_out(http: httpx.Client, desk_id: str, file_id: str) -> None:
    """Attach a file to the desk's assistant."""
    answer = http.post(f"/assistants/{desk_id}/files", json={"file_id": file_id})
    answer.raise_for_status()


def laid_out(http: httpx.Client, desk_id: str) -> list[str]:
    """The ids of the files attached to the desk's assistant."""
    answer = http.get(f"/assistants/{desk_id}/files").raise_for_status()
    return [one["id"] for one in answer.json()["data"]]


def put_away(http: httpx.Client, desk_id: str, file_id: str) -> None:
    """Detach a file from the desk's assistant; the file itself stays."""
    http.delete(f"/assistants/{desk_id}/files/{file_id}").raise_for_status()
