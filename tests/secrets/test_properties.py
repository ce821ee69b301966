"""For every secret that is known, every encoding and every place: nothing of it is stored."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.secrets import kit
from tests.secrets.corpus import spelling
from tests.secrets.corpus.catalogue import corpus
from tests.secrets.corpus.exchanges import (
    VERSION,
    cut,
    deltas,
    download,
    exchange,
    get,
    post,
    refused,
    said,
    stream,
    upload,
)
from tests.secrets.corpus.values import Made
from tests.secrets.outcomes import Outcome, received
from tests.secrets.readings import readings

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.errors import CassetteError, RecordingRefused
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable


SPELLINGS: list[Callable[[str], str]] = [
    spelling.plain,
    spelling.base64_at(0),
    spelling.base64_at(1),
    spelling.base64_at(2),
    spelling.base64_url,
    spelling.percent,
    spelling.percent_twice,
    spelling.percent_every,
    spelling.hexadecimal,
    spelling.hexadecimal_upper,
    spelling.unicode_escapes,
    spelling.decimal_entities,
    spelling.hexadecimal_entities,
    spelling.json_string,
    str.lower,
    str.upper,
]


def _gzipped(text: str) -> Interaction:
    headers = (("content-type", "application/json"), ("content-encoding", "gzip"))
    body = gzip.compress(json.dumps({"note": text}).encode())
    return exchange(get(), body, answer_headers=headers)


def _named(text: str) -> Interaction:
    return upload(b"hello", filename=f"filename*=UTF-8''{spelling.percent(text)}")


PLACES: dict[str, Callable[[str], Interaction]] = {
    "header": lambda text: exchange(post({}, headers=(("x-note", text),))),
    "query": lambda text: exchange(get(query=f"{VERSION}&note={spelling.percent(text)}")),
    "path": lambda text: exchange(get(f"/openai/threads/{spelling.percent(text)}")),
    "leaf": lambda text: said(f"It is {text}."),
    "nested": lambda text: said(json.dumps({"a": [json.dumps({"b": text})]})),
    "form": lambda text: exchange(
        post(
            f"a=1&note={spelling.plus(text)}".encode(),
            content_type="application/x-www-form-urlencoded",
        )
    ),
    "file name": _named,
    "upload": lambda text: upload(f"it is {text}\n".encode()),
    "download": lambda text: download(f"it is {text}\n".encode(), "text/plain"),
    "error": lambda text: refused(f"Refused: {text}"),
    "gzip": _gzipped,
}

VALUES = st.integers(0, 10**6).flatmap(
    lambda seed: st.sampled_from(
        [
            Made(str(seed)).legacy_key(),
            Made(str(seed)).annotated_key(),
            Made(str(seed)).openai_key(),
            Made(str(seed)).password(),
            Made(str(seed)).storage_key(),
        ]
    )
)


def _knowing(secret: str) -> Knowledge:
    return Knowledge({"AZURE_OPENAI_API_KEY": secret}, names=())


def _stored(interaction: Interaction, secret: str) -> bytes:
    try:
        return kit.written([interaction], name="tests/test_a.yaml", knowledge=_knowing(secret))
    except CassetteError:
        return b""  # nothing is written, so nothing leaks


def _says(data: bytes, secret: str) -> bool:
    sources: list[str | bytes] = [data]
    if data:
        one = Outcome(data, "test_a.yaml").interaction()
        sources += [one.request.url, one.request.body, one.response.body]
    return any(secret.lower() in text for text in readings(*sources))


@given(secret=VALUES, spell=st.sampled_from(SPELLINGS), place=st.sampled_from(sorted(PLACES)))
def test_a_known_value_is_in_no_cassette_under_any_encoding(
    secret: str, spell: Callable[[str], str], place: str
) -> None:
    assert not _says(_stored(PLACES[place](spell(secret)), secret), secret)


@settings(max_examples=settings().max_examples // 2)
@given(secret=VALUES, sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_a_known_value_is_in_no_stream_wherever_it_is_cut(secret: str, sizes: list[int]) -> None:
    events = deltas(cut(f"It is {secret}, keep it.", sizes))
    data = _stored(stream(events), secret)
    assert not _says(data, secret)


def _sanitized(interaction: Interaction, name: str, knowledge: Knowledge) -> Interaction:
    knowledge.harvest(interaction.request)
    return sanitize(interaction, table=Pseudonyms(name), known=knowledge.values, key=name)


def test_sanitizing_again_changes_nothing_in_the_whole_corpus() -> None:
    for case in corpus():
        knowledge = kit.knowledge_of(case)
        try:
            once = _sanitized(received(case.draft.interaction), "tests/test_a.yaml", knowledge)
        except CassetteError:
            continue
        assert _sanitized(once, "tests/test_a.yaml", knowledge) == once, case.name


def test_what_was_sanitized_still_answers_the_request_as_it_was_sent() -> None:
    """In replay nothing is known but what the user declares and the request itself says."""
    for case in corpus():
        raw = received(case.draft.interaction)
        try:
            once = _sanitized(raw, "tests/test_a.yaml", kit.knowledge_of(case))
        except CassetteError:
            continue
        assert _answers(once, raw.request, kit.knowledge_of(case, at_home=False)), case.name


def _answers(stored: Interaction, request: Request, knowledge: Knowledge) -> bool:
    shelf = Shelf(known=lambda: knowledge.values, ignored_api_version=None)
    return shelf.playback("tests/test_a.yaml", [stored]).answer(request) is not None


@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_harmless_text_stands_in_every_place(place: str) -> None:
    """So the properties above find nothing because it was replaced, not because all is gone."""
    data = _stored(PLACES[place]("harmless"), "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
    assert _says(data, "harmless") is (place not in ("header", "query"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br"])
def test_an_answer_that_cannot_be_decoded_is_not_stored(encoding: str) -> None:
    headers = (("content-type", "application/json"), ("content-encoding", encoding))
    answer = Response(200, headers, b"\x8b\x02\x80packed\xff\x03")
    with pytest.raises(RecordingRefused):
        _sanitized(Interaction(get(), answer), "tests/test_a.yaml", Knowledge({}, names=()))
