"""What is declared is in no cassette's name; who hears so is told what to rename."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.storage.names import test_track as name_of_test
from pytest_assistants.session.leak_check import advice_on, leaks_in

FILE = "It is in the path of the test's file: rename the file or the folder"
TEST = "It is in the name of the test, its class or its fixture: rename that"


def _name(known: KnownValues, **said: Any) -> str:
    path, function = said.pop("path", "tests/test_a.py"), said.pop("function", "test_b")
    said = {"classes": (), "parameter_id": None, **said}
    return name_of_test(path, function=function, parameter_index=3, known=known, **said)


@pytest.mark.parametrize(
    ("declared", "said", "advice"),
    [
        ("haddad", {"function": "test_onboard_haddad"}, TEST),
        ("haddad", {"classes": ("TestHaddadAgain",)}, TEST),
        ("haddad", {"path": "tests/haddad/test_a.py"}, FILE),
        ("quintanilla", {"function": "test_quintanilla"}, TEST),
        ("quintanilla", {"path": "tests/test_quintanilla.py"}, FILE),
        ("Ada Li", {"function": "test_ada_li"}, TEST),
        ("Ana Silva", {"function": "test_ana_silva"}, TEST),
        ("\u5c71\u7530", {"function": "test_\u5c71\u7530\u3055\u3093"}, TEST),
    ],
)
def test_a_declared_name_in_a_cassettes_name_is_a_leak(
    declared: str, said: dict[str, Any], advice: str
) -> None:
    known = KnownValues().with_declared([declared])
    name = _name(known, **said)
    assert {leak.place for leak in leaks_in(b"", name=name, known=known)} == {"file name"}
    told = advice_on(name, known=known)
    assert told.startswith(advice)
    assert told.endswith("or call its cassette otherwise: @pytest.mark.assistants(cassette=...).")
    assert declared not in told


@pytest.mark.parametrize(
    ("declared", "function"),
    [("haddad", "test_haddads"), ("test", "test_b"), ("Ada Li", "test_ada_lift"), ("b", "b")],
)
def test_what_only_looks_like_a_short_declared_name_is_none(declared: str, function: str) -> None:
    known = KnownValues().with_declared([declared])
    assert leaks_in(b"", name=_name(known, function=function), known=known) == ()


@pytest.mark.parametrize("joined", ["Ada Lovelace", "Ada_Lovelace", "ada-lovelace", "adaLovelace"])
@pytest.mark.parametrize("declared", ["Ada Lovelace", "ada lovelace"])
def test_a_declared_name_as_the_id_of_a_parameter_is_told_by_its_index(
    declared: str, joined: str
) -> None:
    known = KnownValues().with_declared([declared])
    name = _name(known, parameter_id=joined)
    assert name == "tests/test_a/test_b[#3].yaml"
    assert leaks_in(b"", name=name, known=known) == ()


def test_every_part_that_says_it_is_told() -> None:
    known = KnownValues().with_declared(["haddad"])
    told = advice_on("haddad/test_haddad[haddad].yaml", known=known)
    assert FILE in told
    assert TEST in told
    assert told.endswith("Give the parameter an id that may be public: pytest.param(..., id=...).")


def test_what_is_only_in_all_parts_together_may_be_renamed_anywhere() -> None:
    known = KnownValues().with_declared(["tests/test_ada"])
    told = advice_on("tests/test_ada.yaml", known=known)
    assert FILE in told
    assert TEST in told
