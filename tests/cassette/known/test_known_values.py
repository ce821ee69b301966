"""Rules for what is known: looked for everywhere or in context, and never shown."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues, from_environment
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.wire import Request, Response

KEY = "0123456789abcdef0123456789abcdef"
REQUEST = Request("GET", "https://contoso-east.openai.azure.com/openai", (("api-key", KEY),))


def test_no_repr_shows_a_value() -> None:
    known = from_environment({"API_KEY": KEY}, declared=["alice@contoso.example"])
    assert KEY not in repr(known)
    assert "alice" not in repr(known)
    assert "environment API_KEY" in repr(known)


def test_ordinary_values_count_in_context_only() -> None:
    known = from_environment({"DEPLOYMENT": "gpt-4o", "USER": "root", "API_KEY": KEY})
    assert [value.value for value in known.anywhere] == [KEY]
    assert [value.value for value in known.in_context] == ["gpt-4o", "root"]
    assert not known.found_in("the gpt-4o of root")
    assert known.found_in(f"the {KEY.upper()}")


def test_a_request_adds_what_it_gives_away_once() -> None:
    known = KnownValues().with_request(REQUEST)
    assert {value.kind for value in known.values} == {"secret", "endpoint", "resource"}
    assert known.with_request(REQUEST) is known


@pytest.mark.parametrize(
    "value", ["", "  ", "example-resource", Pseudonyms("a").token("user", "b")]
)
def test_placeholders_and_nothing_are_never_known(value: str) -> None:
    empty = KnownValues()
    assert empty.with_values([KnownValue("user", value, "test")]) is empty


def test_the_longest_spelling_comes_first() -> None:
    known = from_environment({"API_KEY": "contoso-key-1", "SECRET": "contoso-key-1-long"})
    lengths = [len(form) for form, _ in known.forms]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("exempt", ["Ada Lovelace", "ada lovelace", "Ada Lovelace <ada@home.de>"])
def test_what_is_declared_wins_over_an_exemption(exempt: str) -> None:
    known = KnownValues((KnownValue("user", "Ada Lovelace", "test"),))
    assert known.with_user_rules([], exempt=[exempt]).let_through == {exempt}
    declared = known.with_declared(["Ada Lovelace"]).with_user_rules([], exempt=[exempt])
    assert declared.let_through == set()
    assert declared.exempt_places is None


def test_a_known_secret_may_be_exempt_itself_but_not_within_more() -> None:
    known = KnownValues((KnownValue("secret", "tulip-4711-rose", "test"),))
    exempt = ["tulip-4711-rose", "?key=tulip-4711-rose"]
    assert known.with_user_rules([], exempt=exempt).let_through == {"tulip-4711-rose"}


def test_what_a_request_gives_away_is_asked_for_once_whatever_else_it_says() -> None:
    known = KnownValues()
    again = Request("POST", f"{REQUEST.url}/threads", (*REQUEST.headers, ("content-length", "3")))
    first = known.with_request(REQUEST)
    assert known.with_request(again).values == first.values
    assert known.with_request(REQUEST) is first
    other = Request("GET", REQUEST.url, (("api-key", KEY[::-1]),))
    assert known.with_request(other).values != first.values


def test_requests_without_end_are_not_remembered() -> None:
    known = KnownValues()
    for number in range(70):
        assert known.with_request(Request("GET", f"https://a.b/c?code={number:09}")).values
    assert len(known.met_requests) == 64


def test_a_word_of_the_api_that_holds_a_known_value_is_not_clean() -> None:
    known = from_environment({"SECRET_KEY": "interpreter"})
    assert "thread.run" in known.clean
    assert "code_interpreter" not in known.clean


@pytest.mark.parametrize(
    ("value", "core"),
    [("k" * 19, "k" * 19), ("ab" + "k" * 16 + "yz", "k" * 16), ("Ada King Lovelace", "lovelace")],
)
def test_of_a_long_value_the_core_is_looked_for(value: str, core: str) -> None:
    known = from_environment({}, declared=[value])
    assert [one for one, _ in known.plain] == [core]


def test_of_values_of_one_length_the_first_of_the_alphabet_comes_first() -> None:
    known = from_environment({}, declared=["zebra-4711", "adder-4711", "otter-4711"])
    assert [one for one, _ in known.plain] == ["adder-4711", "otter-4711", "zebra-4711"]


def test_an_answer_adds_the_cookies_it_sets_once() -> None:
    known = KnownValues().with_answer(Response(200, (("Set-Cookie", f"sid={KEY}; Secure"),), b""))
    assert [value.value for value in known.values] == [KEY]
    assert known.with_answer(Response(200, (("content-type", "text/plain"),), b"")) is known


def test_a_name_and_a_part_of_it_are_looked_for_both() -> None:
    known = KnownValues().with_declared(["Ada Lovelace", "Lovelace"])
    assert [(core, one.value) for core, one in known.plain] == [
        ("lovelace", "Ada Lovelace"),
        ("lovelace", "Lovelace"),
    ]


def test_what_is_declared_is_known_however_its_accents_are_written() -> None:
    known = KnownValues().with_declared(["\u017b\u00f3\u0142kiewska"])
    composed, apart = (normalize("NFC", "z Żółkiewska z"), normalize("NFD", "z Żółkiewska z"))
    assert known.found_in(composed)
    assert known.found_in(apart)
