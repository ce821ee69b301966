"""What the contract is, in one word; another as soon as a row, a model or a check is another."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_BESIDE = ("wire.py", "event_stream.py", "multipart.py")
"""What reads an exchange before it is judged."""


@cache
def fingerprint() -> str | None:
    """The digest of all that judges an exchange; None where it cannot be read."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        digest.update(f"{version('pydantic')} {version('pydantic-core')}".encode())
        for path in (*sorted(_HERE.rglob("*.py")), *(_HERE.parent / one for one in _BESIDE)):
            digest.update(f"\0{path.relative_to(_HERE.parent).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    except (OSError, PackageNotFoundError):
        return None
    digest.update(repr(sys.version_info[:2]).encode())
    return digest.hexdigest()
