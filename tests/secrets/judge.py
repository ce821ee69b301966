"""The verdict on what a tool wrote of a case: leaked, damaged, altered, or as it should be."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.secrets.corpus.cases import Tier
from tests.secrets.outcomes import decoded, received
from tests.secrets.readings import readings

from pytest_assistants import multipart

if TYPE_CHECKING:
    from tests.secrets.corpus.cases import Case
    from tests.secrets.outcomes import Outcome

    from pytest_assistants.wire import Interaction

_ID = re.compile(
    r"(?:thread|asst|msg|run|step|vs|vsfb|call|file|assistant)[_-](?=[a-z]*[A-Z0-9])[A-Za-z0-9]{12,}"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong; a refusal leaks nothing and damages nothing, and is counted.

    Attributes:
        leaked: how many of the planted values can be read.
        damaged: what replay needs and no longer finds.
        altered: whether a clean case says something else than before.
    """

    case: Case
    leaked: int = 0
    damaged: tuple[str, ...] = ()
    altered: bool = False
    refused: bool = False
    crashed: str = ""

    @property
    def bad(self) -> bool:
        return bool(self.leaked or self.damaged or self.altered or self.crashed or self.refused)


def judge(case: Case, outcome: Outcome) -> Verdict:
    """The verdict on one case."""
    if not outcome.written:
        return Verdict(case, refused=bool(outcome.refusal), crashed=outcome.crash)
    stored = outcome.interaction()
    said = readings(outcome.data, outcome.name, *_parts(stored))
    original = received(case.draft.interaction)
    if case.tier is Tier.CLEAN:
        return Verdict(case, altered=_normal(original) != _normal(stored))
    leaked = sum(any(value.lower() in text for text in said) for value in case.draft.planted)
    missing = [
        kept for kept in case.draft.must_keep if not any(kept.lower() in text for text in said)
    ]
    return Verdict(case, leaked=leaked, damaged=(*missing, *_broken(original, stored)))


def _parts(stored: Interaction) -> tuple[str | bytes, ...]:
    request, response = stored.request, stored.response
    headers = (f"{name}: {value}" for name, value in (*request.headers, *response.headers))
    return (request.url, request.body, response.body, *headers)


def _normal(interaction: Interaction) -> tuple[object, ...]:
    """What a clean case must still say: everything but ids, origin and headers."""
    request, response = interaction.request, interaction.response
    parts = urlsplit(request.url)
    kind = request.header("content-type") or ""
    body = decoded(request.body, request.headers)
    return (
        request.method,
        _ID.sub("<id>", parts.path),
        sorted(request.query),
        _meaning(body, kind),
        response.status,
        _meaning(response.body, response.header("content-type") or ""),
    )


def _meaning(body: bytes, kind: str) -> object:
    """A form's parts, JSON's values, a stream's events; else the bytes; ids made equal."""
    if kind.startswith("multipart/"):
        parts = multipart.parse(kind, body) or ()
        return [(one.name, one.filename, one.content_type, one.content) for one in parts]
    text = _ID.sub("<id>", body.decode("utf-8", "backslashreplace"))
    if kind.startswith("text/event-stream"):
        return [_line(line) for line in text.splitlines()]
    return _json(text)


def _line(line: str) -> object:
    name, _, value = line.partition(":")
    return name, _json(value.strip())


def _json(text: str) -> object:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return text


def _broken(original: Interaction, stored: Interaction) -> list[str]:
    """What is no longer built as it was, so that a client would stumble."""
    pairs = {
        "method": (original.request.method, stored.request.method),
        "status": (original.response.status, stored.response.status),
        "the request's structure": (_built(original.request), _built(stored.request)),
        "the answer's structure": (_built(original.response), _built(stored.response)),
    }
    return [what for what, (before, after) in pairs.items() if before != after]


def _built(message: Any) -> object:
    """The structure of a body: names, numbers and lengths, without its texts."""
    kind = message.header("content-type") or ""
    body = decoded(message.body, message.headers)
    meaning = _meaning(body, kind)
    if kind.startswith("multipart/"):
        return [name for name, *_ in meaning]  # type: ignore[attr-defined]  # a list of parts
    return None if isinstance(meaning, str) and "json" in kind else _shape(meaning)


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {name: _shape(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shape(inner) for inner in value]
    return str if isinstance(value, str) else value
