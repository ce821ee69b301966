from __future__ import annotations

import json
from typing import Any

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.validators import check_interaction, check_response

URL = "https://res.openai.azure.com/openai/assistants/a/files?api-version=2024-02-15-preview"


def entry(number: int, created_at: int | None = None) -> dict[str, Any]:
    return {
        "id": f"assistant-{number}",
        "object": "assistant.file",
        "created_at": 1000 - number if created_at is None else created_at,
        "assistant_id": "asst_1",
    }


def page(*entries: dict[str, Any], **more: object) -> dict[str, Any]:
    first, last = (entries[0]["id"], entries[-1]["id"]) if entries else (None, None)
    ends = {"first_id": first, "last_id": last, "has_more": False}
    return {"object": "list", "data": list(entries), **ends, **more}


def found(answer: dict[str, Any], query: str = "") -> list[tuple[str, str]]:
    interaction = wire.Interaction(
        wire.Request("GET", URL + query), wire.Response(200, (), json.dumps(answer).encode())
    )
    return [
        (finding.path, finding.rule)
        for finding in check_interaction(interaction)
        if finding.side == "response"
    ]


def test_a_list_has_at_most_20_entries_unless_asked() -> None:
    assert found(page(*map(entry, range(20)))) == []
    assert found(page(*map(entry, range(21)))) == [("data", "page.limit")]


def test_a_list_has_at_most_as_many_entries_as_asked() -> None:
    assert found(page(*map(entry, range(2))), "&limit=2") == []
    assert found(page(*map(entry, range(3))), "&limit=2") == [("data", "page.limit")]
    assert found(page(*map(entry, range(100))), "&limit=100") == []


def test_a_list_answered_to_a_limit_that_is_none_is_not_counted() -> None:
    assert found(page(*map(entry, range(30))), "&limit=many") == []


@pytest.mark.parametrize("order", ["", "&order=asc"])
def test_entries_of_the_same_moment_are_in_order(order: str) -> None:
    assert found(page(entry(1, 1000), entry(2, 1000)), order) == []


def test_a_list_descends_unless_asked() -> None:
    ascending = page(entry(2), entry(1))

    assert found(page(entry(1), entry(2))) == []
    assert found(ascending) == [("data[1].created_at", "page.order")]
    assert found(ascending, "&order=asc") == []
    assert found(page(entry(1), entry(2)), "&order=asc") == [("data[1].created_at", "page.order")]


def test_entries_of_one_second_may_stand_in_any_order() -> None:
    assert found(page(entry(2, 5), entry(1, 5))) == []


@pytest.mark.parametrize("name", ["first_id", "last_id"])
@pytest.mark.parametrize("cursor", ["assistant-9", None])
def test_the_cursors_are_the_ids_at_the_ends(name: str, cursor: str | None) -> None:
    answer = page(entry(1), entry(2)) | {name: cursor}

    assert found(answer) == [(name, f"page.{name}")]


def test_the_cursors_of_an_empty_list_are_null() -> None:
    assert found(page()) == []
    assert found(page() | {"first_id": "assistant-1"}) == [("first_id", "page.first_id")]


@pytest.mark.parametrize("name", ["first_id", "last_id", "has_more"])
def test_a_list_has_cursors_and_tells_whether_there_is_more(name: str) -> None:
    answer = page(entry(1))
    del answer[name]

    assert found(answer) == [(name, "always")]


def test_a_list_of_files_may_lack_cursors_and_is_unpaginated() -> None:
    files = [
        {
            "id": f"assistant-{number}",
            "object": "file",
            "created_at": number,
            "purpose": "assistants",
            "filename": "a",
            "bytes": 1,
            "status": "processed",
        }
        for number in range(30)
    ]
    answer: dict[str, Any] = {"object": "list", "data": files}

    assert check_response(answer, operation="files.list", request={}) == []
    answer["first_id"] = "assistant-3"
    (finding,) = check_response(answer)
    assert (finding.rule, finding.found) == ("page.first_id", "assistant-3")


def test_without_its_query_only_the_cursors_of_a_list_are_judged() -> None:
    assert check_response(page(*map(entry, range(30, 0, -1)))) == []


def test_a_query_as_plain_data_counts() -> None:
    (finding,) = check_response(
        page(*map(entry, range(3))), operation="assistant_files.list", request={"limit": 2}
    )

    assert (finding.rule, finding.limit, finding.found) == ("page.limit", limit("page.limit"), "3")


def test_an_empty_list_of_unknown_things_keeps_the_contract() -> None:
    assert check_response({"object": "list", "data": []}) == []
