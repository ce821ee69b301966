"""Rules for the quick way in: it answers what libyaml's way answers, or nothing."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.cassette.serializer import Cassette, Head, dump, events, layout, own_layout
from pytest_assistants.cassette.serializer.own_layout import read
from pytest_assistants.wire import TRUNCATIONS, Interaction, Request, Response, Truncation

ODD = st.sampled_from(
    "ab1 \n\t\r:#-'\"\\{}[]|>&*!%@`?,=~\x85\u2028\ufeff\x00\x7f\u00a0\u00e9\ufffe😀"
)
WORDS = st.sampled_from(["", "no", "null", "7", "2024-05-01", "- a", "a: b", " a", "a ", "|", "<<"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(ODD) | WORDS
NAMES = TEXTS.map(lambda text: text[:50])
HEADERS = st.lists(
    st.tuples(NAMES, TEXTS) | st.just(("content-type", "application/json")), max_size=4
).map(tuple)
BODIES = st.binary(max_size=300) | TEXTS.map(str.encode) | st.just(b'{"a": [{"b": "c\\nd"}, {}]}')
METHODS, URLS = st.just("GET") | TEXTS, st.just("https://a/b/content?c=d") | TEXTS
TRUNCATED: st.SearchStrategy[Truncation | None] = st.none() | st.sampled_from(TRUNCATIONS)
INTERACTIONS = st.builds(
    Interaction,
    st.builds(Request, METHODS, URLS, HEADERS, BODIES),
    st.builds(Response, st.integers(100, 999), HEADERS, BODIES, TEXTS, TRUNCATED),
)
VARIABLES = st.dictionaries(st.from_regex("[A-Z_]+", fullmatch=True), TEXTS, max_size=2).map(
    lambda found: tuple(found.items())
)
HEADS = st.builds(
    Head,
    TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.integers(0, 99),
    VARIABLES,
    recorded=st.none() | st.dates(),
)
CASSETTES = st.builds(
    Cassette, st.lists(INTERACTIONS, min_size=1, max_size=3).map(tuple), st.none() | HEADS
)
EXCHANGE = Interaction(
    Request("POST", "https://a/b", (("content-type", "application/json"),), b'{"a": {"b": "c"}}'),
    Response(200, (("a", "1"), ("b", "c"), ("b", "d")), b"event: a\n\ndata: b\n\n", "OK", "closed"),
)
HEAD = Head("live", ("2024-05-01-preview",), 1, (("NAME", "value"),), recorded=date(2024, 5, 3))
WRITTEN = dump(
    Cassette(
        (
            EXCHANGE,
            Interaction(Request("GET", "https://a"), Response(204, (), b"\xff")),
            dataclasses.replace(EXCHANGE, response=Response(404, (), b"a\nb\n", 'No "a"\n')),
        ),
        HEAD,
    )
)
FRAGMENTS = (
    *(
        " ",
        "  ",
        "      ",
        "\n",
        "\n\n",
        "\n      ",
        "\t",
        "\r",
        "\r\n",
        "\\",
        '"',
        "'",
        "|",
        "|+",
        "|2",
    ),
    *(
        "-",
        "- ",
        ":",
        ": ",
        "#",
        " #",
        "&a ",
        "*a",
        "!a ",
        "!!binary ",
        "{",
        "}",
        "[",
        "]",
        "---\n",
    ),
    *("...\n", "%", "? ", "<<: ", "null", "~", "1", "0", "=", "\ufeff", "\u2028", "\x85", "\x00"),
    *("é", "\\u0041", "\\ud800", "\\x41", "\\/", "  truncated: reset\n", "    headers: {}\n", ">"),
    *("- request:\n    method: GET\n", "      content-type:\n", "      - a\n", "    body: a\n"),
)


def by_libyaml(data: bytes) -> Cassette:
    return layout.cassette(events.build(data.decode("utf-8-sig")))


def agrees(data: bytes) -> bool:
    """Whether it was declined, or read as libyaml's way reads it."""
    found = read(data)
    return found is None or found == by_libyaml(data)


