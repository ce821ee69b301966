"""A test opts in by the marker, by a fixture of the kit, or because all do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision.participation import (
    FIRST,
    marker_of,
    opted,
    opted_in,
    plain,
    put_first,
    wide_fixtures,
)
from pytest_assistants.supervision.pytest_internals import fixture_names

if TYPE_CHECKING:
    from tests.supervision.conftest import Items

SOURCE = """
import pytest

@pytest.fixture
def through(assistants_client): pass

@pytest.fixture
def assistants_faker(assistants_faker): return assistants_faker

@pytest.fixture
def thread(): return "the user's own"

@pytest.fixture(scope="module")
def wide(): pass

@pytest.fixture
def recursive(recursive): pass

def test_aside(): pass
def test_recursive(recursive): pass
def test_directly(assistants_client): pass
def test_through_a_fixture(through): pass
def test_through_an_override_that_asks_for_it(assistants_faker): pass
def test_with_an_own_fixture_of_that_name(thread): pass
def test_wide(wide, tmp_path_factory): pass

@pytest.mark.assistants
def test_marked(): pass
"""


def test_the_marker_and_the_kits_fixtures_opt_in_and_nothing_else_does(items: Items) -> None:
    chosen = {node for node, item in items(SOURCE).items() if opted_in(item, auto=False)}
    assert chosen == {
        "test_directly",
        "test_through_a_fixture",
        "test_through_an_override_that_asks_for_it",
        "test_marked",
    }


PLAIN = """
import pytest

class TestOverridden:
    @pytest.fixture
    def assistants_cassette_name(self): return "mine"

    @pytest.mark.assistants
    def test_in_the_class(self): pass

@pytest.mark.assistants
def test_marked(): pass

def test_with_the_kits(assistants_ledger, assistants_cassette_name): pass

@pytest.mark.assistants
@pytest.mark.parametrize("assistants_cassette_name", ["a"])
def test_named_by_a_parameter(assistants_cassette_name): pass
"""


def test_a_test_is_plain_unless_the_user_has_a_say_in_where_its_track_is(items: Items) -> None:
    found = items(PLAIN)
    names = {node for node, item in found.items() if item in set(plain(found.values()))}
    assert names == {"test_marked", "test_with_the_kits"}


def test_all_opt_in_where_the_user_says_so(items: Items) -> None:
    found = list(items(SOURCE).values())
    assert opted(found, auto=True) == found


def test_what_takes_no_fixtures_stays_out(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\naddopts = -p no:assistants -p no:asyncio")
    module = pytester.getmodulecol("def test_x(): pass")

    class Plain(pytest.Item):
        def runtest(self) -> None:
            """Do nothing."""

    item = Plain.from_parent(module, name="plain")
    put_first(item)
    assert not opted_in(item, auto=True)


def test_the_tracks_own_fixtures_come_first_and_once(items: Items) -> None:
    item = items(SOURCE)["test_directly"]
    put_first(item)
    put_first(item)
    names = fixture_names(item) or []
    assert tuple(names[: len(FIRST)]) == FIRST
    assert len(names) == len(set(names))
    assert "assistants_client" in names


def test_wide_fixtures_are_told_by_name_and_place(items: Items) -> None:
    found = dict(wide_fixtures(items(SOURCE)["test_wide"]))
    assert found.keys() >= {"wide", "tmp_path_factory"}
    assert found["wide"].endswith(".py")
    assert "assistants_config" not in dict(wide_fixtures(items(SOURCE)["test_directly"]))


MARKED = """
import pytest

pytestmark = pytest.mark.assistants(validate="warn", profile="observed")

@pytest.mark.assistants(validate="off")
def test_closest(): pass

@pytest.mark.assistants(valdate="off")
def test_misspelt(): pass

@pytest.mark.assistants("off")
def test_positional(): pass
"""


def test_the_closest_marker_wins_keyword_by_keyword(items: Items) -> None:
    assert marker_of(items(MARKED)["test_closest"]) == {"validate": "off", "profile": "observed"}


@pytest.mark.parametrize(
    ("name", "problem"),
    [("test_misspelt", "knows no 'valdate'"), ("test_positional", "takes keywords only")],
)
def test_what_the_marker_does_not_know_is_refused(items: Items, name: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        marker_of(items(MARKED)[name])


RECORDED_ELSEWHERE = """
import pytest

@pytest.mark.vcr
def test_theirs(): pass

@pytest.mark.vcr
def test_both(assistants_client): pass
"""


def test_a_test_that_pytest_recording_records_stays_out_even_where_all_opt_in(items: Items) -> None:
    assert not opted_in(items(RECORDED_ELSEWHERE)["test_theirs"], auto=True)


def test_a_test_with_two_cassettes_is_refused(items: Items) -> None:
    with pytest.raises(SettingsError, match="has the marker vcr and takes part here too"):
        opted_in(items(RECORDED_ELSEWHERE)["test_both"], auto=False)
