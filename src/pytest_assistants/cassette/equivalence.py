"""Whether two recordings tell the same but for what differs by chance: ids, times, usage, polls."""

from __future__ import annotations

import json
import re
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.wire import Interaction, json_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_VOLATILE = re.compile(r".*_at|usage|usage_bytes|bytes_used")


def same_but_for_chance(old: Sequence[Interaction], new: Sequence[Interaction]) -> bool:
    """Equal once identifiers are numbered by appearance, times and usage left out."""
    pairs = zip_longest(_essence(old), _essence(new))
    return all(before == now for before, now in pairs)


def _essence(interactions: Iterable[Interaction]) -> Iterator[str]:
    """A line for each; the same again and again, as a poll is answered, is told once."""
    numbers: dict[str, str] = {}
    for line, _ in groupby(repr(_of(interaction)) for interaction in interactions):
        yield PLACEHOLDER.sub(lambda found: numbers.setdefault(found[0], f"#{len(numbers)}"), line)


def _of(interaction: Interaction) -> tuple[object, ...]:
    request, response = interaction.request, interaction.response
    asked = (request.method, request.url, _body(request.body))
    return (*asked, response.status, _body(response.body), response.truncated)


def _body(body: bytes) -> object:
    parsed = json_of(body)
    return body if parsed is None else json.dumps(steady(parsed), sort_keys=True)


def steady(value: object) -> object:
    """Parsed JSON without what differs by chance, however deep: times and usage."""
    if isinstance(value, dict):
        return {name: steady(item) for name, item in value.items() if not _VOLATILE.fullmatch(name)}
    return [steady(item) for item in value] if isinstance(value, list) else value
