"""A track's name comes from what pytest calls its test or its fixture."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues, from_environment
from pytest_assistants.supervision.naming import name_of_fixture, name_of_test

if TYPE_CHECKING:
    from tests.supervision.conftest import Items

SOURCE = """
import pytest

def test_plain(): pass

class TestOuter:
    class TestInner:
        def test_deep(self): pass

@pytest.mark.parametrize("value", ["a", "b::c", "secret-name"])
def test_many(value): pass

@pytest.mark.parametrize("x", [0, 1])
@pytest.mark.parametrize("y", ["secret-name", "other-secret"])
def test_grid(x, y): pass
"""
SECRETS = from_environment({}, declared=["secret-name", "other-secret"])


def test_a_tests_name_is_its_path_classes_function_and_parameters(items: Items) -> None:
    names = {
        node: name_of_test(item, known=KnownValues()).partition("/")[2]
        for node, item in items(SOURCE).items()
    }
    assert names["test_plain"] == "test_plain.yaml"
    assert names["TestOuter::TestInner::test_deep"] == "TestOuter.TestInner.test_deep.yaml"
    assert names["test_many[a]"] == "test_many[a].yaml"
    assert names["test_many[b::c]"].startswith("test_many[b--c]-")


def test_a_secret_parameter_is_told_by_a_number_that_no_other_of_its_test_has(
    items: Items,
) -> None:
    found = items(SOURCE)
    names = {
        node: name_of_test(item, known=SECRETS).partition("/")[2] for node, item in found.items()
    }
    assert names["test_many[secret-name]"] == "test_many[#2].yaml"
    grid = [name for name in names.values() if name.startswith("test_grid")]
    assert len(set(grid)) == len(grid) == 4
    assert all(re.fullmatch(r"test_grid\[#\d+\]\.yaml", name) for name in grid)


def _fixture(scope: str, **fields: Any) -> Any:
    shown = {"argname": "made", "baseid": "tests/conftest.py", "params": None, **fields}
    return SimpleNamespace(scope=scope, **shown)


def _request(nodeid: str, **fields: Any) -> Any:
    return SimpleNamespace(node=SimpleNamespace(nodeid=nodeid), **fields)


@pytest.mark.parametrize(
    ("fixture", "request_", "name"),
    [
        (_fixture("session", baseid=""), _request(""), "made@session.yaml"),
        (_fixture("session", baseid="tests"), _request(""), "tests/made@session.yaml"),
        (_fixture("package", baseid="tests/a"), _request("tests/a"), "tests/a/made@package.yaml"),
        (_fixture("module"), _request("tests/test_x.py"), "tests/test_x/made@module.yaml"),
        (
            _fixture("class"),
            _request("tests/test_x.py::TestA::TestB"),
            "tests/test_x/TestA.TestB.made@class.yaml",
        ),
        (
            _fixture("class", argname="_unittest_setUpClass_fixture_TestA"),
            _request("test_x.py::TestA"),
            "test_x/TestA.setUpClass@class.yaml",
        ),
        (
            _fixture("module", argname="_xunit_setup_module_fixture_test_x"),
            _request("test_x.py"),
            "test_x/setup_module@module.yaml",
        ),
        (
            _fixture("module", params=[1, 2]),
            _request("test_x.py", param=2, param_index=1),
            "test_x/made[2]@module.yaml",
        ),
        (
            _fixture("module"),
            _request("test_x.py", param="indirect", param_index=0),
            "test_x/made[indirect]@module.yaml",
        ),
        (
            _fixture("package", baseid="shop/tests"),
            _request(""),
            "shop/tests/made@package.yaml",
        ),
        (
            _fixture("module", params=[{}]),
            _request("test_x.py", param={}, param_index=3),
            "test_x/made[3]@module.yaml",
        ),
        (
            _fixture("module", params=["secret-name"]),
            _request("test_x.py", param="secret-name", param_index=4),
            "test_x/made[#4]@module.yaml",
        ),
    ],
)
def test_a_wide_fixtures_name_is_its_place_its_own_and_its_scope(
    fixture: Any, request_: Any, name: str
) -> None:
    assert name_of_fixture(fixture, request_, known=SECRETS) == name
