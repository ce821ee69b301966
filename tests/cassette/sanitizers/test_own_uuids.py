"""A UUID alone stays in the user's own words, and goes where its place tells of an account."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.own_uuids import names_account
from pytest_assistants.cassette.sanitizers.parts.streams import clean_stream
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.scrub import Scrub

UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
NOUGHT = "00000000-0000-0000-0000-000000000000"
STAND_IN = Pseudonyms("test").of(UUID)


def _scrub(*known: str) -> Scrub:
    values = KnownValues(tuple(KnownValue("value", one, "test") for one in known))
    return Scrub(Pseudonyms("test"), values, "test")


def _cleaned(body: object, scrub: Scrub | None = None) -> object:
    return json.loads((scrub or _scrub()).text(json.dumps(body)))


def _gone(body: object) -> object:
    return json.loads(json.dumps(body).replace(UUID, STAND_IN))


@pytest.mark.parametrize(
    "body",
    [
        {"metadata": {"ticket": UUID}},
        {"data": [{"metadata": {"ticket": UUID}}]},
        {"messages": [{"role": "user", "content": UUID}]},
        {"content": [{"type": "text", "text": {"value": UUID}}]},
        {"instructions": UUID},
        {"tool_outputs": [{"output": UUID}]},
        {"tool_outputs": [{"output": json.dumps({"ticket": UUID})}]},
        {"arguments": json.dumps([json.dumps({"a": [UUID]})])},
        {"metadata": {"a": "x", "tickets": json.dumps([UUID])}},
        {"token": "auto", "metadata": {"ticket": UUID, "password": ""}},
    ],
)
def test_it_stays_in_the_users_own_words(body: object) -> None:
    assert _cleaned(body) == body


@pytest.mark.parametrize(
    "body",
    [
        *({"id": UUID}, {"name": UUID}, {"text": {"id": UUID}}, {"metadata": UUID}, [UUID]),
        {"data": [{"id": UUID, "metadata": {"of": UUID}}], "first_id": UUID},
        {"metadata": {"tenant": UUID}},
        {"metadata": {"a": UUID, "customer_id": UUID}},
        {"output": json.dumps({"tenant": {"id": UUID}})},
        {"output": json.dumps({"a": UUID, "b": json.dumps({"user": UUID})})},
        {"metadata": {"tenant": json.dumps({"id": UUID})}},
        {"output": json.dumps([{"name": "principal", "value": UUID}])},
        {"output": json.dumps({"token": UUID})},
    ],
)
def test_it_goes_elsewhere_and_where_a_name_tells(body: object) -> None:
    assert _cleaned(body) == _gone(body)


def test_under_escapes_it_is_the_same() -> None:
    text = f'{{"output": "{{\\"user\\": \\"{UUID}\\"}}"}}'.replace("4f89", "\\u0034f89")
    assert json.loads(_scrub().text(text)) == _gone(json.loads(text))
    text = f'{{"principal": "{UUID}"}}'.replace("4f89", "\\u0034f89")
    assert json.loads(_scrub().text(text)) == _gone(json.loads(text))


def test_it_is_the_same_wherever_it_stands_from_then_on() -> None:
    one, other = {"metadata": {"ticket": UUID}}, {"id": UUID}
    scrub = _scrub()
    assert [_cleaned(body, scrub) for body in (one, other)] == [one, other]
    assert scrub.text(UUID) == UUID
    scrub = _scrub()
    assert [_cleaned(body, scrub) for body in (other, one)] == [_gone(other), _gone(one)]
    child = replace(scrub, table=Pseudonyms("child", parents=[scrub.table]))
    assert _cleaned(one, child) == _gone(one)


def test_one_that_is_known_goes() -> None:
    assert UUID not in json.dumps(_cleaned({"metadata": {"ticket": UUID}}, _scrub(UUID)))


def test_in_a_refusal_it_goes() -> None:
    body = {"error": {"message": json.dumps({"ticket": UUID})}}
    assert _cleaned(body, replace(_scrub(), in_error=True)) == _gone(body)


def test_that_of_nobody_stays() -> None:
    assert _cleaned({"id": NOUGHT, "token": NOUGHT}) == {"id": NOUGHT, "token": NOUGHT}


def test_a_rule_of_ones_own_takes_it() -> None:
    shape = Rule("old", "value", (UUID,), ("x",), find=matching("3f25[0-9a-f-]{32}"))
    field = Rule("ward", "value", ('{"ward": "x"}',), ('{"x": "ward"}',), fields=("ward",))
    for rule, name in ((shape, "ticket"), (field, "ward")):
        scrub = replace(_scrub(), known=_scrub().known.with_user_rules([rule]))
        assert UUID not in json.dumps(_cleaned({"metadata": {name: UUID}}, scrub))
    scrub = replace(scrub, table=Pseudonyms("test"))
    assert _cleaned({"metadata": {"ticket": UUID}}, scrub) == {"metadata": {"ticket": UUID}}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "stays"), [("ticket", True), ("tenant", False)])
def test_in_pieces_of_a_stream_it_is_as_in_the_whole(
    newline: str, name: str, *, stays: bool
) -> None:
    arguments = json.dumps({name: UUID})
    pieces = [arguments[at : at + 7] for at in range(0, len(arguments), 7)]
    events = [{"delta": {"arguments": piece}} for piece in pieces]
    lines = [json.dumps(one) for one in [*events, {"arguments": arguments}]]
    stream = "".join(f"event: e{newline}data: {line}{newline * 2}" for line in lines)
    cleaned = clean_stream(stream, _scrub())
    read = [json.loads(line[6:]) for line in cleaned.splitlines() if line.startswith("data:")]
    joined = "".join(one["delta"]["arguments"] for one in read[:-1])
    assert joined == read[-1]["arguments"] == (arguments if stays else _gone(arguments))


def test_one_that_comes_in_pieces_alone_stays_too() -> None:
    pieces = (UUID[:9], UUID[9:])
    stream = "".join(f'data: {{"delta": {{"content": "{one}"}}}}\n\n' for one in pieces)
    assert clean_stream(stream, _scrub()) == stream


@pytest.mark.parametrize(
    "name",
    [
        *("tenant", "tenantId", "tenant-id", "x_tenant_guid", "TENANT_ID", "tenantid", "tenants"),
        *("object_id", "objectId", "oid", "app_ids", "identities", "Activity ID", "user_no"),
    ],
)
def test_a_name_tells_of_an_account(name: str) -> None:
    assert names_account(name)


@pytest.mark.parametrize(
    "name", ["ticket", "id", "object", "order_id", "user_ticket", "happiness", "ids", "", "guid"]
)
def test_a_name_that_tells_of_none(name: str) -> None:
    assert not names_account(name)
