import pytest
from tests.contract.samples import full_object

from pytest_assistants.contract.lifecycle import MOMENTS
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_response
from pytest_assistants.contract.violations import Verdict

REACHED = [
    (kind, state, name) for kind, moments in MOMENTS.items() for state, name in moments.items()
]


@pytest.mark.parametrize(("kind", "state", "name"), REACHED)
def test_a_state_that_was_reached_has_its_moment(kind: str, state: str, name: str) -> None:
    whole = {**full_object(kind), "status": state}

    found = [
        one for one in check_response({**whole, name: None}) if one.verdict is Verdict.VIOLATION
    ]

    assert [(one.path, one.rule) for one in found] == [(name, "status.moment")]
    assert not [one for one in check_response(whole) if one.rule == "status.moment"]


def test_a_listed_run_without_its_moment_is_found_at_its_index() -> None:
    run = {**full_object("thread.run"), "status": "failed", "failed_at": None}
    page = {"object": "list", "data": [run], "first_id": "text", "last_id": "text"}

    found = check_response({**page, "has_more": False})

    assert "data[0].failed_at" in [one.path for one in found if one.rule == "status.moment"]


def test_a_runs_tools_may_be_from_elsewhere() -> None:
    run = {**full_object("thread.run"), "tools": [{"type": "retrieval"}]}

    found = [one for one in check_response(run) if one.rule == "tool.type"]

    assert [(one.path, one.verdict) for one in found] == [("tools[0].type", Verdict.DRIFT)]


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        (Profile.DOCUMENTED, "is answered, and not documented"),
        (Profile.OBSERVED, "is answered, and not documented nor expected in v2"),
    ],
)
def test_a_field_that_no_row_names_is_told_as_the_profile_reads_it(
    profile: Profile, told: str
) -> None:
    found = check_response({**full_object("thread"), "colour": "red"}, profile=profile)

    assert [one.message for one in found if one.path == "colour"] == [told]
