"""A cassette is somebody's unless all that could hold it was collected and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.storage.names import twin
from pytest_assistants.supervision.holders import Holders
from pytest_assistants.supervision.naming import names_of_tests
from pytest_assistants.supervision.participation import opted

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = """
import sys
import pytest

@pytest.fixture(scope="module")
def wide(): pass

@pytest.mark.assistants
def test_plain(wide): pass

@pytest.mark.assistants
@pytest.mark.parametrize("value", ["customer-acme", "customer-bolt"])
class TestGroup:
    def test_each(self, value): pass

@pytest.mark.assistants(cassette="shared/flow")
def test_named(): pass

def test_aside(): pass

if sys.platform == "none of these":
    def test_elsewhere(): pass
"""


@pytest.fixture
def hold(pytester: pytest.Pytester) -> Callable[[str], bool]:
    pytester.makeini("[pytest]\nmarkers = assistants")
    pytester.makepyfile(test_x=TESTS, test_ignored="def test_y(): pass")
    pytester.makeconftest("import pytest\n@pytest.fixture(scope='session')\ndef top(): pass")
    items, _ = pytester.inline_genitems("test_x.py")
    names = names_of_tests(opted(items, auto=False), known=KnownValues())
    return Holders(items, names=names, rootdir=pytester.path).hold


HELD = (
    "test_x/test_plain.yaml",
    twin("test_x/test_plain.yaml"),
    "test_x/TestGroup.test_each[customer-acme].yaml",
    "test_x/TestGroup.test_each[#1].yaml",
    "shared/flow.yaml",
    "test_x/wide@module.yaml",
    "test_x/wide[any]@module.yaml",
    "top@session.yaml",
    "test_x/test_elsewhere.yaml",
    "test_ignored/test_z.yaml",
    "te-st-0123456789/test_y.yaml",
)
FREE = (
    "test_x/test_gone.yaml",
    "test_x/test_plai.yaml",
    "test_x/TestGroup.test_each[other].yaml",
    "test_x/test_aside.yaml",
    "test_gone/test_plain.yaml",
    "shared/other.yaml",
    "test_x/gone@module.yaml",
    "test_gone/gone@module.yaml",
    "gone@session.yaml",
)


def test_what_may_be_somebodys_is_held_and_only_what_nobody_can_play_is_not(
    hold: Callable[[str], bool],
) -> None:
    assert [name for name in HELD if not hold(name)] == []
    assert [name for name in FREE if hold(name)] == []
