"""Rules for the leak check: it finds what sanitizers missed, and cries only then."""

from __future__ import annotations

import base64
import gzip
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.leaks import Leak, find_leaks
from pytest_assistants.cassette.pseudonyms import PREFIXES, TOKEN_KINDS, Pseudonyms
from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

VALUE = "contoso/key+1 é"
NAME = "tests/test_a/test_b.yaml"
URL = "https://example-resource.openai.azure.com/openai/assistants?api-version=2024-05-01-preview"


def binary_block(data: bytes) -> str:
    return f"a:\n  string: !!binary |\n    {base64.b64encode(data).decode()}\n"


SPELLINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    quote,
    lambda value: quote(value, safe=""),
    lambda value: quote(quote(value, safe=""), safe="").lower(),
    json.dumps,
    lambda value: json.dumps(json.dumps(value)),
    lambda value: "".join(f"\\u{ord(character):04x}" for character in value),
    lambda value: "".join(f"\\x{ord(character):02x}" for character in value),
    lambda value: "".join(f"&#{ord(character)};" for character in value),
    html.escape,
    lambda value: value.encode().hex(),
    lambda value: value.encode().hex().upper(),
    lambda value: base64.b64encode(value.encode()).decode(),
    lambda value: base64.urlsafe_b64encode(b"?" + value.encode() + b"??").decode(),
    lambda value: base64.b64encode(b"ab" + value.encode() + b"c").decode(),
    lambda value: base64.b64encode(base64.b64encode(value.encode())).decode(),
    lambda value: base64.b64encode(quote(value, safe="").encode()).decode(),
    lambda value: binary_block(b"\xff\xfe" + value.encode("latin-1")),
    lambda value: binary_block(b"\xff\xfe" + value.encode("utf-16-le")),
]


@pytest.mark.parametrize("spell", SPELLINGS)
def test_a_known_value_is_found_in_every_spelling(spell: Callable[[str], str]) -> None:
    text = f"line one\nline two: {spell(VALUE)}\n"
    found = find_leaks(text.encode(), name=NAME, known=[VALUE])
    assert {(leak.rule, leak.place) for leak in found} <= {
        *(("known-value", f"line {number}") for number in (2, 3, 4)),
    }
    assert found


def test_a_known_value_is_found_in_the_name() -> None:
    for name in (f"tests/{VALUE}.yaml", f"tests/{quote(VALUE)}.yaml"):
        found = find_leaks(b"", name=name, known=[VALUE])
        assert {(leak.rule, leak.place) for leak in found} == {("known-value", "file name")}


def test_a_binary_block_that_does_not_decode_holds_nothing() -> None:
    assert find_leaks(b"a: !!binary |\n  abcde\n", name=NAME, known=[VALUE]) == ()


def test_a_short_value_is_not_looked_for() -> None:
    assert find_leaks(b"contoso", name="contoso", known=["contoso"]) == ()


def test_a_leak_tells_rule_place_and_length_but_never_the_value() -> None:
    secret = "sk-proj-" + "abcDEF1234567890" * 3
    found = find_leaks(f"a\nb\nc: {secret}".encode(), name=NAME, known=[secret])
    assert found == (
        Leak("known-value", "line 3", len(secret)),
        Leak("openai-key", "line 3", len(secret)),
    )
    assert secret not in repr(found)


IDS = st.builds(
    lambda prefix, body: prefix + body,
    st.sampled_from(PREFIXES),
    st.text("abcdefXYZ0123456789", min_size=12, max_size=32),
)


@given(
    ids=st.lists(IDS | st.uuids().map(str)),
    digest=st.binary(min_size=32, max_size=32),
    file=st.binary(max_size=300),
    prose=st.text(st.characters(categories=["L", "Zs", "Po"]), max_size=80),
    kind=st.sampled_from(TOKEN_KINDS),
)
def test_a_clean_cassette_raises_no_alarm(
    ids: list[str], digest: bytes, file: bytes, prose: str, kind: str
) -> None:
    table = Pseudonyms(NAME)
    body = {
        "ids": ids,
        "pseudonyms": [table.of(one) for one in ids],
        "token": table.token(kind, "x"),
        "digest": digest.hex(),
        "file": base64.b64encode(file).decode(),
        "prose": prose,
    }
    interaction = Interaction(
        Request("POST", URL, (("content-type", "application/json"),), json.dumps(body).encode()),
        Response(200, (), file, "OK"),
    )
    data = dump(Cassette((interaction,), Head("live", ("2024-05-01-preview",))))
    assert find_leaks(data, name=NAME, known=["another-value"]) == ()


