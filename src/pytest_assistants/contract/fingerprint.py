"""What the contract is, in one word; another as soon as a row, a model or a check is another."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).resolve().parent
_BESIDE = ("wire.py", "event_stream.py", "multipart.py")
"""What reads an exchange before it is judged."""


@cache
def fingerprint() -> str | None:
    """The digest of all that judges an exchange; None where it cannot be read."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        digest.update(f"{version('pydantic-core')} ".encode())
        digest.update(_read(_pydantic()))
        for path in (*sorted(_files(str(_HERE), (_HERE.name,))), *((one,) for one in _BESIDE)):
            digest.update(f"\0{'/'.join(path)}\0".encode())
            digest.update(_read(os.path.join(_HERE.parent, *path)))  # noqa: PTH118 - a session waits for it
    except (OSError, PackageNotFoundError):
        return None
    digest.update(repr(sys.version_info[:2]).encode())
    return digest.hexdigest()


def _pydantic() -> str:
    """Where it says which version it is; its metadata, which hold its manual, take long to read."""
    spec = find_spec("pydantic")
    if spec is None or spec.origin is None:
        raise PackageNotFoundError("pydantic")
    return os.path.join(os.path.dirname(spec.origin), "version.py")  # noqa: PTH118, PTH120 - as above


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.readall()


def _files(folder: str, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The parts of each module's path."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from _files(one.path, (*parts, one.name))
            elif one.name.endswith(".py"):
                yield (*parts, one.name)
