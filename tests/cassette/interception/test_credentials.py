"""Every credential of azure.identity answers with a made-up token, and asks nobody."""

from __future__ import annotations

import asyncio
import inspect
import sys
from types import ModuleType
from typing import Any

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


@pytest.mark.usefixtures("gate")
def test_every_credential_class_is_patched() -> None:
    for module in (azure.identity, azure.identity.aio):
        classes: list[tuple[str, Any]] = inspect.getmembers(module, inspect.isclass)
        for name, class_ in classes:
            if name.endswith("Credential"):
                assert class_.get_token.__module__ == credentials.__name__


@pytest.mark.usefixtures("gate")
def test_the_patches_come_down() -> None:
    class_ = azure.identity.DefaultAzureCredential
    assert class_.get_token.__module__ == credentials.__name__


def test_nothing_is_patched_before_and_after() -> None:
    class_ = azure.identity.DefaultAzureCredential
    assert class_.get_token.__module__ != credentials.__name__


def test_what_is_no_credential_or_cannot_be_asked_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Asked:
        def get_token(self) -> Any:
            return "own"

    class OddCredential:
        pass

    class BothCredential(Asked):
        pass

    module = ModuleType("azure.identity")
    vars(module).update({each.__name__: each for each in (Asked, OddCredential, BothCredential)})
    monkeypatch.setitem(sys.modules, "azure.identity", module)
    with credentials.faked():
        assert Asked().get_token() == "own"
        assert not hasattr(OddCredential, "get_token")
        assert BothCredential().get_token()[:2] == (TOKEN, EXPIRES_ON)
    assert BothCredential().get_token() == "own"
