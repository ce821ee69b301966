"""What is borrowed from pytest without a public name for it does what its docstring says."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision.pytest_internals import (
    FinalizersWrapped,
    are_hidden,
    asking_item,
    definition_in_force,
    fixture_definitions,
    fixture_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.supervision.conftest import Items

SOURCE = """
import pytest

@pytest.fixture
def own(): pass

class TestIt:
    @pytest.fixture
    def own(self, own): pass

    def test_inner(self, own): pass

def test_outer(own, tmp_path): pass
"""


def test_names_and_definitions_are_those_of_the_test(items: Items) -> None:
    item = items(SOURCE)["test_outer"]
    assert {"own", "tmp_path"} <= set(fixture_names(item) or ())
    assert [one.argname for one in fixture_definitions(item)["own"]] == ["own"]


def test_the_most_specific_definition_comes_last_and_is_in_force(items: Items) -> None:
    found = items(SOURCE)
    inner = fixture_definitions(found["TestIt::test_inner"])["own"]
    assert [one.baseid.rpartition("::")[2] for one in inner][-1] == "TestIt"
    assert definition_in_force(found["TestIt::test_inner"], "own") is inner[-1]
    assert definition_in_force(found["test_outer"], "own") is inner[0]
    assert definition_in_force(found["test_outer"], "nowhere") is None


def test_what_is_no_function_has_neither() -> None:
    bare: Any = SimpleNamespace()
    assert fixture_names(bare) is None
    assert fixture_definitions(bare) == {}


def test_the_asking_item_is_the_test(request: pytest.FixtureRequest) -> None:
    assert asking_item(request) is request.node


def test_finalizers_are_wrapped_while_the_block_runs_and_not_after() -> None:
    registered: list[Callable[[], object]] = []

    class Definition:
        def addfinalizer(self, finalizer: Callable[[], object]) -> None:
            registered.append(finalizer)

    definition: Any = Definition()
    with FinalizersWrapped(definition, lambda finalizer: lambda: ("wrapped", finalizer())):
        definition.addfinalizer(lambda: 1)
    definition.addfinalizer(lambda: 2)
    assert [finalizer() for finalizer in registered] == [("wrapped", 1), 2]


@pytest.mark.parametrize(
    ("version", "error", "hidden"),
    [
        ((8, 4, 2), ValueError("one"), True),
        ((8, 4, 2), ExceptionGroup("two", [ValueError(), KeyError()]), False),
        ((9, 0, 0), ExceptionGroup("two", [ValueError(), KeyError()]), True),
    ],
)
def test_frames_of_the_kit_are_hidden_where_pytest_can_show_the_error_without(
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, ...],
    error: Exception,
    hidden: bool,  # noqa: FBT001 - a column
) -> None:
    monkeypatch.setattr(pytest, "version_tuple", version)
    with pytest.raises(type(error)) as raised:
        raise error
    assert are_hidden(raised) is hidden
    assert are_hidden(None)
