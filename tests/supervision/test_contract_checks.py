"""A promise to break a rule is kept or told; the validators judge as the test is judged."""

from __future__ import annotations

import pytest
from tests.supervision.conftest import a_track

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import ContractViolated
from pytest_assistants.supervision.contract_checks import ContractChecks
from pytest_assistants.wire import Interaction, Request, Response

ENDPOINT = "https://res.openai.azure.com"
LONG = b'{"metadata": {"a": "' + b"x" * 513 + b'"}}'


def _long_request() -> Request:
    url = f"{ENDPOINT}/openai/threads?api-version=2024-05-01-preview"
    return Request("POST", url, (("content-type", "application/json"),), LONG)


def test_a_rule_that_the_block_breaks_is_expected_from_then_on() -> None:
    track = a_track()
    with ContractChecks(track).expect("metadata.value"):
        track.note(Interaction(_long_request(), Response(400)))
    assert track.expected == ["metadata.value"]


def test_a_rule_that_the_block_keeps_fails_it() -> None:
    track = a_track()
    track.note(Interaction(_long_request(), Response(400)))
    with (
        pytest.raises(
            ContractViolated,
            match=r"^expected a violation of metadata\.value, and there was none$",
        ),
        ContractChecks(track).expect("metadata.value"),
    ):
        pass
    assert track.expected == []


def test_what_the_block_broke_instead_is_named() -> None:
    track = a_track()
    with (
        pytest.raises(ContractViolated, match=r"violations found: .*metadata\.value"),
        ContractChecks(track).expect("metadata.key"),
    ):
        track.note(Interaction(_long_request(), Response(400)))


def test_an_error_in_the_block_is_not_masked() -> None:
    track = a_track()
    with pytest.raises(KeyError), ContractChecks(track).expect("metadata.key"):
        raise KeyError("the test's own")
    assert track.expected == []


def test_the_validators_judge_by_the_tests_profile() -> None:
    checks = ContractChecks(a_track())
    body = {"model": "gpt-4o", "file_ids": ["assistant-1"]}
    observed = checks.check_request(body, operation="assistants.create")
    documented = checks.check_request(
        body, operation="assistants.create", profile=Profile.DOCUMENTED
    )
    assert observed != documented
    response = checks.check_response({"object": "thread"}, operation="threads.create")
    assert "id" in {one.path for one in response}
