"""The kit's own clients go to the placeholder, or to the user's endpoint with their credential."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.session.access import ENTRA_SCOPE, PROJECT_SCOPE, Access, access
from pytest_assistants.settings import AssistantsConfig, RawOptions, Settings, resolve

ENDPOINT = "https://res.openai.azure.com"


def _live() -> Settings:
    environ = {"AZURE_OPENAI_ENDPOINT": ENDPOINT}
    return resolve(RawOptions(live=True), environ, rootdir=Path("/r"))


def test_offline_it_is_the_placeholder_whatever_the_configuration_says() -> None:
    settings = resolve(RawOptions(), {}, rootdir=Path("/r"))
    found = access(settings, AssistantsConfig(endpoint=ENDPOINT, api_key="own"))
    assert found == Access(
        "https://example-resource.openai.azure.com", api_key="assistants-placeholder-key"
    )


@pytest.mark.parametrize(
    ("config", "found"),
    [
        (
            AssistantsConfig(endpoint=ENDPOINT, api_key="key", token="token"),
            Access(ENDPOINT, api_key="key"),
        ),
        (AssistantsConfig(endpoint=ENDPOINT, token="token"), Access(ENDPOINT, token="token")),
    ],
)
def test_a_key_outranks_a_token(config: AssistantsConfig, found: Access) -> None:
    assert access(_live(), config) == found


def test_its_text_shows_no_credential() -> None:
    assert repr(Access(ENDPOINT, api_key="secret", token="secret")) == (
        f"Access(endpoint={ENDPOINT!r})"
    )


def test_without_an_endpoint_there_is_no_access() -> None:
    with pytest.raises(SettingsError, match=r"^there is no endpoint: set AZURE_OPENAI_ENDPOINT\.$"):
        access(_live(), AssistantsConfig(api_key="key"))


@pytest.mark.parametrize(
    ("endpoint", "scope"),
    [
        (ENDPOINT, ENTRA_SCOPE),
        ("https://res.services.ai.azure.com/api/projects/p", PROJECT_SCOPE),
    ],
)
def test_without_key_and_token_entra_gives_tokens_for_the_endpoint(
    monkeypatch: pytest.MonkeyPatch, endpoint: str, scope: str
) -> None:
    identity = pytest.importorskip("azure.identity", reason="azure-identity is not installed")
    credentials = importlib.import_module("azure.core.credentials")
    asked: list[tuple[str, ...]] = []

    def get_token_info(_: object, *scopes: str, **__: object) -> object:
        asked.append(scopes)
        return credentials.AccessToken("from-entra", 4_102_444_800)

    credential = identity.DefaultAzureCredential
    monkeypatch.setattr(credential, "get_token_info", get_token_info)
    token = access(_live(), AssistantsConfig(endpoint=endpoint)).token
    assert callable(token)
    assert token() == "from-entra"
    assert asked == [(scope,)]


def test_without_azure_identity_there_is_no_credential(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "azure.identity", None)
    sentence = (
        "there is no credential: set AZURE_OPENAI_API_KEY or AZURE_OPENAI_AD_TOKEN, or install "
        "'pytest-assistants[entra]' to sign in with Entra ID."
    )
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        access(_live(), AssistantsConfig(endpoint=ENDPOINT))
