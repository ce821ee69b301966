"""Cassettes to bytes and back: the only door to yaml."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer.format import FORMAT, Cassette, Head
from pytest_assistants.cassette.serializer.reading import load

if TYPE_CHECKING:
    from pytest_assistants.cassette.serializer.writing import dump, laid_out

__all__ = ["FORMAT", "Cassette", "Head", "dump", "laid_out", "load"]


if not TYPE_CHECKING:  # pragma: no branch - hidden from type checkers, which know the names

    def __getattr__(name: str) -> object:
        """What writes is imported when it is first asked for: replay only reads."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.writing"), name)
