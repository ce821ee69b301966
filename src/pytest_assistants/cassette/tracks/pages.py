"""The page behind the last one of a list: it is known to be empty, though nobody asked for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.wire import Response, json_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Entry

_EMPTY: dict[str, object] = {
    "object": "list",
    "data": [],
    "first_id": None,
    "last_id": None,
    "has_more": False,
}
EMPTY_PAGE = Response(200, (("content-type", "application/json"),), json.dumps(_EMPTY).encode())


def behind_the_last(entries: Iterable[Entry]) -> Iterator[Canonical]:
    """Requests that clients send who do not read ``has_more``, as older lines of openai."""
    for entry in entries:
        last = _last_id(entry)
        if last is not None:
            others = (pair for pair in entry.form.query if pair[0] != "after")
            yield replace(entry.form, query=tuple(sorted((*others, ("after", last)))))


def _last_id(entry: Entry) -> str | None:
    """What the last page of a list ends with; None for all else."""
    body = entry.interaction.response.body
    page = json_of(body) if entry.form.method == "GET" and b'"has_more"' in body else None
    if not isinstance(page, dict) or page.get("has_more") is not False:
        return None
    last = page.get("last_id")
    return last if isinstance(last, str) else None
