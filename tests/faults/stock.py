"""Stock vcrpy as its users meet it, and a way back from the patches that it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import vcr
from vcr.cassette import Cassette
from vcr.patch import CassettePatcherBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Matching by body is what users add once the default has given them wrong answers.
BY_BODY = ("method", "scheme", "host", "port", "path", "query", "body")


def cassette(path: Path, **options: Any) -> Any:
    """``use_cassette`` with nothing but these options."""
    return vcr.VCR().use_cassette(str(path), **options)


class Seams:
    """Every attribute that vcrpy patches, with what stands there now."""

    def __init__(self) -> None:
        self._real = list(_seams())

    @property
    def patched(self) -> list[str]:
        """The attributes that hold something else by now."""
        return [name for target, name, real in self._real if getattr(target, name) is not real]

    def restore(self) -> None:
        """Take every patch away."""
        for target, name, real in self._real:
            setattr(target, name, real)


def _seams() -> Iterator[tuple[Any, str, Any]]:
    for patcher in CassettePatcherBuilder(Cassette("nothing")).build():
        if hasattr(patcher, "attribute"):
            target = patcher.getter()
            yield target, patcher.attribute, getattr(target, patcher.attribute)
