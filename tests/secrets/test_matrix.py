"""Every secret, in chains of encodings, in every place: written in none of them, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.secrets import kit
from tests.secrets.corpus import spelling
from tests.secrets.corpus.exchanges import (
    VERSION,
    cut,
    deltas,
    exchange,
    form,
    get,
    post,
    refused,
    said,
    stream,
    streamed,
    tool_deltas,
    upload,
)
from tests.secrets.corpus.values import Made
from tests.secrets.outcomes import Outcome, received
from tests.secrets.readings import readings

from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.cassette.storage.names import test_track as track_of_test
from pytest_assistants.errors import CassetteError
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.wire import Interaction, Request

    Spell = Callable[[str], str]

NAME = "tests/test_a.yaml"
# Shapes tell these without being told of them; the other kinds are known values.
SHAPED: dict[str, Callable[[Made], str]] = {
    "annotated key": Made.annotated_key,
    "OpenAI key": Made.openai_key,
    "Entra secret": Made.entra_secret,
    "storage key": Made.storage_key,
    "search key": Made.search_key,
    "token": Made.jwt,
    "e-mail": Made.email,
}
KNOWN: dict[str, Callable[[Made], str]] = {
    "legacy key": Made.legacy_key,
    "password": Made.password,
    "user": Made.login,
}
SPELLINGS: dict[str, Spell] = {
    "plain": spelling.plain,
    "base64": spelling.base64_at(0),
    "base64, one on": spelling.base64_at(1),
    "base64, two on": spelling.base64_at(2),
    "base64url": spelling.base64_url,
    "percent": spelling.percent,
    "percent twice": spelling.percent_twice,
    "percent every": spelling.percent_every,
    "hex": spelling.hexadecimal,
    "HEX": spelling.hexadecimal_upper,
    "JSON": spelling.json_string,
    "unicode": spelling.unicode_escapes,
    "decimal entities": spelling.decimal_entities,
    "hexadecimal entities": spelling.hexadecimal_entities,
}
CASES: dict[str, Spell] = {"as it is": str, "upper": str.upper, "lower": str.lower}


def _query(text: str) -> Interaction:
    return exchange(get(query=f"{VERSION}&after={spelling.percent(text)}"))


def _part(head: str, content: bytes = b"x") -> Interaction:
    kind = "multipart/form-data; boundary=a81f2c66d0b94e7f"
    return exchange(post(form([(head, content)]), path="/openai/files", content_type=kind))


PLACES: dict[str, Callable[[str], Interaction]] = {
    "path": lambda text: exchange(get(f"/openai/threads/{spelling.percent(text)}")),
    "query": _query,
    "header": lambda text: exchange(post({}, headers=(("openai-beta", text),))),
    "leaf": lambda text: said(f"It is {text} here."),
    "deep leaf": lambda text: exchange(post({"metadata": {"a": [{"b": text}]}})),
    "field name": lambda text: exchange(post({"metadata": {text: "x"}})),
    "JSON in a string": lambda text: said(json.dumps({"a": [json.dumps({"b": text})]})),
    "field of a part": lambda text: _part('name="note"', text.encode()),
    "file name": lambda text: upload(b"hi", filename=f"filename*=UTF-8''{spelling.percent(text)}"),
    "file": lambda text: upload(f"it is {text}\n".encode()),
    "form": lambda text: exchange(
        post(
            f"a=1&note={spelling.plus(text)}".encode(),
            content_type="application/x-www-form-urlencoded",
        )
    ),
    "error": lambda text: refused(f"Refused: {text}"),
    "comment of a stream": lambda text: streamed(f": {text}\n\ndata: [DONE]\n\n".encode()),
}


def _chain(names: Sequence[str]) -> Spell:
    def spell(text: str) -> str:
        for name in names:
            text = SPELLINGS[name](text)
        return text

    return spell


@st.composite
def _secrets(draw: st.DrawFn) -> tuple[str, Knowledge]:
    """A secret, and what is known where it is recorded."""
    made = Made(str(draw(st.integers(0, 10**6))))
    kind = draw(st.sampled_from(sorted(SHAPED | KNOWN)))
    secret = (SHAPED | KNOWN)[kind](made)
    variable = "USER" if kind == "user" else "OUR_SERVICE_PASSWORD"
    return secret, Knowledge({variable: secret} if kind in KNOWN else {}, names=())


CHAINS = st.lists(st.sampled_from(sorted(SPELLINGS)), min_size=1, max_size=3).map(tuple)
many = settings(max_examples=5 * settings().max_examples // 2)


def _stored(interaction: Interaction, knowledge: Knowledge) -> bytes:
    try:
        return kit.written([interaction], name=NAME, knowledge=knowledge)
    except CassetteError:
        return b""  # nothing is written, so nothing leaks


def _says(data: bytes, secret: str) -> bool:
    if not data:
        return False
    one = Outcome(data, "test_a.yaml").interaction()
    texts = readings(data, one.request.url, one.request.body, one.response.body)
    return any(secret.lower() in text for text in texts)


@many
@given(made=_secrets(), chain=CHAINS, place=st.sampled_from(sorted(PLACES)))
def test_a_secret_is_written_in_no_encoding(
    made: tuple[str, Knowledge], chain: tuple[str, ...], place: str
) -> None:
    secret, knowledge = made
    assert not _says(_stored(PLACES[place](_chain(chain)(secret)), knowledge), secret)


@many
@given(made=_secrets(), case=st.sampled_from(sorted(CASES)), place=st.sampled_from(sorted(PLACES)))
def test_a_known_value_is_written_in_no_case(
    made: tuple[str, Knowledge], case: str, place: str
) -> None:
    secret, knowledge = made
    knowledge.declare([secret])
    assert not _says(_stored(PLACES[place](CASES[case](secret)), knowledge), secret)


@settings(max_examples=settings().max_examples // 2)
@given(
    made=_secrets().filter(lambda made: len(made[0]) < 100),  # the judge reads each event
    chain=CHAINS.map(lambda chain: chain[:2]),
    sizes=st.lists(st.integers(2, 40), min_size=1, max_size=5),
    of_tool=st.booleans(),
)
def test_a_secret_is_in_no_stream_wherever_it_is_cut(
    *, made: tuple[str, Knowledge], chain: tuple[str, ...], sizes: list[int], of_tool: bool
) -> None:
    secret, knowledge = made
    hidden = _chain(chain)(secret)
    if of_tool:
        events = tool_deltas(cut(json.dumps({"note": hidden}), sizes))
    else:
        events = deltas(cut(f"It is {hidden}, keep it.", sizes))
    assert not _says(_stored(stream(events), knowledge), secret)


@given(made=_secrets(), chain=CHAINS)
def test_a_secret_in_a_parameter_is_in_no_file_name(
    made: tuple[str, Knowledge], chain: tuple[str, ...]
) -> None:
    secret, knowledge = made
    name = track_of_test(
        "tests/test_a.py",
        classes=(),
        function="test_a",
        parameter_id=_chain(chain)(secret),
        parameter_index=0,
        known=knowledge.values,
    )
    try:
        kit.written([said("hello")], name=name, knowledge=knowledge)
    except CassetteError:
        return
    assert not any(secret.lower() in text for text in readings(name))


def _sanitized(interaction: Interaction, knowledge: Knowledge, table: Pseudonyms) -> Interaction:
    knowledge.harvest(interaction.request)
    return sanitize(interaction, table=table, known=knowledge.values, key=NAME)


@many
@given(made=_secrets(), chain=CHAINS, place=st.sampled_from(sorted(PLACES)))
def test_sanitizing_again_changes_nothing_and_the_request_still_matches(
    made: tuple[str, Knowledge], chain: tuple[str, ...], place: str
) -> None:
    secret, knowledge = made
    raw = received(PLACES[place](_chain(chain)(secret)))
    try:
        once = _sanitized(raw, knowledge, Pseudonyms(NAME))
    except CassetteError:
        return
    assert _sanitized(once, knowledge, Pseudonyms(NAME)) == once
    assert _sanitized(once, Knowledge({}, names=()), Pseudonyms("other")) == once
    assert _answers(once, raw.request, knowledge)


def _answers(stored: Interaction, request: Request, knowledge: Knowledge) -> bool:
    shelf = Shelf(known=lambda: knowledge.values, ignored_api_version=None)
    return shelf.playback(NAME, [stored]).answer(request) is not None


_WORDS_TEXT = """
    The a reading group thread runs in Lyon on Thursdays and we read aloud until tea is served
    function return value index False None items.append(x) config["name"] = 3.14159 1716000000
    v1.2.3 2024-05-01 12:30:45 10% (see page 41) https://docs.example.com/a/b?c=d#e x := y + z
    gpt-4o-mini d41d8cd98f00b204e9800998ecf8427e 3f2504e0-4f89-11d3-9a0c-0305e82c3301 naïve café
    {"a": [1, 2, 3]} SGVsbG8sIHdvcmxkIQ== user@example.com +1-202-555-0173 127.0.0.1 ISBN 0306406152
    """
WORDS = st.sampled_from(_WORDS_TEXT.split())


@many
@given(words=st.lists(WORDS, max_size=30))
def test_a_clean_text_stays_byte_for_byte(words: list[str]) -> None:
    interaction = received(said(" ".join(("Words:", *words))))
    clean = _sanitized(interaction, Knowledge({}, names=()), Pseudonyms(NAME))
    assert clean.request.body == interaction.request.body


@pytest.mark.parametrize("name", sorted(SHAPED | KNOWN))
def test_every_kind_is_read_where_nothing_is_sanitized(name: str) -> None:
    """So the properties above find nothing because it was replaced."""
    secret = (SHAPED | KNOWN)[name](Made("a"))
    body = said(_chain(("percent", "base64", "JSON"))(secret)).request.body
    assert any(secret.lower() in text for text in readings(body))
