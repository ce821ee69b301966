"""Recording from a live endpoint: whatever client speaks, nothing of it is left in a cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.conftest import Project

APPLICATION = """
import os
import httpx
from openai import AzureOpenAI

client = AzureOpenAI()

def tutor(name):
    model = os.environ.get("AZURE_OPENAI_DEPLOYMENT", "gpt-4o")
    return client.beta.assistants.create(model=model, name=name)

def threads():
    url = os.environ["AZURE_OPENAI_ENDPOINT"].rstrip("/") + "/openai/threads"
    headers = {"api-key": os.environ["AZURE_OPENAI_API_KEY"]}
    query = {"api-version": "2024-08-01-preview"}
    return httpx.post(url, params=query, headers=headers, json={}).json()
"""

TESTS = """
import application

def test_tutor(assistants_ledger):
    made = application.tutor("Ada")
    assert application.client.beta.assistants.retrieve(made.id).name == "Ada"
    assert application.threads()["object"] == "thread"
"""

KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"


def test_a_suite_recorded_with_a_key_replays_in_an_empty_environment(project: Project) -> None:
    project.write(application=APPLICATION, test_application=TESTS)
    with live_resource("--key", KEY) as environment:
        project.run("--assistants-record", env=environment).assert_outcomes(passed=1)

    project.replay().assert_outcomes(passed=1)
    [text] = project.cassettes.values()
    assert b"upstream: live" in text
    for secret in (KEY, "127.0.0.1", environment["AZURE_OPENAI_ENDPOINT"]):
        assert secret.encode() not in text


def test_a_deployment_name_is_recorded_as_a_placeholder_and_set_in_replay(project: Project) -> None:
    project.write(application=APPLICATION, test_application=TESTS)
    (project.path / "pytest.ini").write_text(
        "[pytest]\nassistants_variables = AZURE_OPENAI_DEPLOYMENT\n"
    )
    with live_resource("--key", KEY) as environment:
        named = {**environment, "AZURE_OPENAI_DEPLOYMENT": "contoso-payroll-gpt"}
        project.run("--assistants-record", env=named).assert_outcomes(passed=1)

    assert b"contoso" not in b"".join(project.cassettes.values())
    project.replay().assert_outcomes(passed=1)


GATEWAY = """
import os
from openai import AzureOpenAI

def test_gateway(assistants_ledger):
    client = AzureOpenAI(
        azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"] + "/team-a/apim",
        default_headers={"Ocp-Apim-Subscription-Key": os.environ.get("GATEWAY_KEY", "any")},
        api_key="unused-by-the-gateway",
    )
    made = client.beta.assistants.create(model="gpt-4o")
    assert client.beta.assistants.delete(made.id).deleted
"""


def test_a_gateways_prefix_and_subscription_key_are_not_stored(project: Project) -> None:
    project.write(test_gateway=GATEWAY)
    with live_resource("--key", KEY) as environment:
        used = {**environment, "GATEWAY_KEY": KEY}
        project.run("--assistants-record", env=used).assert_outcomes(passed=1)

    [text] = project.cassettes.values()
    for secret in (KEY, "team-a", "apim"):
        assert secret.encode() not in text
    project.replay().assert_outcomes(passed=1)


ENTRA = """
import asyncio
import azure.identity.aio as aio
from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from openai import AsyncAzureOpenAI, AzureOpenAI

SCOPE = "https://cognitiveservices.azure.com/.default"

def test_sync(assistants_ledger):
    provider = get_bearer_token_provider(DefaultAzureCredential(), SCOPE)
    client = AzureOpenAI(azure_ad_token_provider=provider)
    assert client.beta.threads.create().object == "thread"

def test_async(assistants_ledger):
    async def talk():
        provider = aio.get_bearer_token_provider(aio.DefaultAzureCredential(), SCOPE)
        async with AsyncAzureOpenAI(azure_ad_token_provider=provider) as client:
            return await client.beta.threads.create()
    assert asyncio.run(talk()).object == "thread"
"""

# A source of tokens that stands for the sign-in service: it counts, and speaks plain HTTP.
FAKE_SOURCE = """
import json, pathlib, azure.identity, azure.identity.aio
from azure.core.credentials import AccessToken

def get_token(self, *scopes, **options):
    pathlib.Path("exchanges").write_text("one")
    return AccessToken({token!r}, 4102444800)

async def get_token_async(self, *scopes, **options):
    return get_token(self)

for module, method in ((azure.identity, get_token), (azure.identity.aio, get_token_async)):
    module.DefaultAzureCredential.get_token = method
    module.DefaultAzureCredential.get_token_info = method
"""

# azure.identity asks for the platform's name at import, which starts uname; that much is let pass.
NO_PROCESSES = """
import platform
import subprocess

platform.platform()

def _refuse(*args, **options):
    raise AssertionError("a process was started")

subprocess.Popen.__init__ = _refuse
"""


def test_entra_credentials_record_and_replay_without_an_exchange(project: Project) -> None:
    token = "eyJhbGciOiJub25lIn0." + "a" * 60 + "." + "b" * 40
    project.write(test_entra=ENTRA, fake_source=FAKE_SOURCE.format(token=token))
    with live_resource("--key", token) as environment:
        del environment["AZURE_OPENAI_API_KEY"]
        used = {**environment, "PYTHONPATH": str(project.path)}
        project.run("--assistants-record", "-p", "fake_source", env=used).assert_outcomes(passed=2)

    assert (project.path / "exchanges").exists()
    stored = b"".join(project.cassettes.values())
    assert token.encode() not in stored
    assert b"login.microsoftonline" not in stored
    (project.path / "exchanges").unlink()
    (project.path / "no_processes.py").write_text(NO_PROCESSES)
    project.replay("-p", "no_processes").assert_outcomes(passed=2)


@pytest.mark.parametrize("scheme", ["token", "key"])
def test_the_kits_own_client_uses_what_the_environment_holds(project: Project, scheme: str) -> None:
    project.write(test_kit="def test_kit(assistant): assert assistant.object == 'assistant'")
    with live_resource("--key", KEY) as environment:
        if scheme == "token":
            environment["AZURE_OPENAI_AD_TOKEN"] = environment.pop("AZURE_OPENAI_API_KEY")
        project.run("--assistants-record", env=environment).assert_outcomes(passed=1)
        project.run("--assistants-live", env=environment).assert_outcomes(passed=1)

    project.replay().assert_outcomes(passed=1)


def test_a_live_run_writes_nothing(project: Project) -> None:
    project.write(test_kit="def test_kit(assistant): assert assistant.object == 'assistant'")
    with live_resource("--key", KEY) as environment:
        project.run("--assistants-live", env=environment).assert_outcomes(passed=1)

    assert not (project.path / "cassettes").exists()


def test_the_journal_is_gone_once_everything_is_unmade(project: Project, tmp_path: Path) -> None:
    project.write(test_kit="def test_kit(assistant, thread): pass")
    with live_resource("--key", KEY) as environment:
        used = {**environment, "XDG_STATE_HOME": str(tmp_path)}
        project.run("--assistants-record", env=used).assert_outcomes(passed=1)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
