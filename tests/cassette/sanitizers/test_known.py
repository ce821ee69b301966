"""Rules for known values: gone in every spelling, and what stands in for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.encodings import encodings
from pytest_assistants.cassette.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.known import replace_known


def replaced(text: str, *values: KnownValue) -> str:
    return replace_known(text, table=Pseudonyms("test"), known=KnownValues(values))


USER = Pseudonyms("test").token("user", "alice")


@given(value=st.text(min_size=8, max_size=30), around=st.text(max_size=5))
def test_no_spelling_is_left(value: str, around: str) -> None:
    known = KnownValue("secret", value, "test")
    for form in encodings(value) if known.anywhere else ():
        assert form not in replaced(around + form + around, known)


@pytest.mark.parametrize(
    ("kind", "value", "text", "expected"),
    [
        (
            "endpoint",
            "contoso.example",
            "at contoso.example",
            "at example-resource.openai.azure.com",
        ),
        ("resource", "contoso-east", "contoso-east.x", "example-resource.x"),
        ("home", "/home/alice", "/home/alice/a.py", f"/home/{USER}/a.py"),
        ("home", "/home/alice", "2f686f6d652f616c696365", USER),
        (
            "home",
            "C:\\Users\\alice",
            "C:\\\\Users\\\\alice\\\\a.py",
            f"C:\\\\Users\\\\{USER}\\\\a.py",
        ),
    ],
)
def test_hosts_become_the_placeholder_and_home_folders_keep_their_place(
    kind: str, value: str, text: str, expected: str
) -> None:
    assert replaced(text, KnownValue(kind, value, "test")) == expected


def test_a_home_without_a_user_is_a_user_all_the_same() -> None:
    known = KnownValue("home", "/nothing/", "test")
    assert replaced("a /nothing/ b", known).startswith("a user-")


def test_what_stays_of_a_home_is_looked_at_again() -> None:
    home = KnownValue("home", "/contoso.example/alice", "test")
    host = KnownValue("endpoint", "contoso.example", "test")
    expected = f"/example-resource.openai.azure.com/{USER}"
    assert replaced("/contoso.example/alice", home, host) == expected


def test_the_longer_of_two_values_goes_first() -> None:
    short = KnownValue("user", "alice.smith", "test")
    long = KnownValue("secret", "alice.smith@contoso", "test")
    assert replaced("alice.smith@contoso", short, long).startswith("secret-")
