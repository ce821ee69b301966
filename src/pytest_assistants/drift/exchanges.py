"""An exchange as a tree of what it means: path, query, headers, status and bodies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pytest_assistants.cassette.equivalence import steady
from pytest_assistants.cassette.matchers.canonical import canonical, unordered
from pytest_assistants.contract.lifecycle import is_polled, is_waiting
from pytest_assistants.contract.operations import locate
from pytest_assistants.drift.identifiers import masked
from pytest_assistants.event_stream import is_event_stream, parse
from pytest_assistants.wire import Interaction, essence, json_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.wire import Headers, Query, Response

# What other kept headers say is a time, or how much of a quota is left.
_HEADERS = ("openai-beta", "x-should-retry")
_DELTA = ".delta"


@dataclass(frozen=True)
class Exchange:
    """One exchange, and its number in its conversation, from 1."""

    number: int
    interaction: Interaction

    @cached_property
    def asked(self) -> dict[str, object]:
        """The request: ``path``, ``query``, ``headers`` and ``body``."""
        form = canonical(self.interaction.request)
        return {
            "path": "/" + "/".join(form.path),
            "query": _by_name(form.query),
            "headers": _headers(self.interaction.request.headers),
            "body": steady(form.body),
        }

    @cached_property
    def answered(self) -> dict[str, object]:
        """The response: ``status``, ``headers``, ``body``, and how it ended before it was whole."""
        response = self.interaction.response
        ended = {} if response.truncated is None else {"truncated": response.truncated}
        headers = _headers(response.headers)
        return {"status": response.status, "headers": headers, "body": _body(response), **ended}

    @cached_property
    def shape(self) -> str:
        """Method and path, whatever the ids."""
        return f"{self.interaction.request.method} {masked(str(self.asked['path']))}"

    @cached_property
    def question(self) -> str:
        """Equal for requests that differ by ids alone."""
        return f"{self.shape} {_key(self.asked)}"

    @cached_property
    def whole(self) -> str:
        """Equal for exchanges that differ by ids alone."""
        return f"{self.question} {_key(self.answered)}"


def exchanges(interactions: Sequence[Interaction]) -> list[Exchange]:
    """The exchanges, without polls that only said to wait, and without repetitions."""
    every = [Exchange(number, one) for number, one in enumerate(interactions, 1)]
    kept: list[Exchange] = []
    for one in _without_waiting(every):
        if not (kept and _repeats(kept[-1], one)):
            kept.append(one)
    return kept


def _repeats(before: Exchange, one: Exchange) -> bool:
    """Whether it reads again what was just read."""
    reads = one.interaction.request.method == "GET"
    return reads and (before.asked, before.answered) == (one.asked, one.answered)


def _without_waiting(every: Sequence[Exchange]) -> Iterator[Exchange]:
    """Without those whose object is polled again later: how often is chance."""
    last = {one.interaction.request.path: one.number for one in every if _is_poll(one)}
    for one in every:
        path = one.interaction.request.path
        if not (_is_poll(one) and _is_waiting(one) and one.number < last[path]):
            yield one


def _is_poll(one: Exchange) -> bool:
    request = one.interaction.request
    located = locate(request.method, request.path)
    return located is not None and is_polled(located.operation.name)


def _is_waiting(one: Exchange) -> bool:
    return is_waiting(json_of(one.interaction.response.body))


def _by_name(query: Query) -> dict[str, object]:
    grouped: dict[str, list[str]] = {}
    for name, value in query:
        grouped.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in grouped.items()}


def _headers(headers: Headers) -> dict[str, str]:
    kept = {name.lower(): value for name, value in headers if name.lower() in _HEADERS}
    kind = essence(headers)
    return kept | ({"content-type": kind} if kind else {})


def _body(response: Response) -> object:
    if is_event_stream(response.headers):
        return [
            {"event": one.name, "data": one.data if one.value is None else _meaning(one.value)}
            for one in parse(response.body)
            if not one.name.endswith(_DELTA)
        ]
    parsed = json_of(response.body)
    return response.body.decode("utf-8", "replace") if parsed is None else _meaning(parsed)


def _meaning(value: object) -> object:
    return unordered(steady(value))


def _key(tree: object) -> str:
    return masked(json.dumps(tree, sort_keys=True, default=repr))
