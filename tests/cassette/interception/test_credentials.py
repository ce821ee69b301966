"""Every credential of azure.identity answers with a made-up token, and asks nobody."""

from __future__ import annotations

import asyncio
import importlib.util
import sys

import azure.identity
import azure.identity.aio
import pytest

from pytest_assistants.cassette.interception import credentials
from pytest_assistants.cassette.interception.credentials import EXPIRES_ON, TOKEN

SCOPE = "https://cognitiveservices.azure.com/.default"


@pytest.mark.usefixtures("gate")
def test_a_credential_gives_the_placeholder_token() -> None:
    credential = azure.identity.DefaultAzureCredential()
    assert tuple(credential.get_token(SCOPE)) == (TOKEN, EXPIRES_ON, "Bearer", None)
    assert azure.identity.get_bearer_token_provider(credential, SCOPE)() == TOKEN


@pytest.mark.usefixtures("gate")
def test_an_asynchronous_credential_does_so_too() -> None:
    async def ask() -> object:
        async with azure.identity.aio.AzureCliCredential() as credential:
            return (await credential.get_token(SCOPE)).token

    assert asyncio.run(ask()) == TOKEN


def test_every_credential_class_is_patched() -> None:
    patched = {target for target, _, _ in credentials.patches()}
    assert azure.identity.ClientSecretCredential in patched
    assert azure.identity.aio.ManagedIdentityCredential in patched


@pytest.mark.usefixtures("gate")
def test_the_patches_come_down() -> None:
    class_ = azure.identity.DefaultAzureCredential
    assert class_.get_token.__module__ == credentials.__name__


def test_nothing_is_patched_before_and_after() -> None:
    class_ = azure.identity.DefaultAzureCredential
    assert class_.get_token.__module__ != credentials.__name__


@pytest.mark.parametrize("absent", ["azure", "azure.identity"])
def test_where_azure_identity_is_not_installed_nothing_is_patched(
    absent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == absent else real(name)
    )
    assert credentials.patches() == ()
    assert "azure.identity" in sys.modules
