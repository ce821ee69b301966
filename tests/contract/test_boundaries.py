from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants import wire
from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.boundaries import (
    at_limit,
    below,
    beyond,
    bounded_paths,
    fragment,
    limit_at,
)
from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.fields import Field, Presence
from pytest_assistants.contract.generations import Generation, Profile
from pytest_assistants.contract.limits import LIMITS, Limit, limit
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.validators import check_request, check_response
from pytest_assistants.contract.violations import Verdict, Violation

if TYPE_CHECKING:
    from collections.abc import Callable

    Making = Callable[[str], dict[str, Any]]

SENT = [
    (row.name, path)
    for row in OPERATIONS
    for path in bounded_paths(row.name)
    if row.name != "files.upload"
]
ANSWERED = [
    (kind, path) for kind in ("assistant", "thread", "file") for path in bounded_paths(kind)
]
REQUIRED = [
    (row.name, field.name)
    for row in OPERATIONS
    for field in fields_of(row.name)
    if field.presence is Presence.REQUIRED and field.place != "path" and "." not in field.name
]
ALWAYS = [
    field
    for field in ATTRIBUTES
    if field.presence is Presence.ALWAYS
    # Without its code a gateway's error is a service's with little in it.
    and (field.owner, field.name) != ("error.gateway", "error.code")
]
ASKED = wire.Request("GET", "https://api.openai.com/v1/threads/thread_1")
ANSWERING = {
    "assistant": "assistants.retrieve",
    "assistant.file": "assistant_files.retrieve",
    "thread": "threads.retrieve",
    "file": "files.retrieve",
    "list": "assistants.list",
    "list.file": "files.list",
    "deleted": "threads.delete",
    "error": None,
    "error.gateway": None,
}


def violations(found: list[Violation]) -> list[Violation]:
    return [finding for finding in found if finding.verdict is Verdict.VIOLATION]


def place_of(path: str) -> str:
    """Where the validators see a bounded path: lists have indexes, map limits their map."""
    indexed = path.replace("tools.", "tools[0].").replace("stores.", "stores[0].")
    indexed = indexed.replace("messages.", "messages[0].")
    return indexed.replace("metadata.pairs", "metadata").replace("metadata.value", "metadata.key")


def without(answer: dict[str, Any], name: str) -> dict[str, Any] | wire.Response:
    """The answer without one of its fields; an error as the response it comes in."""
    holder: Any = answer
    *steps, last = name.replace("[]", ".0").split(".")
    for step in steps:
        holder = holder[int(step) if step.isdigit() else step]
    del holder[last]
    raw = json.dumps(answer).encode()
    return wire.Response(404, (), raw) if name.startswith("error") else answer


