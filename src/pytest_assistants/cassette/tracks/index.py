"""Where recorded answers are looked up: by a request's spelling, or by its meaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Answers
    from pytest_assistants.wire import Request

Spelling = tuple[str, str, str, bytes]

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Index:
    """Answers by the form of their request, and by its spelling, which is soon compared."""

    def __init__(self, answers: Iterable[Answers]) -> None:
        self._by_key: dict[bytes, Answers] = {}
        self._by_spelling: dict[Spelling, Answers] = {}
        for one in answers:
            self._by_key[one.first.key] = one
            for spelling in _spellings(one.first.interaction.request, one.first.form):
                self._by_spelling[spelling] = one

    def spelled(self, request: Request) -> Answers | None:
        """The answers to requests of this very spelling; most are spelled as they were recorded."""
        return self._by_spelling.get(_spelling(request, request.body))

    def exact(self, form: Canonical) -> Answers | None:
        """The answers to requests of this very meaning."""
        return self._by_key.get(form.key)


def _spelling(request: Request, body: bytes) -> Spelling:
    """What a form depends on, and nothing else."""
    return request.method, request.url, request.header("content-type") or "", body


def _spellings(request: Request, form: Canonical) -> Iterator[Spelling]:
    """As it stands in the cassette, and with JSON as clients write it: a cassette lays it out."""
    yield _spelling(request, request.body)
    if request.body and is_json(request.headers) and not isinstance(form.body, str):
        yield _spelling(request, json.dumps(form.body).encode())
        yield _spelling(request, _COMPACT.encode(form.body).encode("utf-8", "surrogatepass"))
