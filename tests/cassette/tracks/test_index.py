"""A look-up costs as much in a long conversation as in a short one, and misses nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pytest_assistants.cassette.matchers import canonical as forms
from pytest_assistants.cassette.matchers.canonical import Canonical
from pytest_assistants.cassette.tracks.answers import Entry, Once
from pytest_assistants.cassette.tracks.index import Index
from pytest_assistants.wire import Interaction, Request, Response


def _form(*path: str, body: Any = None) -> Canonical:
    return Canonical("POST", path, (), body or {})


def _index(*forms: Canonical) -> tuple[Index, list[Once]]:
    silent = Interaction(Request("POST", "https://h.test"), Response(200))
    answers = [Once([Entry(at, form, form.key, silent)]) for at, form in enumerate(forms)]
    return Index(answers), answers


def test_what_means_the_same_is_found_at_once() -> None:
    index, [answers] = _index(_form("a", body={"b": 1, "c": 2}))
    assert index.exact(_form("a", body={"c": 2, "b": 1})) is answers
    assert index.exact(_form("a", body={"b": 1})) is None


JSON = (("content-type", "application/json"),)
RECORDED = Request("POST", "https://h.test/a", JSON, '{\n  "b": ["é", 1.0]\n}\n'.encode())


@pytest.mark.parametrize(
    "body", [RECORDED.body, '{"b":["é",1.0]}'.encode(), b'{"b": ["\\u00e9", 1.0]}']
)
def test_json_is_found_as_it_is_laid_out_and_as_clients_write_it(body: bytes) -> None:
    index, answers = _spelled(RECORDED)
    assert index.spelled(replace(RECORDED, body=body)) is answers


@pytest.mark.parametrize(
    "asked",
    [
        replace(RECORDED, body=b'{"b":["e",1.0]}'),
        replace(RECORDED, method="PUT"),
        replace(RECORDED, url="https://h.test/b"),
        replace(RECORDED, headers=(("content-type", "multipart/form-data; boundary=b"),)),
    ],
)
def test_another_spelling_is_left_to_the_meaning(asked: Request) -> None:
    index, _ = _spelled(RECORDED)
    assert index.spelled(asked) is None


def test_a_text_is_no_json_string() -> None:
    recorded = replace(RECORDED, headers=(("content-type", "text/plain"),), body=b"text")
    index, answers = _spelled(recorded)
    assert index.spelled(recorded) is answers
    assert index.spelled(replace(recorded, body=b'"text"')) is None


@pytest.mark.parametrize("body", [b"", b"[1", b'"text"'])
def test_what_is_no_json_object_is_found_as_it_stands_alone(body: bytes) -> None:
    recorded = replace(RECORDED, body=body)
    index, answers = _spelled(recorded)
    assert index.spelled(recorded) is answers
    assert index.spelled(replace(recorded, body=body + b" ")) is None


def _spelled(request: Request) -> tuple[Index, Once]:
    form = forms.canonical(request)
    answers = Once([Entry(0, form, form.key, Interaction(request, Response(200)))])
    return Index([answers]), answers


def test_half_a_character_is_spelled_as_well() -> None:
    recorded = replace(RECORDED, body=b'{"a": "\\ud83d"}')
    index, answers = _spelled(recorded)
    assert index.spelled(replace(recorded, body=b'{"a":"\xed\xa0\xbd"}')) is answers
