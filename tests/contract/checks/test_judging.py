"""What an answer is judged as: an error, an object, or nothing of the contract's."""

from __future__ import annotations

import json

import pytest
from tests.contract.samples import full_object

from pytest_assistants import wire
from pytest_assistants.contract.validators import check_interaction, check_response
from pytest_assistants.contract.violations import Verdict


def test_data_that_is_an_error_is_judged_as_one() -> None:
    (finding,) = check_response({"error": {"type": "x", "param": None, "code": None}})

    assert (finding.path, finding.rule, finding.side) == ("error.message", "always", "response")


def test_an_object_with_a_field_of_that_name_is_judged_as_the_object() -> None:
    found = check_response({**full_object("thread"), "error": {}})

    assert [(one.path, one.rule) for one in found if one.verdict is Verdict.DRIFT][-1] == (
        "error",
        "undocumented",
    )
    assert "error.message" not in [one.path for one in found]


@pytest.mark.parametrize(
    ("status", "paths"), [(200, ["id"]), (302, []), (399, []), (400, ["error"]), (499, ["error"])]
)
def test_the_status_tells_whether_it_is_an_error(status: int, paths: list[str]) -> None:
    answer = {name: value for name, value in full_object("thread").items() if name != "id"}
    request = wire.Request("GET", "https://api.openai.com/v1/threads/thread_1")
    response = wire.Response(status, (), json.dumps(answer).encode())

    found = check_interaction(wire.Interaction(request, response))

    assert [one.path for one in found if one.rule == "always"] == paths
