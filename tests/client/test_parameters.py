"""What may be given, and what is sent of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.client import OMIT
from pytest_assistants.client.parameters import (
    AssistantChanges,
    FileQuery,
    PageQuery,
    ThreadChanges,
    ThreadFields,
    checked,
)
from pytest_assistants.contract.parameters import PARAMETERS

if TYPE_CHECKING:
    from tests.client.conftest import Service

    from pytest_assistants.client import AssistantsClient

SHAPES = {
    "assistants.create": AssistantChanges,
    "assistants.modify": AssistantChanges,
    "assistants.list": PageQuery,
    "assistant_files.list": PageQuery,
    "files.list": FileQuery,
    "threads.create": ThreadFields,
    "threads.modify": ThreadChanges,
}


@pytest.mark.parametrize(("operation", "shape"), SHAPES.items())
def test_the_shapes_have_the_parameters_of_the_contract(operation: str, shape: type) -> None:
    rows = {row.name for row in PARAMETERS if row.owner == operation and row.place != "path"}

    assert shape.__annotations__.keys() == {name for name in rows if not {".", "["} & set(name)}


def test_what_is_not_given_is_not_sent_and_none_is_null(
    client: AssistantsClient, service: Service
) -> None:
    client.create_assistant(model="m", name=None, description=OMIT, metadata={})

    assert service.body == {"model": "m", "name": None, "metadata": {}}


def test_even_the_model_can_be_omitted(client: AssistantsClient, service: Service) -> None:
    client.create_assistant(model=OMIT)

    assert service.body == {}


def test_further_parameters_are_sent_as_they_are(
    client: AssistantsClient, service: Service
) -> None:
    client.create_assistant(model="m", extra_body={"model": 5, "colour": "red"})

    assert service.body == {"model": 5, "colour": "red"}


def test_a_misspelt_parameter_names_the_nearest(client: AssistantsClient) -> None:
    with pytest.raises(TypeError) as raised:
        client.modify_assistant("asst_1", nmae="x")  # type: ignore[call-arg] # the point

    expected = "modify_assistant() got an unexpected keyword argument 'nmae'; did you mean 'name'?"
    assert str(raised.value) == expected


def test_an_unlike_parameter_lists_what_there_is() -> None:
    with pytest.raises(TypeError) as raised:
        checked({"qqq": 1}, ThreadChanges, method="modify_thread")

    expected = (
        "modify_thread() got an unexpected keyword argument 'qqq'; "
        "it takes metadata, tool_resources"
    )
    assert str(raised.value) == expected


def test_omit_reads_as_it_is_written() -> None:
    assert repr(OMIT) == "OMIT"
