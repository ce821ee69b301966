"""Faults of the marker and of the fixture, in every mode, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.conftest import EMULATE

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

SUITE = """
import asyncio
import aiohttp, httpx, openai, pytest, requests
from openai import AsyncAzureOpenAI, AzureOpenAI
from pytest_assistants import Fault

HELLO = [{"role": "user", "content": "Hello"}]
URL = "{AZURE_OPENAI_ENDPOINT}/openai/threads?api-version=2024-05-01-preview"

@pytest.fixture
def url():
    import os
    return URL.format(**os.environ)

def teach(client, **options):
    assistant = client.beta.assistants.create(model="gpt-4o")
    thread = client.beta.threads.create(messages=HELLO)
    ids = {"thread_id": thread.id, "assistant_id": assistant.id}
    try:
        if options:
            return [event.event for event in client.beta.threads.runs.create(**ids, **options)]
        return client.beta.threads.runs.create_and_poll(**ids).status
    finally:
        client.beta.threads.delete(thread.id)
        client.beta.assistants.delete(assistant.id)

@pytest.mark.assistants(fault=Fault("runs.retrieve", status=429, retry_after=30, times=2))
def test_throttled(assistants_faults):
    assert teach(AzureOpenAI()) == "completed"
    assistants_faults.assert_resilient()

@pytest.mark.assistants(fault={"operation": "threads.create", "breaks": "timeout"})
def test_async():
    async def make():
        client = AsyncAzureOpenAI()
        thread = await client.beta.threads.create()
        await client.beta.threads.delete(thread.id)
    asyncio.run(make())

@pytest.mark.assistants(fault="runs.retrieve expired")
def test_expired():
    assert teach(AzureOpenAI()) == "expired"
    assert teach(AzureOpenAI()) == "completed"

@pytest.mark.assistants(
    fault=Fault("runs.create", becomes="failed", code="rate_limit_exceeded")
)
def test_failed_in_a_stream():
    assert teach(AzureOpenAI(), stream=True)[-1] == "thread.run.failed"

@pytest.mark.assistants(fault=[Fault("runs.create", cut=3)])
def test_cut():
    with pytest.raises(Exception) as raised:
        teach(AzureOpenAI(), stream=True)
    assert "complete" in str(raised.value) or "Connection" in str(raised.value)

@pytest.mark.assistants(
    fault=["threads.create timeout", "threads.create reset", "threads.create closed"]
)
def test_requests(url):
    for error in (requests.ReadTimeout, requests.ConnectionError, requests.ConnectionError):
        with pytest.raises(error):
            requests.post(url, headers={"api-key": "k"}, json={}, timeout=5)

@pytest.mark.assistants(fault=["threads.create timeout", "threads.create 503"])
def test_httpx_and_aiohttp(url):
    async def post():
        async with aiohttp.ClientSession(headers={"api-key": "k"}) as session:
            async with session.post(url, json={}) as answer:
                return answer.status
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(url, headers={"api-key": "k"}, json={})
    assert asyncio.run(post()) == 503
    assert asyncio.run(post()) == 200

@pytest.mark.assistants(
    fault=Fault("vector_store_files.retrieve", becomes="failed", code="invalid_file")
)
def test_a_file_fails(azure_openai, vector_store, uploaded_file):
    stores = getattr(azure_openai, "vector_stores", None) or azure_openai.beta.vector_stores
    file = stores.files.create_and_poll(
        vector_store_id=vector_store.id, file_id=uploaded_file.id
    )
    assert (file.status, file.last_error.code) == ("failed", "invalid_file")
"""
PASSED = 8

WRONG = """
import pytest
from openai import AzureOpenAI, BadRequestError
from pytest_assistants import Fault

class TestClients:
    @pytest.mark.assistants(fault=Fault("threads.create", status=400, times=2))
    def test_stubborn(self):
        client = AzureOpenAI()
        for _ in range(2):
            with pytest.raises(BadRequestError):
                client.beta.threads.create()

    @pytest.mark.assistants(fault="threads.delete 500")
    def test_nothing_struck(self, azure_openai):
        azure_openai.beta.threads.create()

    @pytest.mark.assistants(fault="threads.create 500")
    def test_failing(self):
        assert False

    @pytest.mark.assistants(fault="threads.create 429")
    def test_fixtures_are_spared(self, thread, azure_openai):
        azure_openai.beta.threads.create()
"""


def test_they_strike_in_every_mode_and_no_cassette_holds_them(project: Project) -> None:
    project.write(test_x=SUITE)
    project.run(*EMULATE).assert_outcomes(passed=PASSED)

    project.record().assert_outcomes(passed=PASSED)
    written = b"\n".join(project.cassettes.values())
    assert b"code: 200" in written
    laid = (b"code: 4", b"code: 5", b"expired", b"rate_limit", b"invalid_file")
    assert [word for word in laid if word in written] == []

    project.replay().assert_outcomes(passed=PASSED)
    project.run("-n", "2").assert_outcomes(passed=PASSED)


def test_a_mistake_of_the_client_is_told_and_a_fault_that_never_struck_fails(
    project: Project,
) -> None:
    project.write(test_x=WRONG)

    result = project.run(*EMULATE)

    result.assert_outcomes(passed=3, failed=1, errors=1)
    lines = result.outlines
    told = lines[lines.index("what clients made of faults:") + 1 :]
    assert told[0] == (
        "  test_x.py::TestClients::test_stubborn: retried_non_retryable: threads.create was sent "
        "again, unchanged, after 400; expected: no retry: 400 does not pass by itself"
    )
    (error,) = [line for line in lines if line.startswith("ERROR ")]
    assert error.startswith("ERROR test_x.py::TestClients::test_nothing_struck - the fault thread")
    assert sum("never struck" in line for line in lines) == 1


def test_what_cannot_be_ordered_is_a_usage_error(project: Project) -> None:
    mark = "import pytest\n@pytest.mark.assistants(fault={})\ndef test_x(): pass\n"
    project.write(test_x=mark.format("'runs.retreive 429'"))
    result = project.run()
    assert result.ret == 4
    result.stderr.fnmatch_lines(
        ["ERROR: fault: there is no operation 'runs.retreive'; did you mean 'runs.retrieve'."]
    )


def test_they_are_refused_while_answers_are_real(project: Project) -> None:
    project.write(test_x=WRONG)
    environment = {
        "AZURE_OPENAI_ENDPOINT": "https://example-resource.openai.azure.com",
        "AZURE_OPENAI_API_KEY": "0123456789abcdef0123456789abcdef",
    }
    for option in ("--assistants-live", "--assistants-record"):
        result = project.run(option, "-k", "stubborn", env=environment)
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["*faults are laid over a cassette or the emulator, never*"])
