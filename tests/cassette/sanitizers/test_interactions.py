"""Rules for the whole way through: nothing known is left, and a second pass changes nothing."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_assistants import multipart
from pytest_assistants.cassette.known.encodings import ENCODERS
from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.leaks import find_leaks
from pytest_assistants.cassette.pseudonyms import TOKEN_KINDS, Pseudonyms
from pytest_assistants.cassette.sanitizers import (
    PLACEHOLDER_ORIGIN,
    SANITIZER_VERSION,
    sanitize,
    sanitize_request,
)
from pytest_assistants.cassette.serializer import Cassette, dump
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.wire import Headers, Interaction, Request, Response

KEY = "0123456789abcdef0123456789abcdef"
ASSISTANT = "asst_lqIpsGQhsVCl0XEY6mweumXH"
HOST = "contoso-east.openai.azure.com"
JSON: Headers = (("Content-Type", "application/json"),)
TRACK = "tests/test_a/test_b.yaml"
TYPES = ["", "application/json", "text/event-stream", "text/plain", "application/octet-stream"]
FORM = "application/x-www-form-urlencoded"

WORDS = st.sampled_from(
    [
        *(KEY, ASSISTANT, HOST, "contoso-east", "alice.smith", "deployment-k3x9ab-1", "secret-"),
        *(
            "data: ",
            "\n",
            '"',
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\",
            "%",
            "1",
            "_",
            "é",
            "example-resource",
        ),
        *("asst_", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", ".openai.azure.com", "\r", "--", "\0"),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=3), max_size=8).map("".join)
BODIES = (
    TEXTS.map(lambda text: text.encode(errors="replace"))
    | st.binary()
    | st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)).map(
        lambda value: json.dumps(value).encode()
    )
)
VALUES = st.builds(
    KnownValue,
    st.sampled_from(["endpoint", "resource", "home", *TOKEN_KINDS]),
    st.sampled_from(["alice.smith", KEY, "/home/alice.smith", "gpt-4o"]) | TEXTS,
    st.just("test"),
)


def exchange(
    body: bytes = b"",
    answer: bytes = b"",
    *,
    headers: Headers = JSON,
    path: str = "/openai/assistants?api-version=2024-05-01-preview",
    method: str = "POST",
    status: int = 200,
    answer_headers: Headers = JSON,
) -> Interaction:
    sent = (*headers, ("api-key", KEY))
    response = Response(status, answer_headers, answer, "OK")
    return Interaction(Request(method, f"https://{HOST}{path}", sent, body), response)


def clean(interaction: Interaction, known: KnownValues | None = None) -> Interaction:
    known = KnownValues() if known is None else known
    return sanitize(interaction, table=Pseudonyms(TRACK), known=known, key=TRACK)


@given(
    body=BODIES,
    answer=BODIES,
    sent=st.sampled_from([*TYPES, FORM]),
    got=st.sampled_from(TYPES),
    path=TEXTS,
    values=st.lists(VALUES, max_size=3),
)
@example(
    body=b"",
    answer=b"",
    sent="",
    got="",
    values=[],
    path="0123456789abcdef0123456789abcdef1asst_lqIpsGQhsVCl0XEY6mweumXH",
)
@example(
    body=b"",
    answer=KEY.encode(),
    sent="",
    got="",
    values=[KnownValue("home", f"\n{KEY}", "test")],
    path="",
)
def test_a_second_pass_changes_nothing(  # noqa: PLR0917 - each is drawn
    body: bytes, answer: bytes, sent: str, got: str, path: str, values: list[KnownValue]
) -> None:
    known = KnownValues().with_values(values)
    table = Pseudonyms(TRACK)
    raw = exchange(
        body,
        answer,
        headers=(("Content-Type", sent),),
        answer_headers=(("Content-Type", got),),
        path="/openai/" + path.replace("[", "").replace("]", ""),
    )
    once = sanitize(raw, table=table, known=known, key=TRACK)
    assert sanitize(once, table=table, known=known, key=TRACK) == once
    assert sanitize(once, table=Pseudonyms("x"), known=KnownValues(), key="x") == once


def test_an_ordinary_exchange_is_stored_so() -> None:
    raw = exchange(
        b'{"model": "my-gpt", "temperature": 1.0}',
        json.dumps({"id": ASSISTANT, "model": "my-gpt"}).encode(),
        answer_headers=(*JSON, ("x-ms-region", "East US"), ("retry-after", "1")),
    )
    known = KnownValues((KnownValue("deployment", "my-gpt", "test"),))
    table = Pseudonyms(TRACK)
    assistant, deployment = table.of(ASSISTANT), table.token("deployment", "my-gpt")
    assert sanitize(raw, table=table, known=known, key=TRACK) == Interaction(
        Request(
            "POST",
            f"{PLACEHOLDER_ORIGIN}/openai/assistants?api-version=2024-05-01-preview",
            (("content-type", "application/json"),),
            f'{{"model": "{deployment}", "temperature": 1.0}}'.encode(),
        ),
        Response(
            200,
            (("content-type", "application/json"), ("retry-after", "1")),
            json.dumps({"id": assistant, "model": deployment}).encode(),
            "OK",
        ),
    )


@pytest.mark.parametrize("encode", ENCODERS)
@pytest.mark.parametrize("kind", ["application/json", "text/event-stream", "text/plain"])
def test_a_key_that_the_request_sent_is_found_in_the_answer_in_every_spelling(
    encode: object, kind: str
) -> None:
    assert callable(encode)
    for spelled in encode(KEY):
        answer = json.dumps({"error": {"message": f"wrong key {spelled}!"}})
        if kind == "text/event-stream":
            answer = f"event: error\ndata: {answer}\n\n"
        stored = clean(exchange(answer=answer.encode(), answer_headers=(("Content-Type", kind),)))
        assert spelled not in stored.response.body.decode()
        assert not find_leaks(stored.response.body, name="", known=[KEY])


def test_one_id_has_one_pseudonym_wherever_it_stands() -> None:
    table = Pseudonyms(TRACK)
    form = (multipart.Part("assistant_id", content=ASSISTANT.encode()),)
    raw = [
        exchange(path=f"/openai/assistants/{ASSISTANT}/files?after={ASSISTANT}"),
        exchange(json.dumps({ASSISTANT: [ASSISTANT]}).encode()),
        exchange(multipart.render(form), headers=(("Content-Type", multipart.content_type(form)),)),
        exchange(answer=f"data: {ASSISTANT}\n".encode(), answer_headers=()),
        exchange(answer=f'{{"message": "No assistant {ASSISTANT}."}}'.encode(), status=404),
    ]
    stored = [sanitize(one, table=table, known=KnownValues(), key=TRACK) for one in raw]
    text = dump(Cassette(tuple(stored))).decode()
    assert ASSISTANT not in text
    assert text.count(table.of(ASSISTANT)) == 7


def test_a_live_request_is_sanitized_as_the_recorded_one_was() -> None:
    raw = exchange(b'{"a": "b"}').request
    once = sanitize_request(raw, table=Pseudonyms(TRACK), known=KnownValues(), key=TRACK)
    assert once == clean(Interaction(raw, Response(200))).request


def test_a_compressed_body_is_read_before_it_is_judged() -> None:
    packed = gzip.compress(json.dumps({"key": KEY}).encode())
    headers = (*JSON, ("content-encoding", "gzip"))
    stored = clean(exchange(packed, packed, headers=headers, answer_headers=headers))
    for body in (stored.request.body, stored.response.body):
        assert json.loads(body)["key"].startswith("secret-")


def test_a_downloaded_file_is_kept_to_the_byte_but_an_error_is_json() -> None:
    path = "/openai/files/assistant-1/content"
    assert clean(exchange(answer=b'{"a":1}', path=path)).response.body == b'{"a":1}'
    binary = b"\x89PNG\0\xff"
    assert clean(exchange(answer=binary, path=path)).response.body == b"<file of 6 bytes>"
    failed = clean(exchange(answer=f'{{"m": "{KEY}"}}'.encode(), path=path, status=401))
    assert json.loads(failed.response.body)["m"].startswith("secret-")


@pytest.mark.parametrize(("status", "reason"), [(404, "Not Found"), (799, "")])
def test_a_reason_is_the_standards_own(status: int, reason: str) -> None:
    assert clean(exchange(status=status)).response.reason == reason


def test_a_response_without_a_reason_gets_none() -> None:
    request = exchange().request
    assert clean(Interaction(request, Response(200))).response.reason == ""


def test_the_version_of_the_rules_is_a_number() -> None:
    assert SANITIZER_VERSION == 7


def test_a_method_that_is_none_of_http_is_refused() -> None:
    with pytest.raises(RecordingRefused, match="its method is none of HTTP's"):
        clean(exchange(b"", b"", method="JANE@CONTOSO"))


def test_a_file_is_what_ends_a_path_whatever_follows_and_no_other_answer() -> None:
    answer = b"\xff" * 5 + b"x"
    for path in ("/openai/files/assistant-1/content", "/openai/files/assistant-1/content/"):
        latin = (("content-type", "text/plain; charset=latin-1"),)
        kept = clean(exchange(answer=answer, path=path, answer_headers=latin))
        assert kept.response.body == b"<file of 6 bytes>"
    for path in ("/openai/files/assistant-1", "/openai/files/assistant-1/contentX"):
        other = exchange(answer=answer, path=path, answer_headers=latin)
        assert clean(other).response.body == answer


def test_a_guid_of_a_refusal_goes() -> None:
    answer = b'{"m": "the entry 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is none"}'
    assert clean(exchange(answer=answer)).response.body == answer
    assert b"3f2504e0" not in clean(exchange(answer=answer, status=404)).response.body


def test_a_forms_boundary_stands_in_its_header_too() -> None:
    form = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
    headers = (("Content-Type", "multipart/form-data; boundary=b"),)
    stored = clean(exchange(form, headers=headers)).request
    parts = multipart.parse(stored.header("content-type") or "", stored.body)
    assert parts is not None
    assert [(part.name, part.content) for part in parts] == [("a", b"1")]


def _bodies(sent: str, answered: str) -> tuple[str, str]:
    interaction = Interaction(
        Request("POST", "https://h.test/openai/threads", JSON, json.dumps({"a": sent}).encode()),
        Response(404, JSON, json.dumps({"a": answered}).encode()),
    )
    clean = sanitize(interaction, table=Pseudonyms(TRACK), known=KnownValues(), key=TRACK)
    assert sanitize(clean, table=Pseudonyms(TRACK), known=KnownValues(), key=TRACK) == clean
    return json.loads(clean.request.body)["a"], json.loads(clean.response.body)["a"]


def test_a_name_told_in_a_url_goes_where_it_stands_bare_in_the_same_body() -> None:
    bare, named = "the one called 'desk-prd01-kv' (", "https://desk-prd01-kv.vault.azure.net/)"
    for sent, answered in (_bodies(bare + named, "no"), _bodies("no", bare + named)[::-1]):
        assert "desk-prd01" not in sent
        assert answered == "no"


def test_what_a_request_tells_is_known_for_its_answer_and_an_answer_tells_its_own_alone() -> None:
    named = "https://desk-prd01-kv.vault.azure.net/"
    assert "desk-prd01" not in _bodies(f"{named} desk-prd01-kv", "no desk-prd01-kv")[1]
    assert _bodies("desk-prd01-kv", named)[0] == "desk-prd01-kv"


def test_the_user_of_a_home_goes_from_listings_beside_it() -> None:
    listing = "-rw-r--r-- 1 tobias tobias 9 May 1 a\ntobias:x:1000:100:\nask tobias"
    sent = _bodies(f"/home/tobias/a\n{listing}", "no")[0]
    assert sent.count("tobias") == 1
    assert sent.endswith("ask tobias")


def test_a_dump_is_undone_as_a_whole_and_a_font_stays() -> None:
    secret = b"GROQ_API_KEY=Zk8qPw7vLm2TnRx4sYcZk8qPw7v"
    rows = [secret[at : at + 16] for at in range(0, len(secret), 16)]
    dump = "\n".join(
        f"{at:08x}: {row.hex(' ', 2):<39}  {row.decode()}"
        for at, row in zip(range(0, 99, 16), rows, strict=False)
    )
    assert rows[1].decode() not in _bodies(dump, "no")[0]
    assert rows[1].hex(" ", 2) not in _bodies(dump, "no")[0]
    font = "url(data:font/woff2;base64,d09GMh/CAf/MQeSN8etdz51kBrYIV8IfhzRW4EA/6F/y347nCQ==)"
    assert _bodies(font, "no")[0] == font


def test_a_user_told_in_one_place_of_a_stream_is_gone_from_another_that_is_cut() -> None:
    pieces = ("ls /home/tobias/x\n", "tob", "ias@devbox:/srv$ ls")
    events = [
        {"delta": {"content": [{"index": 0, "type": "text", "text": {"value": piece}}]}, "id": "m"}
        for piece in pieces
    ]
    lines = [f"event: thread.message.delta\ndata: {json.dumps(one)}\n\n" for one in events]
    answer = Response(200, (("content-type", "text/event-stream"),), "".join(lines).encode())
    clean = sanitize(
        Interaction(Request("POST", "https://a.example/openai/threads/runs"), answer),
        table=Pseudonyms("test"),
        known=KnownValues(),
        key="test",
    )
    told = [line[6:] for line in clean.response.body.decode().split("\n") if line[:5] == "data:"]
    values = [json.loads(line)["delta"]["content"][0]["text"]["value"] for line in told]
    user = Pseudonyms("test").token("user", "tobias")
    assert "".join(values) == f"ls /home/{user}/x\n{user}@devbox:/srv$ ls"
