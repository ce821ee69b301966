"""A recorded answer in the terms of the client that hears it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import is_json_text, map_strings, quoted
from pytest_assistants.cassette.stand_ins import STAND_IN, is_as_sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.wire import Response

_DATA = re.compile(r"^(data: ?)(.*)$", re.MULTILINE)


def in_live_terms(response: Response, live_of: Mapping[str, str]) -> Response:
    """The answer with live values for placeholders, escaped for where each stands."""
    if not live_of or all(recorded == live for recorded, live in live_of.items()):
        return response
    recorded = response.body.decode("utf-8", "surrogateescape")
    body = _with_uuids(recorded, live_of)
    found = {one[0] for one in STAND_IN.finditer(body)}
    meant = {one: live_of[one] for one in found if live_of.get(one, one) != one}
    if not meant and body == recorded:
        return response
    is_plain = all(quoted(live) == live for live in meant.values())
    translated = _replaced(body, meant) if is_plain else _escaped(body, meant)
    return replace(response, body=translated.encode("utf-8", "surrogateescape"))


def _with_uuids(text: str, live_of: Mapping[str, str]) -> str:
    """The text; a stream, which may have cut a UUID as it was sent, with the live ones."""
    if not (text.startswith(("data:", "event:")) and '"delta"' in text):
        return text
    uuids = {one: live for one, live in live_of.items() if is_as_sent(one) and one != live}
    if not uuids:
        return text
    from pytest_assistants.cassette.tracks.live_pieces import with_live_uuids  # noqa: PLC0415 - what few tests need

    return with_live_uuids(text, uuids)


def _replaced(text: str, live_of: Mapping[str, str]) -> str:
    return STAND_IN.sub(lambda found: live_of.get(found[0], found[0]), text)


def _escaped(text: str, live_of: Mapping[str, str]) -> str:
    """JSON within JSON, as in the arguments of a tool call, and the events of a stream."""
    if text[:1] in "{[" and is_json_text(text):
        return map_strings(text, lambda _, value: _escaped(value, live_of))
    if text.startswith(("data:", "event:")):
        return _DATA.sub(lambda line: line[1] + _escaped(line[2], live_of), text)
    return _replaced(text, live_of)
