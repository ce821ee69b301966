from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.boundaries import (
    _value,
    at_limit,
    below,
    beyond,
    bounded_paths,
    fragment,
    limit_at,
)
from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import Limit, limit
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.operations import operation as operation_named
from pytest_assistants.contract.profiles import Profile
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
    (kind, path)
    for kind in dict.fromkeys(row.owner for row in ATTRIBUTES)
    for path in bounded_paths(kind)
]
REQUIRED = [
    (row.name, field.name)
    for row in OPERATIONS
    for field in fields_of(row.name)
    if field.presence is Presence.REQUIRED and field.place != "path" and "." not in field.name
]


def violations(found: list[Violation]) -> list[Violation]:
    return [finding for finding in found if finding.verdict is Verdict.VIOLATION]


def place_of(path: str) -> str:
    """Where the validators see a bounded path: lists have indexes, map limits their map."""
    indexed = path
    for name in ("tools", "vector_stores", "messages", "files"):
        indexed = indexed.replace(f"{name}.", f"{name}[0].")
    return indexed.replace("metadata.pairs", "metadata").replace("metadata.value", "metadata.key")


def generation_of(operation: str, path: str) -> Generation:
    """The generation in which the service takes the operation, and what is bounded there."""
    holders = [row for row in fields_of(operation) if path.startswith(row.name.replace("[]", ""))]
    taken = [operation_named(operation).available, *(row.available for row in holders)]
    return Generation.V2 if all(Generation.V2 in each.observed for each in taken) else Generation.V1


def merged(body: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    return {**body, **part}


@pytest.mark.parametrize(("operation", "path"), SENT)
def test_a_request_at_a_limit_keeps_it(operation: str, path: str, sufficient: Making) -> None:
    body = merged(
        sufficient(operation), fragment(operation, path, at_limit(limit_at(operation, path)))
    )

    found = check_request(body, operation=operation, generation=generation_of(operation, path))
    assert violations(found) == []


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(("operation", "path"), SENT)
def test_a_request_beyond_a_limit_breaks_it(
    operation: str, path: str, profile: Profile, sufficient: Making
) -> None:
    row = limit_at(operation, path)
    body = merged(sufficient(operation), fragment(operation, path, beyond(row)))
    generation = generation_of(operation, path)

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
    least = merged(sufficient(operation), fragment(operation, path, _value(row, row.minimum or 0)))
    options: dict[str, Any] = {
        "operation": operation,
        "generation": generation_of(operation, path),
    }

    found = [finding for finding in check_request(low, **options) if finding.limit]

    assert [(finding.path, finding.limit) for finding in found] == [(place_of(path), row)]
    assert violations(check_request(least, **options)) == []


@pytest.mark.parametrize(("kind", "path"), ANSWERED)
def test_an_answer_at_a_limit_keeps_it_and_beyond_breaks_it(
    kind: str, path: str, whole: Making
) -> None:
    row = limit_at(kind, path)
    kept = merged(whole(kind), fragment(kind, path, at_limit(row)))
    broken = merged(whole(kind), fragment(kind, path, beyond(row)))

    assert violations(check_response(kept)) == []
    assert [finding.limit for finding in check_response(broken) if finding.limit] == [row]


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


DISPUTED = [
    (row.name, path, limit_at(row.name, path))
    for row in OPERATIONS
    for path in bounded_paths(row.name)
    if limit_at(row.name, path).disputed_to
]


@pytest.mark.parametrize(("operation", "path", "row"), DISPUTED)
@pytest.mark.parametrize("size", ["next", "last"])
def test_between_two_documents_a_request_is_noted(
    operation: str, path: str, row: Limit, size: str, sufficient: Making
) -> None:
    assert row.maximum is not None
    assert row.disputed_to is not None
    value = _value(row, row.maximum + 1 if size == "next" else row.disputed_to)
    body = merged(sufficient(operation), fragment(operation, path, value))

    found = check_request(body, operation=operation)
    strict = check_request(body, operation=operation, strict=True)

    assert [(finding.verdict, finding.limit) for finding in found] == [(Verdict.NOTE, row)]
    assert [finding.verdict for finding in strict] == [Verdict.VIOLATION]


def test_between_two_documents_an_answer_is_noted(whole: Making) -> None:
    found = check_response({**whole("assistant"), "instructions": "x" * 32_769})

    assert [(finding.verdict, finding.rule) for finding in found] == [
        (Verdict.NOTE, "assistant.instructions.object")
    ]


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
