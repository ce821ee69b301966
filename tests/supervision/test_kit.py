"""What the fixtures hand out is made from the running test's track and the user's configuration."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pytest_assistants.contract.generations import Profile
from pytest_assistants.errors import CassetteError, ContractViolated, MissingExtra
from pytest_assistants.session.track import Track
from pytest_assistants.settings import (
    AssistantsConfig,
    Judgement,
    RawOptions,
    Validation,
    resolve,
)
from pytest_assistants.supervision import kit
from pytest_assistants.supervision.threshold import SUPERVISOR
from pytest_assistants.wire import Interaction, Request, Response

ENDPOINT = "https://res.openai.azure.com"
LONG = b'{"metadata": {"a": "' + b"x" * 513 + b'"}}'


def _track(**fields: Any) -> Track:
    judged = Judgement(Validation.ERROR, Profile.OBSERVED, strict=False)
    return Track("a.py::b", AssistantsConfig(), judged, Path("/p/cassettes"), "a/b.yaml", **fields)


def test_a_variable_is_its_default_while_it_is_recorded() -> None:
    track = _track(plays=False)
    variables = kit.Variables(track)
    assert variables.get_or_record("name", "Ada") == "Ada"
    assert variables.get_or_record("made", lambda: "once") == "once"
    assert variables.get_or_record("made", lambda: "twice") == "once"
    assert track.variables == {"name": "Ada", "made": "once"}


@pytest.mark.parametrize(
    ("held", "shown"), [({}, "none"), ({"b": "2", "a": "1"}, "a, b")], ids=["none", "some"]
)
def test_a_variable_that_the_cassette_does_not_hold_is_told(
    held: dict[str, str], shown: str
) -> None:
    track = _track(playback=object(), variables=dict(held))
    sentence = f"cassettes/a/b.yaml holds no variable 'name' (it holds {shown}): record it again"
    with pytest.raises(CassetteError, match=f"^{re.escape(sentence)}$"):
        kit.Variables(track).get_or_record("name", "Ada")


def test_a_recorded_variable_is_given_back_whatever_the_default_is() -> None:
    track = _track(playback=object(), variables={"name": "Ada"})
    assert kit.Variables(track).get_or_record("name", "Grace") == "Ada"


def _long_request() -> Request:
    url = f"{ENDPOINT}/openai/threads?api-version=2024-05-01-preview"
    return Request("POST", url, (("content-type", "application/json"),), LONG)


def test_a_rule_that_the_block_breaks_is_expected_from_then_on() -> None:
    track = _track()
    with kit.ContractChecks(track).expect("metadata.value"):
        track.note(Interaction(_long_request(), Response(400)))
    assert track.expected == ["metadata.value"]


def test_a_rule_that_the_block_keeps_fails_it() -> None:
    track = _track()
    track.note(Interaction(_long_request(), Response(400)))
    with (
        pytest.raises(
            ContractViolated,
            match=r"^expected a violation of metadata\.value, and there was none$",
        ),
        kit.ContractChecks(track).expect("metadata.value"),
    ):
        pass
    assert track.expected == []


def test_what_the_block_broke_instead_is_named() -> None:
    track = _track()
    with (
        pytest.raises(ContractViolated, match=r"violations found: .*metadata\.value"),
        kit.ContractChecks(track).expect("metadata.key"),
    ):
        track.note(Interaction(_long_request(), Response(400)))


def test_an_error_in_the_block_is_not_masked() -> None:
    track = _track()
    with pytest.raises(KeyError), kit.ContractChecks(track).expect("metadata.key"):
        raise KeyError("the test's own")
    assert track.expected == []


def test_the_validators_judge_by_the_tests_profile() -> None:
    checks = kit.ContractChecks(_track())
    body = {"model": "gpt-4o", "file_ids": ["assistant-1"]}
    observed = checks.check_request(body, operation="assistants.create")
    documented = checks.check_request(
        body, operation="assistants.create", profile=Profile.DOCUMENTED
    )
    assert observed != documented
    response = checks.check_response({"object": "thread"}, operation="threads.create")
    assert "id" in {one.path for one in response}


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
