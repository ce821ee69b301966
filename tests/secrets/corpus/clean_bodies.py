"""Bodies, forms, files and surroundings that plant nothing: they must be stored as they are."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import (
    VERSION,
    assistant,
    deltas,
    download,
    encoded,
    exchange,
    get,
    message,
    post,
    refused,
    said,
    stream,
    thread,
    upload,
)

if TYPE_CHECKING:
    from tests.secrets.corpus.exchanges import Json
    from tests.secrets.corpus.values import Made

_SCHEMA = {
    "type": "object",
    "properties": {
        "password": {"type": "string", "description": "the new one"},
        "api_key": {"type": "string", "enum": ["primary", "secondary"]},
        "token": {"$ref": "#/$defs/secret"},
    },
    "required": ["password", "api_key"],
}
_FUNCTION = {"name": "change_password", "parameters": _SCHEMA}
_USAGE = {"prompt_tokens": 812, "completion_tokens": 44, "total_tokens": 856}
_LIST: Json = {"object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False}
_TOOL = {"tool_call_id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ", "output": '{"ok": true, "key": 4}'}
_FORMAT = {"type": "json_schema", "json_schema": {"name": "token", "schema": _SCHEMA}}


def requests(_: Made, number: int) -> Draft:
    bodies: tuple[Json, ...] = (
        {"model": "gpt-4o", "tools": [{"type": "function", "function": _FUNCTION}]},
        {"model": "gpt-4o-mini", "temperature": 0.2, "top_p": 1, "response_format": "auto"},
        {"metadata": {"key": "4711", "token_count": "12", "secret_santa": "yes"}},
        {"tool_outputs": [_TOOL]},
        {"model": "gpt-4o", "response_format": _FORMAT},
        {"tool_resources": {"file_search": {"vector_store_ids": []}}, "metadata": None},
        {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}]},
        {"big": 123456789012345678901234567890, "small": 1e-9, "yes": True, "none": None},
        {"password": "", "token": None, "api_key": 7, "secret": False, "keys": ["a", "b"]},
        {"name": "Key Account Manager", "description": "a token of thanks", "model": "gpt-4"},
    )
    return Draft(exchange(post(bodies[number], path="/openai/assistants")))


def answers(_: Made, number: int) -> Draft:
    found = (
        assistant(tools=[{"type": "function", "function": _FUNCTION}], top_p=1.0),
        thread(usage=_USAGE, status="completed", expires_at=1716003600),
        _LIST,
        {"object": "list", "data": [message("Hello"), message("Bye")], "has_more": True},
        {"id": "asst_Zx1Cv2Bn3Ma4Sd5Fg6Hj7KlQ", "object": "assistant.deleted", "deleted": True},
        thread(metadata={"topic": "a" * 512, "k" * 64: "v"}),
    )
    return Draft(exchange(get(query=f"{VERSION}&limit=20&order=desc"), found[number]))


def errors(_: Made, number: int) -> Draft:
    texts = (
        "Missing required parameter: 'model'.",
        "Invalid 'metadata': too many properties. Expected at most 16, got 17 instead.",
        "Unsupported data type",
        "No assistant found with id 'asst_Zx1Cv2Bn3Ma4Sd5Fg6Hj7KlQ'.",
    )
    return Draft(refused(texts[number], code="invalid_value"))


def bodies(_: Made, number: int) -> Draft:
    plain = (("content-type", "text/plain"),)
    packed = (("content-type", "application/json"), ("content-encoding", "gzip"))
    found = (
        exchange(get(), b"", status=204, answer_headers=()),
        exchange(
            get(), b"<html><body>502 Bad Gateway</body></html>", status=502, answer_headers=plain
        ),
        exchange(get(), gzip.compress(encoded(thread()), mtime=0), answer_headers=packed),
        exchange(post(b'{ "metadata" : { } }')),
        exchange(get(), b'{"a": 1}\n{"b": 2}\n', answer_headers=plain),
        exchange(post(b"", content_type="")),
    )
    return Draft(found[number])


def files(_: Made, number: int) -> Draft:
    found = (
        upload(b"The desk opens at nine.\nAsk for the key at the gate.\n"),
        upload(b"name,hours\nLibrary,9-17\n", filename='filename="hours.csv"', kind="text/csv"),
        upload(b'{"question": "What is a token?"}\n', filename='filename="a.jsonl"'),
        download(b"1,2,3\n4,5,6\n", "text/csv"),
        download("Überschrift\n".encode(), "text/plain"),
    )
    return Draft(found[number])


def surroundings(_: Made, number: int) -> Draft:
    """Known values that are ordinary words: they prove nothing in a text."""
    samples = (
        ("The root cause is a full disk.", (("USER", "root"), ("HOME", "/root"))),
        ("Use gpt-4o for it.", (("AZURE_OPENAI_DEPLOYMENT", "gpt-4o"),)),
        ("An admin must test it.", (("USERNAME", "admin"), ("API_KEY", "test"))),
        ("It runs on localhost.", (("HOSTNAME", "localhost"),)),
        ("The runner-up wins.", (("USER", "runner"), ("HOME", "/home/runner"))),
    )
    text, environment = samples[number]
    return Draft(said(text), environment=environment)


def uuids(made: Made, number: int) -> Draft:
    """The user's own UUIDs, each alone in its place."""
    uuid = made.guid()
    rows = json.dumps({"rows": [{"ticket": uuid, "next": json.dumps({"order": uuid})}]})
    call = {"type": "function", "function": {"name": "find", "arguments": rows}}
    output = {"tool_call_id": _TOOL["tool_call_id"], "output": rows}
    cut = [rows[at : at + 9] for at in range(0, len(rows), 9)]
    found = (
        exchange(post({"metadata": {"ticket": uuid}}), thread(metadata={"ticket": uuid})),
        exchange(post({"tool_outputs": [output]})),
        exchange(post({"tool_outputs": [{**output, "output": uuid}]})),
        exchange(get(), {"object": "list", "data": [{"step_details": {"tool_calls": [call]}}]}),
        said(uuid),
        said(rows),
        exchange(post({"instructions": uuid, "additional_instructions": uuid})),
        stream(deltas(cut)),
    )
    return Draft(found[number])


VECTORS = (
    Vector("clean.uuids", Tier.CLEAN, 8, uuids),
    Vector("clean.requests", Tier.CLEAN, 10, requests),
    Vector("clean.answers", Tier.CLEAN, 6, answers),
    Vector("clean.errors", Tier.CLEAN, 4, errors),
    Vector("clean.bodies", Tier.CLEAN, 6, bodies),
    Vector("clean.files", Tier.CLEAN, 5, files),
    Vector("clean.surroundings", Tier.CLEAN, 5, surroundings),
)
