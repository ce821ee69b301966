"""Rules for the file: its layout to the letter, and bodies a reviewer can read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.serializer import Cassette, Head, dump, load
from pytest_assistants.wire import Headers, Interaction, Request, Response

JSON: Headers = (("content-type", "application/json"),)
URL = "https://example-resource.openai.azure.com/openai/assistants?api-version=2024-05-01-preview"
BODY = b'{"model":"gpt-4o","temperature":1.10,"tools":[],"name":"caf\\u00e9"}'

EXPECTED = """\
version: 1
metadata:
  assistants:
    format: 1
    upstream: emulator
    api_versions:
    - 2024-05-01-preview
    sanitizer: 1
    variables:
      AZURE_OPENAI_DEPLOYMENT: deployment-k3x9ab-1
interactions:
- request:
    method: POST
    uri: https://example-resource.openai.azure.com/openai/assistants?api-version=2024-05-01-preview
    body: |-
      {
        "model": "gpt-4o",
        "temperature": 1.10,
        "tools": [],
        "name": "café"
      }
    headers:
      content-type:
      - application/json
  response:
    status:
      code: 200
      message: OK
    headers:
      retry-after:
      - "1"
      - "2"
      content-type:
      - text/event-stream
    body:
      string: |+
        event: done
        data: [DONE]

- request:
    method: GET
    uri: https://example-resource.openai.azure.com/openai/assistants?api-version=2024-05-01-preview
    body: ""
    headers: {}
  response:
    status:
      code: 204
      message: ""
    headers: {}
    body:
      string: !!binary |
        /wA=
"""


def interaction(response: bytes, headers: Headers = JSON, *, url: str = URL) -> Interaction:
    return Interaction(Request("GET", url), Response(200, headers, response, "OK"))


def stored(response: bytes, headers: Headers = JSON, *, url: str = URL) -> bytes:
    """The response's body as it comes back from the file."""
    data = dump(Cassette((interaction(response, headers, url=url),)))
    return load(data, name="a.yaml").interactions[0].response.body


def test_the_layout_is_this_to_the_letter() -> None:
    stream = (("retry-after", "1"), ("content-type", "text/event-stream"), ("retry-after", "2"))
    interactions = (
        Interaction(
            Request("POST", URL, JSON, BODY),
            Response(200, stream, b"event: done\ndata: [DONE]\n\n", "OK"),
        ),
        Interaction(Request("GET", URL), Response(204, (), b"\xff\0")),
    )
    variables = (("AZURE_OPENAI_DEPLOYMENT", "deployment-k3x9ab-1"),)
    head = Head("emulator", ("2024-05-01-preview",), 1, variables)
    assert dump(Cassette(interactions, head)).decode() == EXPECTED


def test_an_empty_cassette_says_so() -> None:
    assert dump(Cassette(())) == b"version: 1\ninteractions: []\n"
    head = dump(Cassette((), Head("live")))
    assert load(head, name="a.yaml") == Cassette((), Head("live"))
    assert b"api_versions: []" in head
    assert b"variables: {}" in head


@pytest.mark.parametrize(
    "body",
    [
        *(b'{"a": 1, "a": 2}', b"[1.0, 1e5, 12345678901234567890, -0.0, 1E+2, 0.10]"),
        *(b'"\\ud800"', b'"\\u2028\\ufeff\\u0085\\u007f"', b"{}", b"[[], {}]", b'{"":{"":""}}'),
        *('"\u2028\u0085"'.encode(), b" [ 1 ,\t2 ] ", b"12", b"null", b'"a\\/b"'),
    ],
)
def test_json_keeps_its_meaning_to_the_last_digit(body: bytes) -> None:
    def read(text: bytes) -> object:
        return json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=tuple)

    assert read(stored(body)) == read(body)


@given(value=st.recursive(st.none() | st.text() | st.floats(), st.lists, max_leaves=8))
def test_any_json_keeps_its_meaning(value: object) -> None:
    body = json.dumps(value).encode()
    assert repr(json.loads(stored(body))) == repr(value)


@given(body=st.binary() | st.text().map(str.encode))
def test_any_other_body_is_kept_to_the_byte(body: bytes) -> None:
    assert stored(body, ()) == body


def test_json_that_is_broken_is_kept_to_the_byte() -> None:
    assert stored(b'{"a": ') == b'{"a": '


def test_a_downloaded_file_is_never_laid_out_anew() -> None:
    body = b'{"a":1}'
    assert stored(body, url=URL.replace("assistants?", "files/file-1/content?")) == body
    assert stored(body) == b'{\n  "a": 1\n}'


@given(bodies=st.lists(st.text().map(str.encode), max_size=3))
def test_writing_what_was_read_changes_nothing(bodies: list[bytes]) -> None:
    cassette = Cassette(tuple(interaction(json.dumps(body.decode()).encode()) for body in bodies))
    data = dump(cassette)
    assert dump(load(data, name="a.yaml")) == data
    assert b"\r" not in data
