"""Whether two recordings tell the same but for what differs by chance: ids, times, usage, polls."""

from __future__ import annotations

import json
import re
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER
from pytest_assistants.cassette.stand_ins import STAND_IN, is_as_sent
from pytest_assistants.cassette.tracks.bindable import bindable
from pytest_assistants.cassette.uuids import may_hold_uuid
from pytest_assistants.wire import Interaction, json_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VOLATILE = re.compile(r".*_at|usage|usage_bytes|bytes_used")


def same_but_for_chance(old: Sequence[Interaction], new: Sequence[Interaction]) -> bool:
    """Equal once identifiers are numbered by appearance, times and usage left out.

    So are the UUIDs in whose place replay takes any other.
    """
    pairs = zip_longest(_essence(old), _essence(new))
    return all(before == now for before, now in pairs)


def _essence(interactions: Sequence[Interaction]) -> Iterator[str]:
    """A line for each; the same again and again, as a poll is answered, is told once."""
    numbers: dict[str, str] = {}
    drawn = _drawn(interactions)

    def numbered(found: re.Match[str]) -> str:
        stays = found[0] not in drawn and is_as_sent(found[0])
        return found[0] if stays else numbers.setdefault(found[0], f"#{len(numbers)}")

    pattern = STAND_IN if drawn else PLACEHOLDER
    for line, _ in groupby(repr(_of(interaction)) for interaction in interactions):
        yield pattern.sub(numbered, line)


def _drawn(interactions: Sequence[Interaction]) -> frozenset[str]:
    """The UUIDs as they were sent that may be others in replay; most requests have none."""
    sends = any(may_hold_uuid(one.request.body.decode("latin-1")) for one in interactions)
    return bindable(interactions, lambda _: False) if sends else frozenset()


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
