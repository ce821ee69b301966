"""A recorded stream with live UUIDs, which may have come in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.findings import Finding
from pytest_assistants.cassette.sanitizers.parts.streams import in_pieces
from pytest_assistants.cassette.stand_ins import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_live_uuids(text: str, live_of: Mapping[str, str]) -> str:
    """The stream with live UUIDs for those recorded in its events."""
    return in_pieces(text, _Live(live_of))


class _Live:
    def __init__(self, live_of: Mapping[str, str]) -> None:
        self._live_of = live_of

    def leaf_findings(self, path: tuple[str, ...], value: str) -> list[Finding]:
        """Where the live ones go in a string, whatever its name is."""
        del path
        found = (one for one in STAND_IN.finditer(value) if one[0] in self._live_of)
        return [Finding(*one.span(), self._live_of[one[0]]) for one in found]
