"""Secrets in columns that spaces line up, below a head that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule
from pytest_assistants.cassette.sanitizers.shapes.password_words import PASSWORD_WORDS, PASSWORDS
from pytest_assistants.cassette.sanitizers.shapes.randomness import looks_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_HEAD = re.compile(
    rf"(?im)(?:^|(?<=[ ][ ]))(?:[\w-]{{0,24}}(?:{PASSWORDS}|secret|token)(?:[ _-]?value)?"
    r"|(?:api|access|primary|secondary|admin|secret)[ _-]?key|key[ ]?\d)(?=[ ][ ]|[ ]?\r?$)"
)
_RULE = re.compile(r"[ ]*-{3,}[- ]*")
_CELL = re.compile(r"\S+")
_ROWS = 400


def _aligned(text: str) -> Iterator[Span]:
    """The cells that begin where such a head begins, down to an empty line."""
    if "  " not in text and "\n--" not in text:
        return
    for head in _HEAD.finditer(text):
        start = text.rfind("\n", 0, head.start()) + 1
        end = text.find("\n", head.end())
        if end >= 0 and (head.start() > start or "  " in text[start:end] or _is_ruled(text, end)):
            yield from _below(text, end + 1, head.start() - start)


def _is_ruled(text: str, end: int) -> bool:
    return _RULE.match(text, end + 1) is not None


def _below(text: str, at: int, column: int) -> Iterator[Span]:
    for _ in range(_ROWS):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if not text[at:end].strip():
            return
        cell = _CELL.match(text, min(at + column, end), end)
        if cell and (not column or text[cell.start() - 1] == " ") and looks_secret(cell[0]):
            yield cell.span()
        at = end + 1


COLUMNS: tuple[Rule, ...] = (
    Rule(
        "aligned-secrets",
        "secret",
        find=_aligned,
        needs=(*PASSWORD_WORDS, "secret", "token", "key"),
        positives=(
            "Key1              Key2\n----------------  ----\n0a1b2c3d4e5f6071  f9e8",
            "NAME   PASSWORD     AGE\ndb     sesame9      4d",
            "Password\n--------\nsesame9",
        ),
        negatives=(
            "NAME   SECRETS   AGE\ndb     1         4d",
            "Name   Password\ndb     required",
            "password\nsesame9",
            "Name   Password\n\ndb     sesame9",
        ),
    ),
)
