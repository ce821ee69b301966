"""URLs: the origin is always the placeholder, the path begins at the API, few parameters stay."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.cassette.pseudonyms import is_id
from pytest_assistants.cassette.sanitizers.encodings.blobs import spelled
from pytest_assistants.cassette.sanitizers.shapes.randomness import looks_random
from pytest_assistants.contract.paths import root_index

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.scrub import Scrub
    from pytest_assistants.wire import Query, Request

QUERY = frozenset(
    {
        *("after", "api-version", "before", "filter", "include", "include[]", "limit", "order"),
        *("purpose", "run_id", "stream"),
    }
)
_MARKERS = ("openai", "v1")
_PROJECTS = ["api", "projects"]
_TOKENS = {"deployments": "deployment", "projects": "project"}
_WORD = re.compile(r"[A-Za-z0-9_+/.~-]+=*")
_SAFE = "~:@!$&'()*+,;="


def url(request: Request, scrub: Scrub) -> str:
    """The request's URL as it may be stored; a fragment is dropped."""
    query = _encoded(tuple([_parameter(name, value, scrub) for name, value in request.query]))
    return PLACEHOLDER_ORIGIN + path(request.path, scrub) + (f"?{query}" if query else "")


@lru_cache(maxsize=256)
def _encoded(query: Query) -> str:
    """Most requests of a conversation have the same query."""
    return urlencode(query)


def path(raw: str, scrub: Scrub) -> str:
    """The path from its API part on; names of deployments and projects become pseudonyms."""
    segments = [segment for segment in raw.split("/") if segment]
    read = [unquote(one) for one in segments] if "%" in raw else segments
    start = _start(read)
    kept, texts = segments[start:], read[start:]
    parents = ["", *texts]
    clean = [_segment(*one, scrub) for one in zip(parents, kept, texts, strict=False)]
    ending = "/" if raw.endswith("/") and kept else ""
    return "/" + "/".join(clean) + ending


def _start(segments: list[str]) -> int:
    """Where the API's path begins: at ``api/projects``, ``openai``, ``v1`` or its root."""
    for at in range(len(segments) - 1):
        if segments[at : at + 2] == _PROJECTS:
            return at
    root = root_index(segments)
    markers = [at for at, name in enumerate(segments[:root]) if name in _MARKERS]
    if not markers:
        return root or 0
    start = markers[-1]
    while start and segments[start] == "v1" and segments[start - 1] == "openai":
        start -= 1
    return start


def _segment(parent: str, raw: str, text: str, scrub: Scrub) -> str:
    clean = scrub.table.token(_TOKENS[parent], text) if parent in _TOKENS else scrub.text(text)
    return raw if clean == text else quote(clean, safe=_SAFE)


def _parameter(name: str, value: str, scrub: Scrub) -> tuple[str, str]:
    name = _kept(name, scrub)
    if name.lower() in QUERY or not value:
        return name, _kept(value, scrub)
    return name, scrub.table.token("query", value)


def _kept(text: str, scrub: Scrub) -> str:
    """A name, or a value that means something; what a machine drew and is no id may be a key."""
    clean = scrub.text(text)
    return scrub.table.token("query", text) if clean == text and _is_drawn(text) else clean


@lru_cache(maxsize=256)
def _is_drawn(text: str) -> bool:
    is_random = _WORD.fullmatch(text) is not None and looks_random(text)
    return is_random and not is_id(text) and not spelled(text)
