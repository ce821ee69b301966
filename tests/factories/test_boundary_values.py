"""A field of a body at its limit, or past it."""

from __future__ import annotations

import pytest

from pytest_assistants.contract import boundaries
from pytest_assistants.contract.limits import limit
from pytest_assistants.factories.boundary_values import at_limit, beyond

CREATES = ("assistants.create", "threads.create")
PLACES = [(owner, path) for owner in CREATES for path in boundaries.bounded_paths(owner)]


@pytest.mark.parametrize(("operation", "path"), PLACES)
def test_every_limit_can_be_reached_and_passed(operation: str, path: str) -> None:
    body = {"model": "m"}

    kept, passed = at_limit(operation, path, body), beyond(operation, path, body)

    assert kept != passed
    assert kept["model"] == passed["model"] == "m"
    assert body == {"model": "m"}


def test_a_field_is_named_by_its_place_or_by_its_limit() -> None:
    operation = "assistants.create"
    longest = "x" * (limit("assistant.name").maximum or 0)

    assert at_limit(operation, "name", {}) == {"name": longest}
    assert at_limit(operation, "assistant.name", {}) == {"name": longest}
    assert beyond(operation, "name", {}) == {"name": f"{longest}x"}
    assert beyond(operation, "function.description", {}) == (
        beyond(operation, "tools.function.description", {})
    )


def test_a_limit_of_several_places_is_meant_at_the_top() -> None:
    body = at_limit("assistants.create", "metadata.pairs", {"metadata": {"a": "b"}})

    assert body.keys() == {"metadata"}
    assert len(body["metadata"]) == limit("metadata.pairs").maximum


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("nmae", "'nmae', did you mean 'name'? "),
        ("function.descripton", "'function.descripton', did you mean 'function.description'? "),
        ("qq", "'qq'. "),
    ],
)
@pytest.mark.parametrize("put", [at_limit, beyond])
def test_an_unknown_field_names_the_nearest_and_lists_all(
    put: object, field: str, hint: str
) -> None:
    assert callable(put)
    with pytest.raises(ValueError, match="has no limit at") as raised:
        put("assistants.create", field, {})

    paths = ", ".join(boundaries.bounded_paths("assistants.create"))
    assert str(raised.value) == (f"assistants.create has no limit at {hint}It has them at {paths}")