def test_an_exempt_value_is_let_through_and_nothing_around_it() -> None:
    secret = "sk-proj-" + "abcDEF1234567890" * 3
    data = f"one: {secret}\ntwo: {secret}x".encode()
    assert len(find_leaks(data, name=NAME, known=[secret])) == 3
    [leak] = find_leaks(data, name=f"{secret}.yaml", known=[secret], exempt=[secret])
    assert (leak.rule, leak.place) == ("openai-key", "line 2")


def test_a_known_value_in_an_exempt_one_is_found_where_it_stands_beside_it() -> None:
    exempt, user = "alice.smith@contoso.com", "alice.smith"
    inside, beside = f"a: {exempt}\n", f"b: {user}\n"
    assert find_leaks(inside.encode(), name=NAME, known=[user], exempt=[exempt]) == ()
    [leak] = find_leaks((inside + beside).encode(), name=NAME, known=[user], exempt=[exempt])
    assert leak.place == "line 2"


def test_what_is_exempt_may_be_encoded() -> None:
    secret = "sk-proj-" + "abcDEF1234567890" * 3
    data = base64.b64encode(f"the key {secret} of the docs".encode())
    assert find_leaks(data, name=NAME, known=())
    assert find_leaks(data, name=NAME, known=(), exempt=[secret]) == ()


@pytest.mark.parametrize(
    ("rule", "parameter"),
    [
        ("email", "jane.doe@contoso.com"),
        ("phone", "+48 601-234-567"),
        ("organization", "org-aB3dE6gH9jK2mN5pQ8sT"),
        ("organization", "proj_aB3dE6gH9jK2mN5pQ8sT"),
        ("organization", "user-aB3dE6gH9jK2mN5pQ8sT"),
        ("network-address", "52.174.33.10"),
        ("network-address", "10.1.1.255"),
        ("network-address", "1.2.3.10"),
    ],
)
def test_a_name_holds_nothing_personal(rule: str, parameter: str) -> None:
    found = find_leaks(b"", name=f"tests/test_a[{parameter}].yaml", known=())
    assert {(leak.rule, leak.place) for leak in found} == {(rule, "file name")}


@pytest.mark.parametrize(
    "parameter",
    [
        *("user@example.com", "user@example.org", "user@example.net", "a@b", "+1"),
        *("1.2.3.4", "1.2.3.9", "127.0.0.1", "10.1.1.256", "255.255.0.10"),
    ],
)
def test_an_ordinary_name_is_let_through(parameter: str) -> None:
    assert find_leaks(b"", name=f"tests/test_a[{parameter}].yaml", known=()) == ()


@pytest.mark.parametrize("lead", ["", "a", "ab", "abc"])
def test_a_shape_is_found_at_every_alignment_of_base64(lead: str) -> None:
    secret = "sk-proj-" + "abcDEF1234567890" * 3
    encoded = lead + base64.b64encode(secret.encode()).decode()
    assert find_leaks(encoded.encode(), name=NAME, known=())


def test_what_is_packed_in_a_binary_block_is_read() -> None:
    packed = binary_block(gzip.compress(VALUE.encode("latin-1")))
    assert find_leaks(packed.encode(), name=NAME, known=[VALUE])
    assert find_leaks(binary_block(b"\x1f\x8b no gzip").encode(), name=NAME, known=[VALUE]) == ()


def test_the_cassette_of_a_wide_fixture_has_an_ordinary_name() -> None:
    for name in ("test_shared/tutor@module.yaml", "a@session.yml"):
        assert find_leaks(b"", name=name, known=()) == ()
    assert find_leaks(b"", name="tests/jane@contoso.com.yaml", known=())


def test_a_value_of_two_lines_is_found_where_they_follow_one_another() -> None:
    value = "first line\nsecond line"
    text = f"second line\none\n{value}\n"
    leak = Leak("known-value", "line 3", len(value))
    assert find_leaks(text.encode(), name=NAME, known=[value]) == (leak,)
    assert find_leaks(b"second line\nfirst line\n", name=NAME, known=[value]) == ()


def test_a_hundred_leaks_in_other_readings_tell_enough() -> None:
    lines = [base64.b64encode(f"{at:03} {VALUE}".encode()).decode() for at in range(101)]
    found = find_leaks("\n".join(lines).encode(), name=NAME, known=[VALUE])
    assert len({leak.place for leak in found}) == 50  # each is read in two ways
