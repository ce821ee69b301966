"""An application like its users': every client comes from the environment, most at import.

A flow yields each call's value, so that one text serves a client that answers and one that must
be awaited: ``run`` and ``run_async`` are the only difference between the two.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from typing import Any

import httpx
import openai
from openai import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI

Flow = Generator[Any, Any, Any]

MODEL = "gpt-4o"
ENDPOINT = os.environ["AZURE_OPENAI_ENDPOINT"]
KEY = os.environ["AZURE_OPENAI_API_KEY"]
V1: dict[str, Any] = {"base_url": f"{ENDPOINT}/openai/v1", "api_key": KEY}

CLIENTS: dict[str, Any] = {"azure": AzureOpenAI(), "openai": OpenAI(**V1)}
ASYNC_CLIENTS: dict[str, Any] = {"azure": AsyncAzureOpenAI(), "openai": AsyncOpenAI(**V1)}
# Where the SDK has no method of its own, the generation must be named.
FIRST_GENERATION = {"headers": {"OpenAI-Beta": "assistants=v1"}}


def run(flow: Flow) -> Any:
    """The flow's result; what it yields is the answer."""
    answer = None
    while True:
        try:
            answer = flow.send(answer)
        except StopIteration as end:
            return end.value


async def run_async(flow: Flow) -> Any:
    """The flow's result; what it yields is awaited."""
    answer = None
    while True:
        try:
            answer = await flow.send(answer)
        except StopIteration as end:
            return end.value


def names(client: Any) -> list[str | None]:
    """The names of all assistants, page by page."""
    return [one.name for one in client.beta.assistants.list(limit=2, order="asc")]


async def names_async(client: Any) -> list[str | None]:
    """The same, awaited."""
    return [one.name async for one in client.beta.assistants.list(limit=2, order="asc")]


def list_assistants(client: Any, *, names: Callable[[Any], Any]) -> Flow:
    """Three assistants, listed by the SDK's own paging, one of them modified, all deleted."""
    api = client.beta.assistants
    made = []
    for number in range(3):
        made.append((yield api.create(model=MODEL, name=f"Tutor {number}")))  # noqa: PERF401 - no comprehension can yield
    listed = yield names(client)
    page = yield api.list(limit=1, order="desc")
    life = yield from keep_assistant(client)
    gone = []
    for one in made:
        gone.append((yield api.delete(one.id)))  # noqa: PERF401 - no comprehension can yield
    return [listed, *map(plain, (*page.data, *gone)), *life]


def keep_assistant(client: Any) -> Flow:
    """One assistant from its creation to its deletion."""
    api = client.beta.assistants
    made = yield api.create(
        model=MODEL,
        name="Mathe-Hilfe „Ä“ 😀",
        instructions="You write code to answer questions on mathematics.",
        tools=[{"type": "code_interpreter"}],
        metadata={"course": "7b"},
    )
    found = yield api.retrieve(made.id)
    changed = yield api.update(made.id, name="Tutor", metadata={"course": "8b", "seen": "true"})
    gone = yield api.delete(made.id)
    assert (found.name, changed.name, gone.deleted) == (made.name, "Tutor", True)
    return [plain(one) for one in (made, found, changed, gone)]


def attach_file(client: Any) -> Flow:
    """A file uploaded, attached, listed, detached, downloaded and deleted."""
    file = yield client.files.create(
        file=("lesson.txt", b"one plus one\nis two\n"), purpose="assistants"
    )
    made = yield client.beta.assistants.create(model=MODEL, tools=[{"type": "code_interpreter"}])
    attached = yield _attach(client, made.id, file.id)
    listed = yield _attached(client, made.id)
    detached = yield _detach(client, made.id, file.id)
    content = yield client.files.content(file.id)
    files = yield client.files.list(purpose="assistants")
    ends = (yield client.files.delete(file.id)), (yield client.beta.assistants.delete(made.id))
    assert content.read() == b"one plus one\nis two\n"
    assert [one.deleted for one in ends] == [True, True]
    return [plain(one) for one in (file, made, attached, listed, detached, *files.data, *ends)]


def _attach(client: Any, assistant: str, file: str) -> Any:
    files = getattr(client.beta.assistants, "files", None)
    if files is not None:
        return files.create(assistant, file_id=file)
    return client.post(
        f"/assistants/{assistant}/files",
        body={"file_id": file},
        cast_to=object,
        options=FIRST_GENERATION,
    )


