import pytest
from pydantic import BaseModel, ValidationError

from pytest_assistants.contract.models import (
    Assistant,
    Deleted,
    File,
    Page,
    Thread,
    answer_model,
    parse,
)
from pytest_assistants.contract.models.message import ContentPart, MessageCreate, SentPart
from pytest_assistants.contract.models.page import ListQuery
from pytest_assistants.contract.models.run_step import RunStep, StepDetails
from pytest_assistants.contract.operations import operation

THREAD = {"id": "thread_1", "object": "thread", "created_at": 1, "metadata": {}}


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("assistants.modify", Assistant),
        ("threads.create", Thread),
        ("files.upload", File),
        ("files.delete", Deleted),
        ("files.list", Page[File]),
        ("files.content", None),
    ],
)
def test_an_operation_answers_its_model(name: str, model: type | None) -> None:
    assert answer_model(operation(name)) is model


def test_a_whole_answer_is_parsed_with_its_types_and_its_unknown_fields() -> None:
    thread = parse(operation("threads.create"), {**THREAD, "colour": "red"})

    assert isinstance(thread, Thread)
    assert (thread.id, thread.model_extra) == ("thread_1", {"colour": "red"})


def test_a_broken_answer_is_constructed_as_it_came() -> None:
    thread = parse("threads.create", {"id": 3, "cls": 1, "_fields_set": 2, "colour": "red"})

    assert isinstance(thread, Thread)
    assert thread.model_dump(warnings=False)["id"] == 3
    assert thread.model_extra == {"colour": "red"}
    assert thread.model_fields_set == {"id"}


def test_the_whole_entries_of_a_broken_list_keep_their_types() -> None:
    file = {
        "id": "file-1",
        "object": "file",
        "created_at": 1,
        "purpose": "assistants",
        "filename": "a",
        "bytes": 1,
    }

    page = parse("files.list", {"data": [file, {"id": 3}, "x"]})

    assert isinstance(page, Page)
    assert isinstance(page.data[0], File)
    assert (page.data[0].bytes, page.data[1].id, page.data[2]) == (1, 3, "x")


def test_a_list_without_data_is_constructed_too() -> None:
    page = parse("files.list", {"has_more": 3})

    assert isinstance(page, Page)
    assert page.has_more == 3


@pytest.mark.parametrize("json", [None, [], "x", 3])
def test_what_is_no_object_is_given_back(json: object) -> None:
    assert parse("threads.create", json) is json


def test_the_content_of_a_file_is_given_back() -> None:
    assert parse("files.content", {"a": 1}) == {"a": 1}


def test_a_list_that_does_not_say_so_has_no_more() -> None:
    page = parse("files.list", {"object": "list", "data": []})

    assert isinstance(page, Page)
    assert page.has_more is False


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (SentPart, "type"),
        (ContentPart, "type"),
        (MessageCreate, "role"),
        (RunStep, "type"),
        (StepDetails, "type"),
        (ListQuery, "order"),
    ],
)
def test_a_word_of_no_list_is_told_by_its_rule(model: type[BaseModel], name: str) -> None:
    with pytest.raises(ValidationError) as raised:
        model.model_validate({name: "no such word"})

    told = {line["loc"]: line["type"] for line in raised.value.errors()}
    assert told[(name,)] == "enum"
