from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.contract.samples import (
    ENUMERATED,
    STREAMED,
    WRONG,
    full_object,
    is_found_at,
    place_of,
    put,
    remove,
)
from tests.contract.streams import interaction

from pytest_assistants import wire
from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.lifecycle import STATES
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_response
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.event_stream import ServerEvent

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.violations import Violation

OWNERS = tuple(dict.fromkeys(row.owner for row in ATTRIBUTES))
ANSWERING = {
    "assistant": "assistants.retrieve",
    "assistant.file": "assistant_files.retrieve",
    "thread": "threads.retrieve",
    "thread.message": "messages.retrieve",
    "thread.message.file": "message_files.retrieve",
    "thread.run": "runs.retrieve",
    "thread.run.step": "run_steps.retrieve",
    "vector_store": "vector_stores.retrieve",
    "vector_store.file": "vector_store_files.retrieve",
    "vector_store.file_batch": "file_batches.retrieve",
    "file": "files.retrieve",
    "list": "assistants.list",
    "list.file": "files.list",
    "deleted": "threads.delete",
}
ASKED = wire.Request("GET", "https://api.openai.com/v1/threads/thread_1")
# Without its code, or with a null there, a gateway's error is a service's with little in it.
ROWS = [row for row in ATTRIBUTES if (row.owner, row.name) != ("error.gateway", "error.code")]
STATED = [(owner, state) for owner, states in STATES.items() for state in ("gone", *states)]
HOLDERS = sorted({(row.owner, row.name.rpartition(".")[0]) for row in ROWS})
CERTAIN = [row for row in ROWS if row.presence is Presence.ALWAYS]
# What the type beside it calls for; null is as bad there as absence.
NEEDED = {
    "content[].text",
    "content[].text.annotations[].file_citation",
    "required_action.submit_tool_outputs",
    "step_details.tool_calls",
    "tool_choice.function",
    "tools[].function",
    "truncation_strategy.last_messages",
}


def row_id(row: Field) -> str:
    return f"{row.owner}-{row.name}"


def judged(owner: str, answer: dict[str, Any], profile: Profile) -> list[Violation]:
    """What is found in an object where it is answered: in a stream, as an error, or by itself."""
    if owner in STREAMED:
        return in_stream(owner, answer, profile)
    if owner.startswith("error"):
        response = wire.Response(404, (), json.dumps(answer).encode())
        return check_response(response, request=ASKED, profile=profile)
    return check_response(answer, operation=ANSWERING[owner], profile=profile)


def in_stream(owner: str, answer: dict[str, Any], profile: Profile) -> list[Violation]:
    """What is found in a piece of its own; of the stream around it nothing."""
    streamed = interaction("runs.create", [ServerEvent(owner, json.dumps(answer))])
    found = check_response(streamed.response, request=streamed.request, profile=profile)
    place = "events[0]."
    return [
        replace(one, path=one.path.removeprefix(place)) for one in found if one.path[:10] == place
    ]


def violations(found: list[Violation]) -> list[Violation]:
    return [finding for finding in found if finding.verdict is Verdict.VIOLATION]


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("profile", Profile)
def test_an_object_with_a_value_at_every_row_breaks_nothing(owner: str, profile: Profile) -> None:
    assert violations(judged(owner, full_object(owner), profile)) == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.presence is Presence.ALWAYS], ids=row_id
)
@pytest.mark.parametrize("profile", Profile)
def test_without_a_field_that_is_always_there_the_contract_is_broken(
    row: Field, profile: Profile
) -> None:
    answer = full_object(row.owner)
    remove(answer, row.name)

    found = violations(judged(row.owner, answer, profile))

    assert [(one.path, one.rule) for one in found] == [(place_of(row.name), "always")]


@pytest.mark.parametrize("row", ROWS, ids=row_id)
@pytest.mark.parametrize("profile", Profile)
def test_a_value_of_the_wrong_type_breaks_the_contract(row: Field, profile: Profile) -> None:
    answer = full_object(row.owner)
    put(answer, row.name, WRONG[row.type])

    found = violations(judged(row.owner, answer, profile))

    assert [one.rule for one in found] in (["type"], ["object"])
    assert is_found_at(found[0].path, row.name)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.nullable], ids=row_id)
@pytest.mark.parametrize("profile", Profile)
def test_null_where_nothing_may_be_null_breaks_the_contract(row: Field, profile: Profile) -> None:
    answer = full_object(row.owner)
    put(answer, row.name, None)

    found = violations(judged(row.owner, answer, profile))

    assert found
    assert all(is_found_at(one.path, row.name) for one in found)


@pytest.mark.parametrize("row", [row for row in ROWS if row.nullable], ids=row_id)
@pytest.mark.parametrize("profile", Profile)
def test_null_where_it_is_allowed_breaks_nothing(row: Field, profile: Profile) -> None:
    answer = full_object(row.owner)
    put(answer, row.name, None)

    found = violations(judged(row.owner, answer, profile))

    assert [one.rule for one in found] == (["always"] if row.name in NEEDED else [])


@pytest.mark.parametrize(("owner", "name"), ENUMERATED)
@pytest.mark.parametrize("profile", Profile)
def test_a_word_of_no_list_breaks_the_contract(owner: str, name: str, profile: Profile) -> None:
    answer = full_object(owner)
    put(answer, name, "gone")

    found = violations(judged(owner, answer, profile))

    assert [one.path for one in found] == [place_of(name)]


@pytest.mark.parametrize(("owner", "state"), STATED)
@pytest.mark.parametrize("profile", Profile)
def test_a_state_of_no_life_is_found(owner: str, state: str, profile: Profile) -> None:
    found = judged(owner, {**full_object(owner), "status": state}, profile)

    verdicts = [one.verdict for one in found if one.rule == "status"]
    # Documents disagree about the states of files.
    worst = Verdict.NOTE if owner == "file" else Verdict.VIOLATION
    assert verdicts == ([worst] if state == "gone" else [])


@pytest.mark.parametrize("owner", [row.owner for row in ROWS if row.name == "object"])
@pytest.mark.parametrize("profile", Profile)
def test_another_object_breaks_the_contract(owner: str, profile: Profile) -> None:
    answer = {**full_object(owner), "object": "thread.gone"}

    found = violations(judged(owner, answer, profile))

    assert [one.rule for one in found] == ["object"]


@pytest.mark.parametrize(("owner", "holder"), HOLDERS)
@pytest.mark.parametrize("profile", Profile)
def test_a_field_that_nobody_knows_is_drift(owner: str, holder: str, profile: Profile) -> None:
    name = f"{holder}.colour" if holder else "colour"
    answer = full_object(owner)
    put(answer, name, "red")

    found = [one for one in judged(owner, answer, profile) if one.path.endswith("colour")]

    assert [(one.path, one.rule, one.verdict) for one in found] == [
        (name, "undocumented", Verdict.DRIFT)
    ]
