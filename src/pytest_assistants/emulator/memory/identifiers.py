"""Ids that look like the service's and come out the same each time: hashed from kind and count."""

from __future__ import annotations

import hashlib
import string
from collections import Counter
from typing import TYPE_CHECKING

from pytest_assistants.contract.ids import id_prefix

if TYPE_CHECKING:
    from pytest_assistants.contract.paths import Dialect

_LETTERS = (string.digits + string.ascii_uppercase + string.ascii_lowercase).encode()
_BASE62 = bytes(_LETTERS[byte % len(_LETTERS)] for byte in range(256))
_USUAL_LENGTH = 24


class Identifiers:
    """Counts what was made of each kind; the n-th of a kind always bears the same id."""

    def __init__(self) -> None:
        self._made: Counter[str] = Counter()

    def next(self, kind: str, *, dialect: Dialect) -> str:
        """The next id of a kind of the contract: ``asst_`` and 24 letters and digits."""
        return (
            id_prefix(kind, dialect=dialect)
            + self._next_digest(kind)[:_USUAL_LENGTH].translate(_BASE62).decode()
        )

    def next_guid(self) -> str:
        """The next request id, as a GUID."""
        digits = self._next_digest("request").hex()
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}"

    def reset(self) -> None:
        """Count from the beginning again."""
        self._made.clear()

    def _next_digest(self, kind: str) -> bytes:
        self._made[kind] += 1
        return hashlib.sha256(f"{kind} {self._made[kind]}".encode()).digest()
