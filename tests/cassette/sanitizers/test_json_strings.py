"""Rules for the strings of JSON: equal ones change together, and each stands where it stood."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.findings import applied
from pytest_assistants.cassette.sanitizers.json_strings import json_findings, json_text, quiet_texts
from pytest_assistants.cassette.sanitizers.scrub import Scrub

EMAIL = "jane.doe@contoso.com"
IDS = [f"msg_{letter}bC1dEf2GhI3jKl4MnO5pQr6" for letter in "KBTAZCXW"]


def scrub() -> Scrub:
    return Scrub(Pseudonyms("test"), KnownValues(), "test")


@pytest.mark.parametrize("many", [1, 6, 7, 8])
@pytest.mark.parametrize("said", ["plain words", 'two "words"', "a backslash \\\\"])
def test_in_a_quiet_text_ids_alone_change_however_many_there_are(many: int, said: str) -> None:
    data = "\n".join(json.dumps({"id": one, "of": [one], "text": said}) for one in IDS[:many])
    rules = scrub()
    pseudonyms = {one: rules.table.of(one) for one in sorted(IDS[:many])}
    expected = f"data: {data}"
    for one, instead in pseudonyms.items():
        expected = expected.replace(one, instead)
    assert quiet_texts(rules, f"data: {data}", data, []) == expected


@pytest.mark.parametrize("further", [[EMAIL], ["words", f"to {EMAIL}"]])
def test_where_something_else_goes_no_text_is_quiet(further: list[str]) -> None:
    data = json.dumps({"id": IDS[0], "text": "plain words"})
    assert quiet_texts(scrub(), data, data, further) is None
    assert quiet_texts(scrub(), data, data, ["words"]) is not None
    for other in ({"text": f"to {EMAIL}"}, {"api_key": "anything"}):
        assert quiet_texts(scrub(), json.dumps(other), json.dumps(other), []) is None


@pytest.mark.parametrize(
    "value",
    [
        {"a": EMAIL, "b": [EMAIL, f"to {EMAIL}", "words"], "c": {"d": IDS[0]}},
        {"a": EMAIL, "phone": 4915963514464, "b": json.dumps({"card_number": 4679795671846076})},
        {"a": json.dumps({"b": EMAIL}), "c": json.dumps(["words", IDS[1]])},
        {"a": "words", "api_key": "anything", "b": "words"},
        ["words", "", {"a": 1}],
    ],
)
def test_what_is_found_in_strings_is_what_is_changed_in_them(value: object) -> None:
    text = json.dumps(value)
    found = json_findings(scrub(), text, 0)
    assert applied(text, found) == json_text(scrub(), text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert not any(secret in applied(text, found) for secret in (EMAIL, *IDS, "anything"))
