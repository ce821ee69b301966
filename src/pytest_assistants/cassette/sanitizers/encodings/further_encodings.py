"""Brotli and Zstandard, undone by whichever library for them is installed."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

LIBRARIES = {"br": "brotli", "zstd": "zstandard"}
"""What to install, by content encoding."""
_MODULES = {
    "br": ("brotli", "brotlicffi"),
    "zstd": ("compression.zstd", "backports.zstd", "zstandard"),
}


@dataclass(frozen=True, slots=True)
class FurtherDecoder:
    """What undoes one body, bite by bite; ``error`` is what the library raises."""

    decode: Callable[[bytes], bytes]
    is_whole: Callable[[], bool]
    error: type[Exception]


def further_decoder(name: str) -> FurtherDecoder | None:
    """A decoder for a content encoding, or None without a library for it."""
    for module in _MODULES.get(name, ()):
        try:
            library = importlib.import_module(module)
        except ImportError:
            continue
        return _brotli(library) if name == "br" else _zstd(library)
    return None


def _brotli(library: ModuleType) -> FurtherDecoder:
    decompressor = library.Decompressor()
    return FurtherDecoder(decompressor.process, decompressor.is_finished, library.error)


def _zstd(library: ModuleType) -> FurtherDecoder:
    """Python's own module, its backport, or the older library; all name things alike."""
    decompressor: Any = library.ZstdDecompressor()
    if hasattr(decompressor, "decompressobj"):
        decompressor = decompressor.decompressobj()
    return FurtherDecoder(
        decompressor.decompress,
        lambda: decompressor.eof and not decompressor.unused_data,
        library.ZstdError,
    )
