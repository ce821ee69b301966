"""Where recorded answers are looked up: by a request's spelling, or by its meaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_assistants.cassette.tracks.contract_headers import told
from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Answers
    from pytest_assistants.wire import Request

Spelling = tuple[str, str, str, bytes]

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Index:
    """Answers by the form of their request, and by its spelling, which is soon compared.

    How JSON is spelled with spaces is found out when it is first asked for: few clients do.
    """

    def __init__(self, answers: Iterable[Answers]) -> None:
        self._by_key: dict[bytes, Answers] = {}
        self._by_spelling: dict[Spelling, Answers] = {}
        self._unspelled: list[tuple[Answers, object]] = []
        for one in answers:
            self._by_key[one.first.key] = one
            self._spell(one, one.first.interaction.request)

    def spelled(self, request: Request) -> Answers | None:
        """The answers to requests of this very spelling; most are spelled as they were recorded."""
        spelling = _spelling(request, request.body)
        found = self._by_spelling.get(spelling)
        if found is None and self._unspelled:
            self._spell_with_spaces()
            found = self._by_spelling.get(spelling)
        return found

    def exact(self, form: Canonical) -> Answers | None:
        """The answers to requests of this very meaning."""
        return self._by_key.get(form.key)

    def _spell(self, answers: Answers, request: Request) -> None:
        """As it stands in the cassette; JSON, which that lays out, as clients write it too."""
        self._by_spelling[_spelling(request, request.body)] = answers
        body = answers.first.form.body
        if request.body and is_json(request.headers) and not isinstance(body, str):
            compact = _COMPACT.encode(body).encode("utf-8", "surrogatepass")
            self._by_spelling[_spelling(request, compact)] = answers
            self._unspelled.append((answers, body))

    def _spell_with_spaces(self) -> None:
        for answers, body in self._unspelled:
            request = answers.first.interaction.request
            self._by_spelling[_spelling(request, json.dumps(body).encode())] = answers
        self._unspelled = []


def _spelling(request: Request, body: bytes) -> Spelling:
    """What a form depends on, and nothing else."""
    return request.method, request.url, told(request.headers).content_type, body
