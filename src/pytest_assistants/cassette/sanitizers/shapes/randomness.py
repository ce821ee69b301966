"""Whether a value was drawn by a machine or thought up as a secret, rather than being a word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SEPARATORS = re.compile(r"[-_.+/=~:]+")
_PLACEHOLDERS = re.compile(
    r"(?i)\s*(?:[<{$%\[(*].*|.*[>}\])]|x{3,}|\.{3,}|your[-_ ].*|my[-_ ].*|some[-_ ].*|example.*"
    r"|placeholder.*|redacted.*|dummy.*|fake.*|sample.*|changeme|insert[-_ ].*|not[-_ ]?set"
    r"|none|null|true|false|undefined|string|required|optional|hidden|secret|password|token"
    r"|os\.environ.*|process\.env.*|getenv.*|self\..*|settings\..*|config\..*|env\..*|args\..*)\s*",
    re.DOTALL,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+\S{0,12}")
_CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\(.*)?")
_CAMEL = re.compile(r"[A-Za-z]?[a-z]{2,}(?:[A-Z][a-z]{1,})*\d{0,2}")
_MIN_MIXED = 8
_LONG = 20


def looks_random(value: str) -> bool:
    """Whether a part of the value mixes letters with digits, or cases, as no word does."""
    return any(_is_mixed(part) for part in _SEPARATORS.split(value))


def _is_mixed(part: str) -> bool:
    """``a1b2c3d4`` and ``aBxQzRtU``, but neither ``report2024`` nor ``camelCase`` nor ``V2``."""
    if len(part) < _MIN_MIXED or _CAMEL.fullmatch(part):
        return False
    digits, letters = _count(part, str.isdigit), _count(part, str.isalpha)
    if digits and letters:
        return _changes(part) >= 2  # noqa: PLR2004 - report2024 changes once
    return letters >= _LONG and _changes_case(part) >= 4  # noqa: PLR2004 - as no camelCase word


def is_text(data: bytes) -> bool:
    """Whether bytes can be read, which those of a key cannot."""
    try:
        return all(one.isprintable() or one.isspace() for one in data.decode())
    except UnicodeDecodeError:
        return False


def is_placeholder(value: str) -> bool:
    """Whether the value stands for a secret in a text that explains: ``<your-key>``, ``None``."""
    return _PLACEHOLDERS.fullmatch(value) is not None


def looks_secret(value: str) -> bool:
    """Whether a value that is said to be a password or key is one: no word, number, date, call."""
    if is_placeholder(value) or _DATE.fullmatch(value) or _VERSION.fullmatch(value):
        return False
    digit, letter = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    odd = any(not character.isalnum() and character not in "-_.,:/ " for character in value)
    if not letter or not (digit or odd):
        return looks_random(value)
    return not (_CODE.fullmatch(value) and "(" in value)


def _count(part: str, test: Callable[[str], bool]) -> int:
    return sum(map(test, part))


def _changes(part: str) -> int:
    kinds = [character.isdigit() for character in part]
    return sum(left != right for left, right in pairwise(kinds))


def _changes_case(part: str) -> int:
    kinds = [character.isupper() for character in part]
    return sum(left != right for left, right in pairwise(kinds))
