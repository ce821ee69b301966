"""Rules for known values: gone in any case, and what stands in for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.known.encodings import encodings
from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.findings import applied
from pytest_assistants.cassette.sanitizers.known import known_in, replace_known, stands_in_context

USER = Pseudonyms("test").token("user", "alice")


def replaced(text: str, *values: KnownValue) -> str:
    known = KnownValues(values)
    return applied(text, known_in(text, text.lower(), table=Pseudonyms("test"), known=known))


@pytest.mark.parametrize(
    ("kind", "value", "text", "expected"),
    [
        (
            "endpoint",
            "contoso.example",
            "at Contoso.Example",
            "at example-resource.openai.azure.com",
        ),
        ("resource", "contoso-east", "contoso-east.x", "example-resource.x"),
        ("home", "/home/alice", "/home/alice/a.py", f"/home/{USER}/a.py"),
        ("home", "C:\\Users\\alice", "C:\\Users\\alice\\a.py", f"C:\\Users\\{USER}\\a.py"),
        ("home", "/nothing/", "a /nothing/ b", "a user-"),
    ],
)
def test_hosts_become_the_placeholder_and_home_folders_keep_their_place(
    kind: str, value: str, text: str, expected: str
) -> None:
    assert replaced(text, KnownValue(kind, value, "test")).startswith(expected)


@pytest.mark.parametrize(
    ("kind", "value", "token"),
    [("endpoint", "contoso.example", "host"), ("resource", "contoso-east", "resource")],
)
def test_what_a_client_says_of_its_upstream_is_a_token_there_and_in_what_answers_it(
    kind: str, value: str, token: str
) -> None:
    table, known = Pseudonyms("test"), KnownValues((KnownValue(kind, value, "test"),))
    text = f"at {value} now"
    sent = applied(text, known_in(text, text, table=table, known=known, sent=True))
    assert sent == f"at {table.token(token, value)} now"
    assert applied(text, known_in(text, text, table=table, known=known)) == sent


def test_the_longer_of_two_values_goes_first() -> None:
    short = KnownValue("user", "alice.smith", "test")
    long = KnownValue("secret", "alice.smith@contoso", "test")
    assert replaced("alice.smith@contoso", short, long).startswith("secret-")


def test_an_ordinary_value_counts_in_a_field_of_its_own() -> None:
    known = KnownValues((KnownValue("deployment", "gpt-4o", "test"),))
    assert stands_in_context("Model", "gpt-4o", known) == "deployment"
    assert stands_in_context("content", "gpt-4o", known) is None
    assert stands_in_context("model", "gpt-4", known) is None


@given(value=st.text(min_size=8, max_size=30), around=st.text(max_size=5))
def test_no_spelling_is_left_in_a_text_for_people(value: str, around: str) -> None:
    known = KnownValue("secret", value, "test")
    for form in encodings(value) if known.anywhere else ():
        text = around + form + around
        assert form not in replace_known(
            text, table=Pseudonyms("test"), known=KnownValues((known,))
        )


RED = KnownValue("user", "mwolf", "test")


@pytest.mark.parametrize(
    "text",
    [
        *("mwolf@laptop:~$ ls", "uid=1000(mwolf) gid=1000", "USER=mwolf", "User: mwolf", "~mwolf"),
        *("CORP\\mwolf", "-rw-r--r-- 1 mwolf staff 120", "ssh mwolf@example.org", "-u mwolf "),
        *('"username": "mwolf"', "logged in as mwolf.", "groups=1000(mwolf),27(sudo)"),
        *("drwx------ 4 root mwolf 9", "chown -R mwolf:staff a", "chgrp mwolf b", "su - mwolf"),
        *("scp a mwolf@10.0.0.5:/b", "mwolf  1712  0.0  0.1 python", "mwolf 17 1 0 10:22 ?"),
        *("/var/spool/cron/mwolf", "/var/mail/mwolf", "/media/mwolf/usb", "-Users-mwolf-src"),
        *("$ whoami\nmwolf", "> $env:USERNAME\r\nmwolf", "mwolf@devbox:/srv$"),
    ],
)
def test_a_short_user_is_replaced_where_only_a_user_can_stand(text: str) -> None:
    instead = Pseudonyms("test").token("user", "mwolf")
    assert replaced(text, RED) == text.replace("mwolf", instead)


@pytest.mark.parametrize(
    "text",
    ["mwolf", "a mwolf b", "mwolf 12", "mwolf@example.org.", "USER=mwolfgang", "amwolf@laptop:~$"],
)
def test_a_short_user_stays_elsewhere(text: str) -> None:
    assert replaced(text, RED) == text


def test_a_user_named_as_anyone_may_be_stays() -> None:
    assert replaced("USER=test", KnownValue("user", "test", "test")) == "USER=test"
    assert replaced("USER=bob", KnownValue("user", "bob", "test")) == "USER=bob"


@pytest.mark.parametrize(
    ("declared", "text", "is_gone"),
    [
        ("r2d2x", "about r2d2x, and", True),
        ("r2d2x", "about R2D2X.", True),
        ("r2d2x", "about r2d2xy", False),
        ("\u5c71\u7530", "\u6771\u4eac\u306e\u5c71\u7530\u3055\u3093", True),
        ("gpt-4", "on gpt-4 here", False),
        ("ab", "ab ba", False),
    ],
)
def test_a_short_declared_value_is_replaced_where_it_stands_by_itself(
    declared: str, text: str, *, is_gone: bool
) -> None:
    known = KnownValues().with_declared([declared])
    found = known_in(text, text.lower(), table=Pseudonyms("test"), known=known)
    assert bool(found) is is_gone


@pytest.mark.parametrize(("lead", "rest"), [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2)])
def test_a_long_value_is_found_though_its_ends_are_missing(lead: int, rest: int) -> None:
    value = "zk" + "8qPw7vLm2TnRx4sYcW" + "vy"
    text = f"!{value[2 - lead : len(value) - 2 + rest]}!"
    (found,) = known_in(
        text,
        text.lower(),
        table=Pseudonyms("test"),
        known=KnownValues((KnownValue("secret", value, "test"),)),
    )
    assert (found.start, found.end) == (1, len(text) - 1)
