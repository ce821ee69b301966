import json

import pytest
from tests.contract.samples import full_object

from pytest_assistants import wire
from pytest_assistants.contract.checks.judge import Judge
from pytest_assistants.contract.operations import operation
from pytest_assistants.contract.validators import check_interaction, check_request
from pytest_assistants.contract.violations import Verdict


def judge(name: str, owner: str, side: str) -> Judge:
    return Judge(
        side="request" if side == "request" else "response",
        owner=owner,
        name=name,
        operation=operation(name),
    )


def test_a_lists_entries_fall_under_their_own_rows() -> None:
    lists = judge("assistants.list", "list", "response")

    assert lists.owner_of("data[3].name") == ("assistant", "name")
    assert lists.owner_of("data[].name") == ("assistant", "name")
    assert lists.owner_of("first_id") == ("list", "first_id")


def test_only_a_list_has_entries() -> None:
    single = judge("assistants.retrieve", "assistant", "response")

    assert single.owner_of("data[0].name") == ("assistant", "data[0].name")


def test_a_source_is_told_in_brackets_and_where_no_row_speaks_not_at_all() -> None:
    asked = judge("threads.create", "threads.create", "request")

    assert asked.source("metadata.a").startswith(" (Azure OpenAI Assistants API reference")
    assert asked.source("colour") == ""


@pytest.mark.parametrize(
    ("query", "body", "rule"),
    [
        ("", b"{}", "api_version.missing"),
        ("?api-version=2024", b"{}", "api_version.malformed"),
        ("?api-version=2024-05-01-preview", b"{", "json"),
        ("?api-version=2024-05-01-preview", b'{"colour": "red"}', "unknown_parameter"),
    ],
)
def test_what_an_upstream_accepted_all_the_same_has_drifted(
    query: str, body: bytes, rule: str
) -> None:
    request = wire.Request("POST", f"https://res.openai.azure.com/openai/threads{query}", (), body)
    answer = json.dumps(full_object("thread")).encode()

    def verdicts(status: int) -> list[Verdict]:
        interaction = wire.Interaction(request, wire.Response(status, (), answer))
        return [one.verdict for one in check_interaction(interaction) if one.rule == rule]

    assert verdicts(200) == [Verdict.DRIFT]
    assert [one.verdict for one in check_request(request) if one.rule == rule] == [
        Verdict.VIOLATION
    ]
