"""One suite, recorded from each kind of endpoint, replays alike, and tells nothing of where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"
UPSTREAMS = {
    "azure": ("", "2024-08-01-preview"),
    "openai": ("/v1", "2024-05-01-preview"),
    "foundry": ("/api/projects/contoso-payroll", "v1"),
}
APPLICATION = """
import os
from openai import AzureOpenAI, OpenAI

def client():
    endpoint, key = os.environ["AZURE_OPENAI_ENDPOINT"], os.environ["AZURE_OPENAI_API_KEY"]
    if endpoint.endswith("/v1"):
        return OpenAI(base_url=endpoint, api_key=key)
    if "/api/projects/" in endpoint:
        return OpenAI(base_url=endpoint, api_key=key, default_query={"api-version": "v1"})
    return AzureOpenAI(azure_endpoint=endpoint, api_key=key)

def ask(question):
    threads = client().beta.threads
    assistant = client().beta.assistants.create(model="gpt-4o")
    thread = threads.create(messages=[{"role": "user", "content": question}])
    run = threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id)
    [answer, _] = threads.messages.list(thread.id)
    said = threads.runs.create(thread_id=thread.id, assistant_id=assistant.id, stream=True)
    return run.status, answer.content[0].text.value, [event.event for event in said][-1]
"""
TESTS = """
import application

def test_application(assistants_ledger):
    status, text, last = application.ask("How many?")
    assert (status, last) == ("completed", "thread.run.completed")
    assert "How many?" in text

def test_sdk(azure_openai, vector_store):
    page = ("returns.md", b"Parcels may be returned within thirty days.")
    uploaded = azure_openai.files.create(file=page, purpose="assistants")
    assert azure_openai.files.content(uploaded.id).read() == page[1]

def test_kit(run_factory, assistants_client):
    run = run_factory.until("requires_action")
    assert assistants_client.cancel_run(run.thread_id, run.id).status == "cancelling"
"""


@pytest.mark.parametrize("upstream", UPSTREAMS)
def test_it_replays_without_environment_and_tells_nothing_of_the_endpoint(
    project: Project, upstream: str
) -> None:
    prefix, version = UPSTREAMS[upstream]
    project.write(application=APPLICATION, test_application=TESTS)
    with live_resource("--key", KEY) as environment:
        endpoint = environment["AZURE_OPENAI_ENDPOINT"]
        environment["AZURE_OPENAI_ENDPOINT"] += prefix
        environment["OPENAI_API_VERSION"] = version
        project.run("--assistants-record", env=environment).assert_outcomes(passed=3)

    assert len(project.cassettes) == 3
    stored = b"".join(project.cassettes.values())
    for secret in (KEY, endpoint.partition("//")[2], "contoso"):
        assert secret.encode() not in stored
    project.replay().assert_outcomes(passed=3)


def test_a_stream_that_the_emulator_breaks_off_is_broken_off_in_replay_too(
    project: Project,
) -> None:
    project.write(
        test_broken="""
import pytest
from openai import APIConnectionError, AzureOpenAI
import httpx

def test_broken(assistants_emulator, assistant, thread):
    assistants_emulator.truncate_next("threads.create_and_run", after=2)
    heard = []
    with pytest.raises((APIConnectionError, httpx.RemoteProtocolError)):
        for event in AzureOpenAI().beta.threads.create_and_run(
            assistant_id=assistant.id,
            thread={"messages": [{"role": "user", "content": "?"}]},
            stream=True,
        ):
            heard.append(event.event)
    assert heard == ["thread.created", "thread.run.created"]
"""
    )
    project.record().assert_outcomes(passed=1)
    project.replay().assert_outcomes(passed=1)