@given(cassette=CASSETTES)
def test_whatever_is_written_is_read_as_libyaml_reads_it(cassette: Cassette) -> None:
    data = dump(cassette)
    assert read(data) == by_libyaml(data)


@given(data=CASSETTES.map(dump) | st.just(WRITTEN), more=st.data())
def test_text_put_in_or_taken_out_is_declined_or_read_as_libyaml_reads_it(
    data: bytes, more: st.DataObject
) -> None:
    for _ in range(more.draw(st.integers(1, 3))):
        start = more.draw(st.integers(0, len(data)))
        end = more.draw(st.sampled_from((start, start + 1, start + 2, start + 9)))
        put_in = more.draw(st.sampled_from(FRAGMENTS)).encode()
        data = data[:start] + put_in + data[end:]
    assert agrees(data)


@given(data=CASSETTES.map(dump) | st.just(WRITTEN), more=st.data())
def test_lines_moved_doubled_and_lost_are_declined_or_read_as_libyaml_reads_them(
    data: bytes, more: st.DataObject
) -> None:
    lines = data.split(b"\n")
    for _ in range(more.draw(st.integers(1, 3))):
        line = more.draw(st.sampled_from(lines))
        put_in = more.draw(st.sampled_from((line, line[1:], line[2:], b"  " + line, line + b" ")))
        place = more.draw(st.integers(0, len(lines)))
        lines[place : place + more.draw(st.integers(0, 2))] = [put_in]
    assert agrees(b"\n".join(lines))


def test_what_is_written_is_not_handed_on() -> None:
    found = read(WRITTEN)
    assert found is not None
    assert found == by_libyaml(WRITTEN)
    assert (found.head, found.interactions[0].response) == (HEAD, EXCHANGE.response)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *(
            (b"version: 1\n", b""),
            (b"format: 1", b"format: 2"),
            (b"sanitizer: 1", b"sanitizer: 01"),
        ),
        *(
            (b"live", b"yes"),
            (b"NAME", b'"NA\\ME"'),
            (b"POST", b"*a"),
            (b"code: 200", b"code: 2e2"),
        ),
        *((b"-05-03", b"-05-32"), (b'"2024-05-03"', b"2024-05-03")),
        *((b"204", b"20"), (b"https://a\n", b"https://a #\n"), (b"- c\n", b"- 'c'\n")),
        *((b"- c\n", b"- c:\n"), (b"content-type:", b"a" * 300 + b":"), (b"b:\n", b"a:\n")),
        *((b"/w==", b"/w="), (b"!!binary |", b"!!binary >"), (b"No \\", b"No \\ud800\\")),
        *((b"|+", b"|2"), (b"closed", b"lost"), (b"event: a", b" event: a"), (b"live", b"\xff")),
        *((b"live", "\x85".encode()), (b"live", "\ufeff".encode()), (b"live", "\ufffe".encode())),
        *((b"live", "\u2028".encode()), (b"live", b"\t"), (b"POST\n", b"POST\r\n")),
        *((b"event: a", b"event: " + sign.encode()) for sign in "\x85\x9f\u2028\ufeff\ufffe\uffff"),
        *((b"- request", b"# why\n- request"), (b"  truncated", b"  note: a\n  truncated")),
    ],
)
def test_what_is_not_written_to_the_letter_is_declined(old: bytes, new: bytes) -> None:
    assert old in WRITTEN
    assert read(WRITTEN.replace(old, new, 1)) is None


def test_what_libyaml_would_count_too_many_events_in_is_declined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = WRITTEN.index(b"- request:")
    items = sum(WRITTEN.count(line) for line in (b"\n      - ",))
    most = head + 40 * WRITTEN.count(b"- request:") + 4 * items
    monkeypatch.setattr(own_layout, "MAX_NODES", most)
    assert read(WRITTEN) is None
    monkeypatch.setattr(own_layout, "MAX_NODES", most + 1)
    assert read(WRITTEN) is not None
