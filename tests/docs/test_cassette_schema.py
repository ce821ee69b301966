"""The schema of cassettes holds for what is written, and for nothing else."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
import yaml

from pytest_assistants.cassette.serializer import FORMAT, Cassette, Head, dump
from pytest_assistants.settings import Upstream
from pytest_assistants.wire import Interaction, Request, Response, Truncation

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "cassette.schema.json").read_text("utf-8"))
COMMITTED = sorted((ROOT / "cassettes").rglob("*.yaml"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)


def _read(data: bytes) -> Any:
    """The file's values, bytes as the text that they stand for."""
    return json.loads(json.dumps(yaml.safe_load(data), default=lambda raw: raw.decode("latin-1")))


def _written() -> Any:
    """What is written of two exchanges: one of bytes, one that was cut."""
    url = "https://example-resource.openai.azure.com/openai/files?api-version=2024-05-01-preview"
    request = Request("POST", url, (("content-type", "application/json"),), b'{"a": 1}')
    whole = Response(200, (("content-type", "application/octet-stream"),), b"\x00\xff", "OK")
    cut = Response(200, (("content-type", "text/event-stream"),), b"data: 1\n", "OK", "reset")
    asked = Request("GET", url, (), b"")
    interactions = (Interaction(request, whole), Interaction(asked, cut))
    return _read(dump(Cassette(interactions, Head("live", ("v1",), 1, (("NAME", "name"),)))))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_is_valid() -> None:
    CHECK.validate(_written())


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_every_committed_cassette_is_valid(path: Path) -> None:
    CHECK.validate(_read(path.read_bytes()))


def test_the_schema_knows_the_words_that_the_code_knows() -> None:
    defined = SCHEMA["$defs"]
    assert defined["head"]["properties"]["format"]["const"] == FORMAT
    assert defined["head"]["properties"]["upstream"]["enum"] == [one.value for one in Upstream]
    cuts = defined["interaction"]["properties"]["truncated"]["enum"]
    assert sorted(cuts) == sorted(get_args(Truncation))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value["metadata"]["assistants"].update(format=2),
        lambda value: value["metadata"]["assistants"].pop("upstream"),
        lambda value: value["interactions"].clear(),
        lambda value: value["interactions"][0]["request"].update(secret="x"),
        lambda value: value["interactions"][0]["request"].pop("uri"),
        lambda value: value["interactions"][0]["response"]["status"].update(code="200"),
        lambda value: value["interactions"][1].update(truncated="late"),
    ],
)
def test_what_is_no_cassette_is_not_valid(spoil: Callable[[Any], object]) -> None:
    value = copy.deepcopy(_written())
    spoil(value)
    assert not CHECK.is_valid(value)
