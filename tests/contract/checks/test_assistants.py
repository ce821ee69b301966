from typing import Any

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request

OBSERVED = Profile.OBSERVED


def create(**body: Any) -> list[tuple[str, str, str]]:
    found = check_request({"model": "m", **body}, operation="assistants.create")
    return [(finding.verdict.value, finding.path, finding.rule) for finding in found]


def test_changing_both_temperature_and_top_p_is_noted() -> None:
    assert create(temperature=0.2, top_p=0.1) == [("note", "top_p", "sampling.both")]
    assert create(temperature=0.2, top_p=1) == []
    assert create(temperature=1.0, top_p=0.1) == []


def test_json_mode_without_the_word_json_is_noted() -> None:
    mode = {"type": "json_object"}

    noted = [("note", "response_format", "response_format.json")]
    assert create(response_format=mode, instructions="Answer.") == noted
    assert create(response_format=mode) == noted
    assert create(response_format=mode, instructions="Answer in json.") == []
    assert create(response_format={"type": "text"}) == []
    assert create(response_format="auto") == []


def test_json_mode_on_modify_is_noted_only_with_its_instructions() -> None:
    body: dict[str, object] = {"response_format": {"type": "json_object"}}

    def noted(**more: object) -> list[str]:
        found = check_request({**body, **more}, operation="assistants.modify", profile=OBSERVED)
        return [finding.rule for finding in found]

    assert noted() == []
    assert noted(instructions=None) == ["response_format.json"]
