"""What the fixtures hand out is made from the running test's track and the user's configuration."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pytest_assistants.errors import MissingExtra
from pytest_assistants.settings import RawOptions, resolve
from pytest_assistants.supervision import kit
from pytest_assistants.supervision.threshold import SUPERVISOR

ENDPOINT = "https://res.openai.azure.com"


def _request(raw: RawOptions, *, endpoint: str = ENDPOINT, **environ: str) -> Any:
    settings = resolve(raw, {"AZURE_OPENAI_ENDPOINT": endpoint, **environ}, rootdir=Path("/r"))
    supervisor: Any = SimpleNamespace(settings=settings)
    stash = pytest.Stash()
    stash[SUPERVISOR] = supervisor
    return SimpleNamespace(config=SimpleNamespace(stash=stash)), settings.config


@pytest.mark.parametrize("make", [kit.azure_openai, kit.async_azure_openai])
def test_the_sdks_clients_take_key_or_token(make: Any) -> None:
    with_key = make(*_request(RawOptions(live=True), AZURE_OPENAI_API_KEY="the-key"))
    assert (with_key.api_key, str(with_key.base_url)) == ("the-key", f"{ENDPOINT}/openai/")
    with_token = make(*_request(RawOptions(live=True), AZURE_OPENAI_AD_TOKEN="the-token"))
    assert with_token._azure_ad_token == "the-token"


@pytest.mark.parametrize("endpoint", [f"{ENDPOINT}/v1", f"{ENDPOINT}/api/projects/p"])
def test_the_sdks_client_begins_where_the_endpoint_does(endpoint: str) -> None:
    raw = RawOptions(live=True)
    client = kit.azure_openai(*_request(raw, endpoint=endpoint, AZURE_OPENAI_API_KEY="the-key"))
    assert str(client.base_url) == f"{endpoint}/"
    assert (client._azure_ad_token == "the-key") is endpoint.endswith("/v1")


def test_the_sdks_client_takes_a_source_of_tokens() -> None:
    pytest.importorskip("azure.identity", reason="azure-identity is not installed")
    request, config = _request(RawOptions(live=True))
    client = kit.azure_openai(request, config)
    assert callable(client._azure_ad_token_provider)


def test_without_the_sdk_its_client_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    sentence = (
        "a client of the class AzureOpenAI needs the extra 'openai': "
        "pip install 'pytest-assistants[openai]'"
    )
    with pytest.raises(MissingExtra, match=f"^{re.escape(sentence)}$"):
        kit.azure_openai(*_request(RawOptions()))
