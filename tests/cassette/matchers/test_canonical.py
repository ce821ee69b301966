"""Two requests of one meaning have one form: how a client happens to write it does not matter."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants import multipart
from pytest_assistants.cassette.matchers.canonical import (
    UNORDERED,
    canonical,
    in_steady_order,
    path_below_endpoint,
)
from pytest_assistants.wire import Request

ORIGIN = "https://example-resource.openai.azure.com"
JSON = (("Content-Type", "application/json"),)

NAMES = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)
FIELDS = st.lists(
    st.builds(
        multipart.Part,
        name=st.sampled_from(["purpose", "file", "other"]),
        filename=st.none() | st.sampled_from(["a.txt", "b.txt"]),
        content_type=st.none(),
        headers=st.just(()),
        content=st.binary(max_size=12).filter(lambda content: b"\r\n" not in content),
    ),
    max_size=4,
)


def _json(body: object, query: str = "") -> Request:
    return Request("POST", f"{ORIGIN}/openai/assistants{query}", JSON, json.dumps(body).encode())


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _reversed(value[name]) for name in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def _form(parts: list[multipart.Part], boundary: str) -> Request:
    rendered = multipart.render(tuple(parts))
    body = rendered.replace(multipart.boundary(tuple(parts)).encode(), boundary.encode())
    headers = (("content-type", f"multipart/form-data; boundary={boundary}"),)
    return Request("POST", f"{ORIGIN}/openai/files", headers, body)


@given(body=OBJECTS, space=st.sampled_from([None, 2]))
def test_the_order_of_names_and_the_spacing_of_json_do_not_matter(
    body: dict[str, Any], space: int | None
) -> None:
    other = json.dumps(_reversed(body), indent=space, ensure_ascii=False)
    request = Request(
        "POST", f"{ORIGIN}/openai/assistants", JSON, other.encode("utf-8", "surrogatepass")
    )
    assert canonical(request).key == canonical(_json(body)).key


@given(one=OBJECTS, other=OBJECTS)
def test_bodies_of_another_meaning_have_another_key(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (canonical(_json(one)).key == canonical(_json(other)).key) is same


@given(parts=FIELDS, seed=st.randoms(use_true_random=False))
def test_neither_boundary_nor_order_of_parts_matters(
    parts: list[multipart.Part], seed: Any
) -> None:
    shuffled = list(parts)
    seed.shuffle(shuffled)
    one, other = _form(parts, "one-boundary-1"), _form(shuffled, "another-boundary-22")
    assert canonical(one) == canonical(other)
    assert canonical(one).key == canonical(other).key


def test_a_changed_part_matters() -> None:
    one = [multipart.Part("file", "a.txt", content=b"one")]
    other = [multipart.Part("file", "a.txt", content=b"two")]
    assert canonical(_form(one, "b1")).key != canonical(_form(other, "b1")).key


def test_bytes_of_a_file_stand_as_their_digest() -> None:
    body: Any = canonical(_form([multipart.Part("file", "a", content=b"\xff\x00")], "b1")).body
    [[name, filename, content]] = body
    assert (name, filename) == ("file", "a")
    assert content.startswith("sha256:")


@pytest.mark.parametrize("name", sorted(UNORDERED))
def test_the_order_of_identifiers_that_uploads_gave_does_not_matter(name: str) -> None:
    one, other = {"deep": {name: ["a", "b"]}}, {"deep": {name: ["b", "a"]}}
    assert canonical(_json(one)) == canonical(_json(other))


def test_the_order_of_other_lists_matters() -> None:
    one, other = {"tools": ["a", "b"]}, {"tools": ["b", "a"]}
    assert canonical(_json(one)).key != canonical(_json(other)).key


@given(pairs=st.lists(st.tuples(st.sampled_from("abc"), NAMES), max_size=5), data=st.data())
def test_the_order_of_a_query_does_not_matter(
    pairs: list[tuple[str, str]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(pairs))
    one, other = (_json({}, f"?{urlencode(query)}") for query in (pairs, shuffled))
    assert canonical(one) == canonical(other)


def test_only_the_api_version_that_nobody_chose_is_left_out() -> None:
    request = _json({}, "?api-version=2024-05-01-preview&limit=2")
    ignored = canonical(request, ignored_api_version="2024-05-01-preview")
    assert ignored.query == (("limit", "2"),)
    kept = canonical(request, ignored_api_version="2024-02-15-preview")
    assert kept.query == (("api-version", "2024-05-01-preview"), ("limit", "2"))


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        ("/openai/assistants/asst_1", ("assistants", "asst_1")),
        ("/v1/assistants", ("assistants",)),
        ("/apim/team/openai/threads/t/runs", ("threads", "t", "runs")),
        ("/api/projects/threads/assistants", ("assistants",)),
        ("/openai/deployments/gpt/chat/completions", ("deployments", "gpt", "chat", "completions")),
        ("/gateway/openai/v1/responses", ("responses",)),
        ("/something/else", ("something", "else")),
        ("/openai/files/a%2Fb", ("files", "a/b")),
    ],
)
def test_the_endpoints_prefix_does_not_count(path: str, segments: tuple[str, ...]) -> None:
    assert path_below_endpoint(path) == segments


@pytest.mark.parametrize(
    ("content_type", "body", "meaning"),
    [
        ("", b"", {}),
        ("application/json", b"", {}),
        ("application/json", b"no json", "no json"),
        ("", b'{"a": 1}', {"a": 1}),
        ("application/x-www-form-urlencoded", b"b=2&a=", [("a", ""), ("b", "2")]),
        ("multipart/form-data; boundary=x", b"no form", "no form"),
        ("text/plain", b"plain", "plain"),
    ],
)
def test_a_body_is_read_as_what_it_is(content_type: str, body: bytes, meaning: object) -> None:
    request = Request("POST", f"{ORIGIN}/openai/files", (("Content-Type", content_type),), body)
    assert canonical(request).body == meaning


def test_a_body_of_bytes_is_its_digest() -> None:
    body = canonical(Request("POST", f"{ORIGIN}/x", (), b"\xff\xfe")).body
    assert str(body).startswith("sha256:")


def test_method_and_path_are_part_of_the_key() -> None:
    requests = [
        Request("GET", f"{ORIGIN}/openai/assistants"),
        Request("DELETE", f"{ORIGIN}/openai/assistants"),
        Request("GET", f"{ORIGIN}/openai/threads"),
    ]
    assert len({canonical(request).key for request in requests}) == len(requests)


@given(body=OBJECTS, ids=st.permutations(["a", "b", "c"]), name=st.sampled_from(sorted(UNORDERED)))
def test_a_body_in_steady_order_means_the_same(body: Any, ids: list[str], name: str) -> None:
    request = _json({**body, "deep": [{name: ids}]})
    steady = in_steady_order(request.body)
    assert json.loads(steady)["deep"] == [{name: ["a", "b", "c"]}]
    assert canonical(replace(request, body=steady)) == canonical(request)


@pytest.mark.parametrize(
    "body",
    [
        b'--b\r\n\r\n{"file_ids": ["b", "a"]}',
        json.dumps({"content": '{"file_ids": ["b", "a"]}'}).encode(),
        b'{"tools": ["b", "a"]}',
        b'{"file_ids": ["b", ["a"]]}',
    ],
)
def test_what_is_no_such_list_stands_as_it_was_sent(body: bytes) -> None:
    assert in_steady_order(body) == body
