"""Two tests never record the same cassette."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision.claims import Claims

if TYPE_CHECKING:
    from tests.supervision.conftest import Items

SOURCE = """
import pytest

@pytest.mark.assistants(cassette="shared")
def test_one(): pass

@pytest.mark.assistants(cassette="shared.yaml")
def test_two(): pass

@pytest.mark.assistants(cassette="own")
def test_three(): pass

@pytest.mark.assistants
def test_four(): pass

class TestElsewhere:
    @pytest.fixture
    def assistants_cassette_dir(self): return "elsewhere"

    @pytest.mark.assistants(cassette="own")
    def test_five(self, assistants_cassette_dir): pass
"""


def test_two_tests_that_name_one_cassette_are_refused_whichever_runs(items: Items) -> None:
    found = items(SOURCE)
    one, two = found["test_one"], found["test_two"]
    sentence = (
        f"{one.nodeid} and {two.nodeid} would record the same cassette shared: "
        "give each test its own."
    )
    with pytest.raises(SettingsError, match=f"^{re.escape(sentence)}$"):
        Claims(found.values()).claim(one, "shared")


def test_a_test_may_record_its_cassette_again(items: Items) -> None:
    found = items(SOURCE)
    claims = Claims(found.values())
    for _ in range(2):
        claims.claim(found["test_three"], "own")


def test_a_name_that_another_test_took_is_refused(items: Items) -> None:
    found = items(SOURCE)
    claims = Claims(())
    claims.claim(found["test_four"], "x/y.yaml")
    with pytest.raises(SettingsError, match=r"x/y: give|x/y\.yaml|x/y"):
        claims.claim(found["test_three"], "x/y")


def test_the_same_name_in_another_folder_is_another_cassette(items: Items) -> None:
    found = items(SOURCE)
    claims = Claims(found.values())
    claims.claim(found["TestElsewhere::test_five"], "own")