def _attached(client: Any, assistant: str) -> Any:
    files = getattr(client.beta.assistants, "files", None)
    if files is not None:
        return files.list(assistant)
    return client.get(f"/assistants/{assistant}/files", cast_to=object, options=FIRST_GENERATION)


def _detach(client: Any, assistant: str, file: str) -> Any:
    files = getattr(client.beta.assistants, "files", None)
    if files is not None:
        return files.delete(file, assistant_id=assistant)
    path = f"/assistants/{assistant}/files/{file}"
    return client.delete(path, cast_to=object, options=FIRST_GENERATION)


def keep_thread(client: Any) -> Flow:
    """A thread created with a message, retrieved, modified, deleted; and an empty one."""
    api = client.beta.threads
    made = yield api.create(
        messages=[{"role": "user", "content": "What is 1 + 1?"}], metadata={"topic": "sums"}
    )
    found = yield api.retrieve(made.id)
    changed = yield api.update(made.id, metadata={"modified": "true", "user": "abc123"})
    empty = yield api.create()
    ends = (yield api.delete(made.id)), (yield api.delete(empty.id))
    assert (found.id, changed.metadata["user"]) == (made.id, "abc123")
    return [plain(one) for one in (made, found, changed, empty, *ends)]


def be_refused(client: Any) -> Flow:
    """What the API refuses, as the SDK raises it: 404 and 400."""
    told = []
    for call in (
        lambda: client.beta.assistants.retrieve("asst_abc123"),
        lambda: client.beta.threads.delete("thread_abc123"),
        lambda: client.files.retrieve("assistant-abc123"),
        lambda: client.beta.assistants.create(model=MODEL, name="n" * 257),
        lambda: client.beta.threads.create(metadata={f"key {n}": "v" for n in range(17)}),
    ):
        told.append((yield refusal(call)))  # noqa: PERF401 - no comprehension can yield
    return told


def refusal(call: Callable[[], Any]) -> Any:
    """The error of a call, or of its awaiting, as plain values."""
    try:
        answer = call()
    except openai.APIStatusError as error:
        return _told(error)
    return _awaited_refusal(answer)


async def _awaited_refusal(answer: Any) -> Any:
    try:
        await answer
    except openai.APIStatusError as error:
        return _told(error)
    raise AssertionError("the call was not refused")


def _told(error: openai.APIStatusError) -> list[object]:
    return [type(error).__name__, error.status_code, error.code, error.body, error.message]


def speak_http(client: Any) -> Flow:
    """The same conversations without the SDK, by ``httpx`` alone."""
    upload = {"file": ("lesson.txt", b"one plus one\n", "text/plain")}
    file = yield client.post("/files", files=upload, data={"purpose": "assistants"})
    body = {"model": MODEL, "name": "Tutor", "tools": [{"type": "code_interpreter"}]}
    made = yield client.post("/assistants", json=body)
    place = f"/assistants/{made.json()['id']}"
    page = yield client.get("/assistants", params={"limit": 5, "order": "asc"})
    answers = [file, made, page]
    for method, path, sent in (
        ("POST", place, {"name": "Tutorin"}),
        ("POST", f"{place}/files", {"file_id": file.json()["id"]}),
        ("GET", f"{place}/files", None),
        ("DELETE", f"{place}/files/{file.json()['id']}", None),
        ("DELETE", place, None),
        ("GET", place, None),
        ("POST", "/assistants", {"model": MODEL, "temperature": 3}),
        ("DELETE", f"/files/{file.json()['id']}", None),
    ):
        answers.append((yield client.request(method, path, json=sent)))
    thread = yield client.post("/threads", json={})
    answers += [thread, (yield client.delete(f"/threads/{thread.json()['id']}"))]
    return [[answer.status_code, answer.json()] for answer in answers]


def http_options() -> dict[str, Any]:
    """What a client of ``httpx`` needs to know."""
    return {
        "base_url": f"{ENDPOINT}/openai",
        "params": {"api-version": os.environ["OPENAI_API_VERSION"]},
        "headers": {"api-key": KEY},
    }


def http_client() -> httpx.Client:
    """A client made of the environment."""
    return httpx.Client(**http_options())


def http_client_async() -> httpx.AsyncClient:
    """The same, awaited."""
    return httpx.AsyncClient(**http_options())


def plain(value: Any) -> Any:
    """An SDK object as plain values."""
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump is not None else value
