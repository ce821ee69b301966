"""Metadata as the service keeps it: the second generation as sent, the first all as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.emulator.exchange.calls import Call


def kept(sent: Mapping[str, object] | None, call: Call) -> dict[str, object]:
    """What an object keeps of the metadata sent; null empties it.

    The first generation turned every value into text the way Python prints it: ``true`` became
    ``"True"`` (observed traffic, 2024-02-15-preview).
    """
    if call.newest:
        return dict(sent or {})
    return {key: str(value) for key, value in (sent or {}).items()}
