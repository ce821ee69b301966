"""What ``writing`` wrote, read back by its lines; bytes that deviate from them are declined."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from pytest_assistants.cassette.serializer import pieces
from pytest_assistants.cassette.serializer.format import FORMAT, MAX_NODES, Cassette, Head
from pytest_assistants.cassette.serializer.pieces import Declined
from pytest_assistants.wire import TRUNCATIONS, Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.wire import Headers, Truncation

_ITEM = b"\n      - "
_HEADERS = rb"headers:(\ \{\}|(?:\n\ {6}.++)++)"
# The rest of the line, and the deeper lines below it; a first one that begins with a space or is
# empty would move the margin of all.
_BODY = rb"(.+)((?:\n\ {%d}[^ \n].*+(?:\n\ {%d}.*+|\n(?=\n))*+)?+)"
_INTERACTION = re.compile(
    rb"""(?x)
    -\ request:
    \n\ {4}method:\ (.+)
    \n\ {4}uri:\ (.+)
    \n\ {4}body:\ %b
    \n\ {4}%b
    \n\ {2}response:
    \n\ {4}status:
    \n\ {6}code:\ ([1-9]\d\d)
    \n\ {6}message:\ (.+)
    \n\ {4}%b
    \n\ {4}body:
    \n\ {6}string:\ %b
    (?:\n\ {2}truncated:\ (%b))?
    \n"""
    % (_BODY % (6, 6), _HEADERS, _HEADERS, _BODY % (8, 8), "|".join(TRUNCATIONS).encode())
)
_HEAD = re.compile(
    rb"""(?x)
    version:\ 1\n
    (?:metadata:
    \n\ {2}assistants:
    \n\ {4}format:\ %d
    \n\ {4}upstream:\ (.+)
    (?:\n\ {4}recorded:\ (.+))?
    \n\ {4}api_versions:(\ \[\]|(?:\n\ {4}-\ .+)+)
    \n\ {4}sanitizer:\ (0|[1-9]\d{0,8})
    (?:\n\ {4}judged:\ (.+))?
    \n\ {4}variables:(\ \{\}|(?:\n\ {6}.+)+)
    \n)?interactions:\n"""
    % FORMAT
)
_STAMP = re.compile(rb"[0-9a-f]{32}/")
_HEADER = re.compile(rb"\n {6}(?!- )(.+):((?:\n {6}- .+)+)")
_ALL_HEADERS = re.compile(rb"(?:%b)+" % _HEADER.pattern)
# All but control characters; those that UTF-8 spells in more than one byte are searched for.
_VISIBLE = bytes({*b"\n", *range(0x20, 0x7F), *range(0x80, 0x100)})
_INVISIBLE = tuple(
    re.compile(one)
    for one in (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
)
# How many events libyaml would at most count for an interaction, and for an item of a list in it.
_EVENTS, _EVENTS_OF_ITEM = 40, 4


def read(data: bytes) -> Cassette | None:
    """The cassette, or None where these are not the bytes that ``writing`` writes for one."""
    head = _HEAD.match(data)
    if head is None or not _is_visible(data):
        return None
    try:
        known = _head(head)
        found = tuple([_interaction(one) for one in _every(data, head.end())])
    except Declined:
        return None
    items = sum(len(one.request.headers) + len(one.response.headers) for one in found)
    events = head.end() + _EVENTS * len(found) + _EVENTS_OF_ITEM * items
    return Cassette(found, known) if events < MAX_NODES else None


def _is_visible(data: bytes) -> bool:
    """Whether it is UTF-8 without tabs, carriage returns and whatever else YAML minds."""
    if data.isascii():
        return not data.translate(None, _VISIBLE)
    if data.translate(None, _VISIBLE) or any(one.search(data) for one in _INVISIBLE):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _head(found: re.Match[bytes]) -> Head | None:
    upstream, recorded, versions, sanitizer, judged, told = found.groups()
    if upstream is None:
        return None
    variables = [one.partition(b": ") for one in told.split(b"\n      ")[1:]]
    return Head(
        upstream=_line(upstream),
        api_versions=tuple([_line(one) for one in versions.split(b"\n    - ")[1:]]),
        sanitizer=int(sanitizer),
        judged=_stamp(judged) if judged is not None else "",
        variables=tuple({pieces.name(key): pieces.line(one) for key, _, one in variables}.items()),
        recorded=_day(_line(recorded)) if recorded else None,
    )


def _stamp(text: bytes) -> str:
    """Hexadecimal digits with a stroke behind them are text, whatever they are."""
    return text.decode() if _STAMP.fullmatch(text) else pieces.line(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Declined from None


def _every(data: bytes, start: int) -> Iterator[re.Match[bytes]]:
    """The interactions, one right behind the other from ``start`` to the end."""
    for found in _INTERACTION.finditer(data, start):
        if found.start() != start:
            break
        yield found
        start = found.end()
    if start != len(data):
        raise Declined


def _interaction(found: re.Match[bytes]) -> Interaction:
    method, url, *sent, asked, status, reason, answered, got, deeper, truncated = found.groups()
    request_body = pieces.body(*sent, margin=b"\n      ")
    response_body = pieces.body(got, deeper, margin=b"\n        ")
    truncation = cast("Truncation", truncated.decode()) if truncated else None
    return Interaction(
        Request(_line(method), _line(url), _headers(asked), request_body),
        Response(int(status), _headers(answered), response_body, _line(reason), truncation),
    )


# Most lines and headers recur, in a cassette and from one to the next.
_line = lru_cache(maxsize=4096)(pieces.line)


@lru_cache(maxsize=1024)
def _headers(text: bytes) -> Headers:
    """Names, each over the list of its values."""
    if text == b" {}":
        return ()
    found = _HEADER.findall(text) if _ALL_HEADERS.fullmatch(text) else ()
    grouped = {
        pieces.name(name): [_line(value) for value in values.split(_ITEM)[1:]]
        for name, values in found
    }
    if not found or len(grouped) != len(found):
        raise Declined
    return tuple([(name, value) for name, values in grouped.items() for value in values])