def merged(body: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    return {**body, **part}


@pytest.mark.parametrize(("operation", "path"), SENT)
def test_a_request_at_a_limit_keeps_it(operation: str, path: str, sufficient: Making) -> None:
    body = merged(
        sufficient(operation), fragment(operation, path, at_limit(limit_at(operation, path)))
    )

    assert violations(check_request(body, operation=operation)) == []


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(("operation", "path"), SENT)
def test_a_request_beyond_a_limit_breaks_it(
    operation: str, path: str, profile: Profile, sufficient: Making
) -> None:
    row = limit_at(operation, path)
    body = merged(sufficient(operation), fragment(operation, path, beyond(row)))
    refused_by_v2 = path == "file_ids" or operation == "assistant_files.list"
    generation = Generation.V1 if refused_by_v2 else Generation.V2

    found = check_request(body, operation=operation, profile=profile, generation=generation)

    broken = [finding for finding in found if finding.limit == row]
    assert [finding.rule for finding in broken] == [row.name]
    assert broken[0].path.startswith(place_of(path).removesuffix(".key"))
    noted = profile in row.noted_in
    assert broken[0].verdict is (Verdict.NOTE if noted else Verdict.VIOLATION)
    assert violations(found) == ([] if noted else broken)


@pytest.mark.parametrize(
    ("operation", "path"),
    [(name, path) for name, path in SENT if limit_at(name, path).minimum is not None],
)
def test_a_request_below_a_minimum_breaks_it_and_at_the_minimum_keeps_it(
    operation: str, path: str, sufficient: Making
) -> None:
    row = limit_at(operation, path)
    low = merged(sufficient(operation), fragment(operation, path, below(row)))
    least = merged(sufficient(operation), fragment(operation, path, row.minimum))

    found = violations(check_request(low, operation=operation))

    assert [(finding.path, finding.limit) for finding in found] == [(path, row)]
    assert violations(check_request(least, operation=operation)) == []


@pytest.mark.parametrize(("kind", "path"), ANSWERED)
def test_an_answer_at_a_limit_keeps_it_and_beyond_breaks_it(
    kind: str, path: str, whole: Making
) -> None:
    row = limit_at(kind, path)
    kept = merged(whole(kind), fragment(kind, path, at_limit(row)))
    broken = merged(whole(kind), fragment(kind, path, beyond(row)))

    assert violations(check_response(kept)) == []
    assert [finding.limit for finding in violations(check_response(broken))] == [row]


@pytest.mark.parametrize("path", [path for kind, path in ANSWERED if kind == "assistant"])
def test_a_listed_assistant_beyond_a_limit_is_found_at_its_index(path: str, whole: Making) -> None:
    row = limit_at("assistant", path)
    bad = merged(whole("assistant"), fragment("assistant", path, beyond(row)))
    page = {**whole("list"), "data": [whole("assistant"), bad]}
    page |= {"first_id": "asst_1", "last_id": "asst_1"}

    (found,) = violations(check_response(page, operation="assistants.list"))

    assert found.limit == row
    assert found.path.startswith(f"data[1].{place_of(path).removesuffix('.key')}")


@pytest.mark.parametrize(("operation", "name"), REQUIRED)
def test_a_request_without_a_required_parameter_breaks_the_contract(
    operation: str, name: str, sufficient: Making
) -> None:
    body = sufficient(operation)
    assert violations(check_request(body, operation=operation)) == []
    del body[name]

    found = violations(check_request(body, operation=operation))

    assert [(finding.path, finding.rule) for finding in found] == [(name, "required")]


@pytest.mark.parametrize("field", ALWAYS, ids=lambda field: f"{field.owner}-{field.name}")
@pytest.mark.parametrize("profile", Profile)
def test_an_answer_without_an_always_field_breaks_the_contract(
    field: Field, profile: Profile, whole: Making
) -> None:
    answer, operation = whole(field.owner), ANSWERING[field.owner]
    assert violations(check_response(answer, operation=operation, profile=profile)) == []

    found = check_response(
        without(answer, field.name), operation=operation, request=ASKED, profile=profile
    )

    path = field.name.replace("[]", "[0]")
    assert [(finding.path, finding.rule) for finding in violations(found)] == [(path, "always")]


@pytest.mark.parametrize("row", [row for row in LIMITS if row.disputed_to])
@pytest.mark.parametrize("size", ["next", "last"])
def test_between_two_documents_a_value_is_noted(row: Limit, size: str, whole: Making) -> None:
    assert row.disputed_to is not None
    text = "x" * (row.maximum + 1 if size == "next" else row.disputed_to)
    if row.name.endswith("object"):
        found = check_response({**whole("assistant"), "instructions": text})
        strict = check_response({**whole("assistant"), "instructions": text}, strict=True)
    else:
        found = check_request({"instructions": text}, operation="assistants.modify")
        strict = check_request({"instructions": text}, operation="assistants.modify", strict=True)

    assert [(finding.verdict, finding.limit) for finding in found] == [(Verdict.NOTE, row)]
    assert [finding.verdict for finding in strict] == [Verdict.VIOLATION]


def test_lengths_count_code_points() -> None:
    body = {"model": "m", "name": "😀" * 256, "metadata": {"é" * 64: "漢" * 512}}

    assert check_request(body, operation="assistants.create") == []


def test_values_fit_their_units() -> None:
    assert at_limit(limit("metadata.key")) == "x" * 64
    assert beyond(limit("assistant.instructions.modify")) == "x" * 256_001
    assert len(beyond(limit("metadata.pairs"))) == 17  # type: ignore[arg-type]  # a map's unit
    assert at_limit(limit("file.bytes")) == 536_870_912
    assert below(limit("page.limit")) == 0


def test_a_limit_without_a_minimum_has_nothing_below() -> None:
    with pytest.raises(ValueError, match=r"'assistant.name' has no minimum"):
        below(limit("assistant.name"))


def test_an_unbounded_path_tells_the_bounded_ones() -> None:
    with pytest.raises(KeyError, match=r"no limit at 'nme'; it has them at name, description"):
        limit_at("assistants.create", "nme")


def test_a_fragment_holds_its_value_where_a_body_does() -> None:
    assert fragment("assistants.create", "metadata.key", "k") == {"metadata": {"k": ""}}
    assert fragment("assistants.create", "tools.function.description", "d") == {
        "tools": [{"type": "function", "function": {"name": "call", "description": "d"}}]
    }
    assert fragment("threads.create", "messages.metadata.value", "v") == {
        "messages": [{"role": "user", "content": "hello", "metadata": {"key": "v"}}]
    }
    assert fragment("threads.create", "tool_resources.file_search.vector_stores", []) == {
        "tool_resources": {"file_search": {"vector_stores": []}}
    }
