"""Every exchange is judged, but for what the test meant to break and what was refused."""

from __future__ import annotations

import json
from typing import Any

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator import Emulator
from pytest_assistants.session.judging import judge
from pytest_assistants.settings import Judgement, Validation
from pytest_assistants.wire import Interaction, Request, Response

STRICT = Judgement(Validation.ERROR, Profile.DOCUMENTED, strict=True)
LENIENT = Judgement(Validation.ERROR, Profile.DOCUMENTED, strict=False)
HEADERS = (("api-key", "key"), ("content-type", "application/json"))
LONG = {"metadata": {"a": "x" * 513}}


def _said(path: str, body: dict[str, Any]) -> Interaction:
    url = f"https://res.openai.azure.com/openai{path}?api-version=2024-05-01-preview"
    request = Request("POST", url, HEADERS, json.dumps(body).encode())
    return Interaction(request, Emulator().handle(request))


def _accepted(interaction: Interaction) -> Interaction:
    """The same request, answered as one that broke nothing."""
    answer = _said(interaction.request.path.removeprefix("/openai"), {}).response
    return Interaction(interaction.request, answer)


def _rules(findings: object) -> list[str]:
    return [one.rule for one in findings]  # type: ignore[attr-defined]  # a tuple of violations


def test_a_request_that_was_accepted_fails_by_its_violations() -> None:
    found = judge([_accepted(_said("/threads", LONG))], judgement=LENIENT, expected=())
    assert _rules(found.failing) == ["metadata.value"]
    assert found.explaining == ()


def test_a_request_that_was_refused_is_explained_by_its_violations() -> None:
    found = judge([_said("/threads", LONG)], judgement=LENIENT, expected=())
    assert found.failing == ()
    assert _rules(found.explaining) == ["metadata.value"]


def test_a_response_fails_whatever_its_status() -> None:
    said = _said("/threads", LONG)
    nonsense = Interaction(said.request, Response(400, HEADERS, b'{"error": 1}'))
    found = judge([nonsense], judgement=LENIENT, expected=["metadata.value"])
    assert found.failing
    assert all(one.side == "response" for one in found.failing)


def test_an_expected_violation_fails_nothing_and_its_absence_is_told() -> None:
    said = [_accepted(_said("/threads", LONG))]
    found = judge(said, judgement=LENIENT, expected=["metadata.value", "metadata.key"])
    assert (found.failing, found.explaining) == ((), ())
    assert found.unmet == ("metadata.key",)


def test_notes_and_drift_are_kept_apart() -> None:
    body = {"model": "m", "file_ids": [], "instructions": "x" * 300}
    found = judge([_said("/assistants", body)], judgement=LENIENT, expected=())
    assert found.failing == ()
    assert {one.verdict.value for one in found.notes} <= {"note"}
    assert {one.verdict.value for one in found.drift} <= {"drift"}
    assert found.notes
    assert found.drift


def test_strictness_turns_notes_into_failures() -> None:
    said = [_said("/assistants", {"model": "m", "file_ids": []})]
    lenient = judge(said, judgement=LENIENT, expected=())
    strict = judge(said, judgement=STRICT, expected=())
    assert set(_rules(lenient.notes)) <= set(_rules(strict.failing))
    assert strict.notes == ()


def test_what_was_broken_instead_of_an_expected_rule_is_named_once() -> None:
    said = [_said("/threads", LONG), _said("/threads", LONG)]
    found = judge(said, judgement=LENIENT, expected=["metadata.keys"])
    assert found.missing == (
        (
            "expected a violation of metadata.keys, and there was none; violations found: "
            "metadata.value; did you mean metadata.key?"
        ),
    )


def test_a_promise_is_not_kept_where_nothing_was_said() -> None:
    found = judge((), judgement=LENIENT, expected=["metadata.value"])
    assert found.unmet == ("metadata.value",)
    assert "expected a violation of metadata.value, and there was none" in str(found.told)
