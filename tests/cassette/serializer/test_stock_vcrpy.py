"""Rules between this package's files and stock vcrpy's: each reads the other's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
import vcr
import yaml
from vcr.cassette import Cassette as VcrCassette
from vcr.record_mode import RecordMode
from vcr.request import Request as VcrRequest
from vcr.serialize import deserialize
from vcr.serializers import jsonserializer, yamlserializer

from pytest_assistants.cassette.serializer import Cassette, Head, dump, load
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://example-resource.openai.azure.com/openai/assistants"
QUERY = "?api-version=2024-05-01-preview"
JSON = (("content-type", "application/json"),)
STREAM = b'event: thread.message.delta\ndata: {"a": "\xc3\xa9"}\n\nevent: done\ndata: [DONE]\n\n'
HEAD = Head("live", ("2024-05-01-preview",), 1)
CASSETTE = Cassette(
    (
        Interaction(
            Request("POST", URL + QUERY, JSON, b'{"model": "gpt-4o"}'),
            Response(200, JSON, b'{"id": "asst_1", "name": "caf\\u00e9"}', "OK"),
        ),
        Interaction(
            Request("GET", URL + QUERY),
            Response(200, (("content-type", "text/event-stream"),), STREAM, "OK"),
        ),
        Interaction(
            Request("PATCH", URL + QUERY),
            Response(200, (("content-type", "text/event-stream"),), STREAM, "OK", "closed"),
        ),
        Interaction(Request("DELETE", URL + QUERY), Response(404, (), b"\xff\xfe\0", "Not Found")),
    ),
    HEAD,
)


def test_stock_vcrpy_replays_the_file_with_no_configuration(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_bytes(dump(CASSETTE))
    with vcr.use_cassette(str(path), record_mode=RecordMode.NONE), httpx.Client() as client:
        created = client.post(URL, params={"api-version": "2024-05-01-preview"}, json={})
        streamed = client.get(URL + QUERY)
        client.patch(URL + QUERY)
        gone = client.delete(URL + QUERY)
    assert created.json() == {"id": "asst_1", "name": "café"}
    assert streamed.content == STREAM
    assert streamed.headers["content-type"] == "text/event-stream"
    assert (gone.status_code, gone.reason_phrase, gone.content) == (404, "Not Found", b"\xff\xfe\0")


def test_stock_vcrpy_reads_the_same_values() -> None:
    requests, responses, metadata = deserialize(dump(CASSETTE).decode(), yamlserializer)
    ours = load(dump(CASSETTE), name="a.yaml")
    assert [request.body for request in requests] == [one.request.body for one in ours.interactions]
    assert [response["body"]["string"] for response in responses] == [
        one.response.body for one in ours.interactions
    ]
    assert metadata["assistants"]["upstream"] == "live"


def stock(serializer: object, *, body: object = "a=b") -> str:
    """A cassette as stock vcrpy writes it."""
    request = VcrRequest("POST", URL, body, {"accept": "*/*"})
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": {"content-type": ["a", "b"]},
        "body": {"string": "😀 text".encode()},
    }
    written = {"requests": [request], "responses": [response]}
    return str(vcr.serialize.serialize(written, serializer))


@pytest.mark.parametrize("serializer", [yamlserializer, jsonserializer])
def test_what_stock_vcrpy_wrote_is_read(serializer: object) -> None:
    cassette = load(stock(serializer).encode(), name="a.yaml")
    assert cassette == Cassette(
        (
            Interaction(
                Request("POST", URL, (("accept", "*/*"),), b"a=b"),
                Response(
                    200, (("content-type", "a"), ("content-type", "b")), "😀 text".encode(), "OK"
                ),
            ),
        ),
        None,
    )


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("!!python/object/new:_io.BytesIO\n      state: !!python/tuple [hello, 0, null]", b"hello"),
        ("!!python/object/apply:builtins.iter\n      args: [[hel, lo]]", b"hello"),
        ("!!python/unicode hello", b"hello"),
        ("&anchor hello", b"hello"),
    ],
)
def test_older_layouts_go_to_vcrpys_own_loader(body: str, read: bytes) -> None:
    text = yaml.dump(yaml.safe_load(stock(yamlserializer))).replace("body: a=b", f"body: {body}")
    cassette = load(text.encode(), name="a.yaml", fallback=yamlserializer.deserialize)
    assert cassette.interactions[0].request.body == read


def test_the_same_path_gives_vcrpy_its_cassette_class(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_bytes(dump(CASSETTE))
    assert len(VcrCassette.load(path=str(path))) == len(CASSETTE.interactions)
