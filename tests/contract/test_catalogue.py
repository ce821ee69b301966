from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from pytest_assistants.contract import models
from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.catalogue import (
    expectation,
    field_of,
    fields_of,
    nearest_field,
    siblings_of,
)
from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.operations import OPERATIONS, Operation
from pytest_assistants.contract.parameters import PARAMETERS
from pytest_assistants.contract.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from pytest_assistants.contract.fields import Field

OBJECTS: dict[str, type[BaseModel]] = {
    "assistant": models.Assistant,
    "assistant.file": models.AssistantFile,
    "thread": models.Thread,
    "thread.message": models.Message,
    "thread.message.file": models.MessageFile,
    "thread.run": models.Run,
    "thread.run.step": models.RunStep,
    "thread.message.delta": models.MessageDelta,
    "thread.run.step.delta": models.RunStepDelta,
    "vector_store": models.VectorStore,
    "vector_store.file": models.VectorStoreFile,
    "vector_store.file_batch": models.FileBatch,
    "file": models.File,
    "list": models.Page,
    "list.file": models.Page,
    "deleted": models.Deleted,
    "error": models.ErrorEnvelope,
    "error.gateway": models.GatewayErrorEnvelope,
}
SENT = {
    row.name: model
    for row in OPERATIONS
    if (model := models.body_model(row) or models.query_model(row)) is not None
}


def test_every_object_with_rows_has_its_model() -> None:
    assert {row.owner for row in ATTRIBUTES} == set(OBJECTS)


def fields_in(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a model and of those within it, named as rows are."""
    for name, field in model.model_fields.items():
        yield f"{prefix}{name}", field
        for inner, brackets in models_in(field.annotation):
            yield from fields_in(inner, f"{prefix}{name}{brackets}.")


def models_in(annotation: Any, brackets: str = "") -> Iterator[tuple[type[BaseModel], str]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, brackets
    inside = "[]" if get_origin(annotation) is list else brackets
    for part in get_args(annotation):
        yield from models_in(part, inside)


def rows_of(owner: str) -> dict[str, Field]:
    return {row.name: row for row in fields_of(owner) if row.place != "path"}


@pytest.mark.parametrize(("owner", "model"), [*OBJECTS.items(), *SENT.items()])
def test_models_and_rows_name_the_same_fields(owner: str, model: type[BaseModel]) -> None:
    assert set(rows_of(owner)) == {name for name, _ in fields_in(model)}


@pytest.mark.parametrize(("owner", "model"), [*OBJECTS.items(), *SENT.items()])
def test_models_and_rows_agree_on_what_is_required(owner: str, model: type[BaseModel]) -> None:
    required = {name for name, field in fields_in(model) if field.is_required()}
    rows = rows_of(owner).values()
    musts = {row.name for row in rows if row.presence in {Presence.REQUIRED, Presence.ALWAYS}}

    # A page's cursors have defaults for those who read it, and are judged by the rows.
    assert required | ({"first_id", "last_id", "has_more"} & musts) == musts


@pytest.mark.parametrize(("owner", "model"), [*OBJECTS.items(), *SENT.items()])
def test_models_and_rows_agree_on_what_may_be_null(owner: str, model: type[BaseModel]) -> None:
    queries = {row.name for row in OPERATIONS if row.query}
    rows = rows_of(owner)
    for name, field in fields_in(model):
        if owner not in queries and field.annotation is not Any:
            assert (type(None) in get_args(field.annotation)) == rows[name].nullable, rows[name]


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.name)
def test_every_id_in_a_path_has_its_row(row: Operation) -> None:
    slots = [part[1:-1] for part in row.path.split("/") if part.startswith("{")]

    assert [field.name for field in fields_of(row.name) if field.place == "path"] == slots


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.name)
def test_what_is_no_part_of_the_path_stands_where_the_operation_takes_it(row: Operation) -> None:
    place = "query" if row.query else "form" if row.multipart else "body"

    assert {field.place for field in fields_of(row.name)} <= {"path", place}


def test_a_field_of_an_object_stands_in_the_answer() -> None:
    assert {row.place for row in ATTRIBUTES} == {"answer"}


def test_every_row_names_limits_that_exist_and_has_a_source() -> None:
    for row in (*PARAMETERS, *ATTRIBUTES):
        assert all(limit(name) for name in row.limits)
        assert row.source.document


def test_documented_defaults_stand_in_their_rows() -> None:
    stated = {(row.owner, row.name): row.default for row in PARAMETERS if row.default is not None}

    assert stated["assistants.create", "temperature"] == "1"
    assert stated["assistants.create", "top_p"] == "1"
    assert stated["assistants.create", "tools"] == "[]"
    assert stated["assistants.modify", "file_ids"] == "[]"
    assert stated["assistants.list", "limit"] == "20"
    assert stated["assistants.list", "order"] == '"desc"'
    assert stated["threads.create", "tool_resources.file_search.vector_stores"] == "[]"


def test_a_path_with_indexes_falls_under_its_row() -> None:
    row = field_of("assistants.create", "tools[3].function.name")

    assert row is not None
    assert row.name == "tools[].function.name"


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("order", {"thread_id", "limit", "order", "after", "before", "run_id"}),
        ("nothing[3].name", set()),
    ],
)
def test_beside_a_path_stands_what_has_the_same_holder(path: str, names: set[str]) -> None:
    assert {row.name for row in siblings_of("messages.list", path)} == names


def test_beside_a_path_with_indexes_stands_what_its_holder_has() -> None:
    beside = siblings_of("assistants.create", "tools[3].function.nmae")

    assert [row.name for row in beside] == [
        f"tools[].function.{name}" for name in ("name", "description", "parameters", "strict")
    ]


def test_what_lies_in_a_field_falls_under_the_field() -> None:
    row = nearest_field("thread", "metadata.a")

    assert row is not None
    assert row.name == "metadata"
    assert nearest_field("thread", "nothing.a") is None


def test_the_object_of_the_pages_has_file_ids_and_the_service_of_v2_has_not() -> None:
    documented = expectation("assistant", Generation.V2, Profile.DOCUMENTED)
    observed = expectation("assistant", Generation.V2, Profile.OBSERVED)

    assert "file_ids" in documented.documented
    assert "temperature" not in documented.allowed
    assert "file_ids" not in observed.allowed
    assert {"temperature", "top_p", "tool_resources", "response_format"} == observed.documented
    assert documented.always == observed.always


def test_what_an_object_must_and_should_have_are_told_apart() -> None:
    found = expectation("deleted", Generation.V2, Profile.DOCUMENTED)
    run = expectation("thread.run", Generation.V2, Profile.DOCUMENTED)

    assert found.always == {"id", "object", "deleted"}
    assert "id" in run.always
    assert "required_action" in run.documented
    assert run.always.isdisjoint(run.documented)
    assert run.always | run.documented <= run.allowed
