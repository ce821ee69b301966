"""Rules for tables in JSON: a cell is told by its column, its row, or what stands beside it."""

from __future__ import annotations

import json

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.cassette.sanitizers.tables import named_strings

FOUND = "maple-96.river"
HEADS = ["login", "password"]


def cleaned(body: object, indent: int | None = None) -> str:
    scrub = Scrub(Pseudonyms("test"), KnownValues(), "test")
    return scrub.text(json.dumps(body, indent=indent))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "body",
    [
        {"columns": HEADS, "rows": [["svc", FOUND], ["ann", FOUND]]},
        {"fields": [{"name": "id"}, {"name": "password"}], "data": [[1, FOUND], [2, FOUND]]},
        {"values": [HEADS, ["svc", FOUND], ["ann", FOUND]]},
        [HEADS, ["svc", FOUND]],
        [["user", "ann"], ["password", FOUND]],
        {"a": {"b": [["password", FOUND]]}},
        [{"Key": "DB_PASSWORD", "Value": FOUND}],
        {"Parameters": [{"ParameterKey": "DbPassword", "ParameterValue": FOUND}]},
        [{"value": FOUND, "name": "DB_PASSWORD"}, {"value": "plain-words", "name": "mode"}],
        {"cookies": [{"name": "sessionid", "value": "aB3dE6gH9jK2mN5pQ8sT"}]},
        {"cookies": [{"name": "PHPSESSID", "value": "aB3dE6gH9jK2mN5pQ8sT"}]},
    ],
)
def test_what_is_named_by_its_place_goes(body: object, indent: int | None) -> None:
    text = cleaned(body, indent)
    assert "secret-" in text
    assert FOUND not in text
    assert "aB3dE6gH9jK2mN5pQ8sT" not in text


@pytest.mark.parametrize(
    "body",
    [
        {"columns": HEADS, "rows": [["svc", "required"], ["maple-96.river", None]]},
        {"columns": HEADS, "note": ["svc", "maple-96.river"]},
        {"columns": ["login", "mail"], "rows": [["svc", "maple-96.river"]]},
        [["password", "email"], ["token", "user"]],
        [HEADS, ["svc", "none"]],
        [["name", "maple-96.river"], ["password", "password1"]],
        {"password": {"x": [["a", "b"]]}},
        [{"value": "maple-96.river", "name": "mode"}, {"name": "password"}],
        [{"value": "maple-96.river"}, {"value": "plain-words", "name": "db_password_policy"}],
        [{"name": "password"}, {"value": "maple-96.river", "name": "mode"}],
        {"cookies": [{"name": "theme", "value": "dark"}]},
    ],
)
def test_what_is_not_named_stays(body: object) -> None:
    assert cleaned(body) == json.dumps(body)


def test_each_string_stands_under_the_names_that_lead_to_it() -> None:
    text = json.dumps({"columns": HEADS, "rows": [[1, "a"], ["b", "c, [d]"], [["e"], "f"]]})
    paths = {inner: path for _, inner, path in named_strings(text)}
    assert paths["columns"] == paths["rows"] == ()
    assert paths["login"] == ("columns",)
    assert paths["b"] == ("rows",)
    assert paths["a"] == paths["c, [d]"] == ("rows", "password")
