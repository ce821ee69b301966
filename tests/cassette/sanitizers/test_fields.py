"""Rules for fields: a name condemns a value, but no vocabulary, stand-in or schema."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.json_text import split_strings, tokens
from pytest_assistants.cassette.sanitizers.fields import (
    kind_by_field,
    labelled,
    names_tell,
    told_numbers,
)
from pytest_assistants.cassette.sanitizers.findings import applied


def tell(text: str, *unknown: str) -> bool:
    """Whether the names of a JSON text tell, where all its strings are unknown, or these."""
    parts = split_strings(text)
    return names_tell(parts, unknown or parts[1::2])


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        (("password",), "sesame", "secret"),
        (("a", "apiKey"), "x y", "secret"),
        (("X-Client-Secret",), "abc", "secret"),
        (("token",), "a1b2c3d4e5f6", "secret"),
        (("tenant_id",), "contoso-1234", "value"),
        (("organization",), "contoso", "organization"),
        (("phoneNumber",), "867 5309", "phone"),
        (("authHeader",), "abc", "secret"),
        (("apiKey1",), "abc", "secret"),
        (("session_id",), "a1b2c3d4e5f6", "secret"),
        (("pin",), "4711", "number"),
        (("PassPhrase",), "sesame", "secret"),
        (("csrf",), "LsH0Fv0mwunccY3Wf1w0", "secret"),
        (("admin_pw",), "0a1b2c3d", "secret"),
        (("user_id",), "LsH0Fv0mwunccY3Wf1w0", "value"),
        (("k",), "aB3dE6gH9jK2mN5pQ8sT1v", "secret"),
        (("contrasena",), "sesame", "secret"),
        (("deviceCode",), "a1b2c3d4e5f6", "secret"),
        (("PGPASSWORD",), "sesame", "secret"),
        (("passport_no",), "LH1377319", "number"),
    ],
)
def test_a_field_names_the_kind_of_its_value(path: tuple[str, ...], value: str, kind: str) -> None:
    assert kind_by_field(path, value) == kind


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), "sesame"),
        (("password",), "  "),
        (("password",), "<your-password>"),
        (("auth",), "bearer"),
        (("token",), "Hello"),
        (("key",), "status"),
        (("properties", "password"), "string"),
        (("phone",), "unknown"),
        (("tenant_id",), "of user-k3x9ab-1, host-k3x9ab-2 and north"),
        (("content",), "sesame"),
        (("max_tokens",), "a1b2c3d4e5f6"),
        (("k",), "a1b2c3d4e5f6"),
        (("session_id",), "morning"),
        (("user_id",), "42"),
        (("q",), "call 112 or 911 in an emergency"),
        (("q",), "ghcr.io/acme/app:1.2.3@sha256:9e107d9d372bb6826bd81d3542a419d6"),
        (("key",), "page 4 of 12, lines 3 to 9"),
        (("created_by",), "assistant"),
        (("user_id",), "rows 20 to 31"),
    ],
)
def test_anything_else_stays(path: tuple[str, ...], value: str) -> None:
    assert kind_by_field(path, value) is None


@pytest.mark.parametrize("text", ['{"api_key": "x"}', '{"api\\u005fkey": "x"}'])
def test_a_text_is_told_by_its_names(text: str) -> None:
    assert tell(text)
    assert not tell(text, "x")
    assert not tell('{"name": "api_key"}')


def test_a_name_is_told_however_often_it_stands_as_a_value_before() -> None:
    text = '{"a": "token", "b": ["token"], "token": "x"}'
    assert tell(text, "token")
    assert tell(text)
    assert not tell(text, "a", "b", "x")


@pytest.mark.parametrize("colon", [":", " :", "\n:"])
def test_a_name_is_told_whatever_its_length_and_what_stands_before_its_colon(colon: str) -> None:
    for name in ("token", "a" * 80 + "_token"):
        text = f'{{"{name}"{colon} "x", "b": "y", ": ": ": "}}'
        assert tell(text)
        assert tell(text, name)
        assert not tell(text.replace(name, "name"))


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("macAddress", "001A2B3C4D5E", "machine"),
        ("mac", "Sonoma", None),
        ("client_ip", "0x34AE210A", "address"),
        ("ip", "875831562", "address"),
        ("ip", "12", None),
    ],
)
def test_an_address_without_marks_is_told_by_its_field(
    field: str, value: str, kind: str | None
) -> None:
    assert kind_by_field((field,), value) == kind


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ('[{"name": "api-key", "value": "a1"}]', True),
        ('[{"key": "DB_PASSWORD", "enabled": true, "value": "sesame"}]', True),
        ('[["accept", "text/plain"], ["api-key", "sesame"]]', True),
        ('{"name": "mode", "value": "sesame"}', False),
        ('{"name": "password", "text": "sesame"}', False),
        ('{"text": {"value": "password"}}', False),
    ],
)
def test_a_name_beside_a_value_tells_as_a_field_does(text: str, *, tells: bool) -> None:
    assert tell(text) is tells


def test_a_value_stands_under_the_name_beside_it() -> None:
    text = (
        '{"a": [{"name": "api-key", "value": "s1"}, {"name": "mode", "value": "s2"}],'
        ' "b": {"value": "s3"}, "name": "token", "c": {"value": "s4"}}'
    )
    paths = {inner: path for _, inner, path in labelled(tokens(text), text)}
    pairs = '{"h": [["api-key", "s5"], ["accept", "s6"], ["token"], ["s7"]]}'
    paths |= {inner: path for _, inner, path in labelled(tokens(pairs), pairs)}
    assert paths["s1"] == ("a", "api-key")
    assert paths["s2"] == ("a", "value")
    assert paths["s3"] == ("b", "value")
    assert paths["s4"] == ("c", "value")
    assert paths["s5"] == ("h", "key")
    assert paths["s6"] == paths["s7"] == ("h",)


@pytest.mark.parametrize("label", ["name", "key", "header", "variable"])
@pytest.mark.parametrize("field", ["value", "Value", "val", "defaultValue", "content"])
def test_a_label_may_have_several_names_and_so_may_its_value(label: str, field: str) -> None:
    text = f'{{"a": {{"{label}": "api-key", "{field}": "s1"}}}}'
    assert tell(text)
    assert {inner: path for _, inner, path in labelled(tokens(text), text)}["s1"] == (
        "a",
        "api-key",
    )


def test_a_value_below_the_name_of_a_secret_is_secret() -> None:
    for name in ("value", "defaultValue", "secretValue", "plainText"):
        assert kind_by_field(("adminPassword", name), "sesame9") == "secret"
    assert kind_by_field(("vmSize", "value"), "sesame9") is None
    assert kind_by_field(("credentials",), "include") is None


def test_of_a_list_below_a_name_that_tells_no_item_names_the_next() -> None:
    text = '{"secret": ["pwd", "x"]}'
    found = [path for _, _, path in labelled(tokens(text), text) if path]
    assert found == [("secret",), ("secret",)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{"phone": 4915963514464, "n": 3}', '{"phone": 0, "n": 3}'),
        ('{"card_number" :4679795671846076}', '{"card_number" :0}'),
        ('{"a": {"pin": 4711, "otp": 123456}}', '{"a": {"pin": 0, "otp": 0}}'),
    ],
)
def test_a_number_under_a_telling_name_becomes_a_nought(text: str, left: str) -> None:
    assert applied(text, told_numbers(text)) == left
    assert told_numbers(left) == []


@pytest.mark.parametrize(
    "text",
    [
        *('{"pin": 13}', '{"total_tokens": 123456}', '{"created_at": 1716000000}'),
        *('{"phone": 4915.5}', '{"phone": "4915963514464"}', '{"tenant_id": 123456}'),
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert told_numbers(text) == []
