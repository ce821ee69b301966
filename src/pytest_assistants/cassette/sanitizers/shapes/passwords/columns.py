"""Secrets in columns that spaces line up, below a head that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import (
    PASSWORD_WORDS,
    PASSWORDS,
)
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


_INSERT = re.compile(
    r"(?i)\b(?:insert|replace)\s{1,4}(?:\w{1,12}\s{1,4}){0,2}?into\s{1,4}[^\s()]{1,120}\s{0,4}"
    r"\((?P<names>[^()]{1,600})\)\s{0,4}(?:output\s[^()]{1,60}\s{1,4})?values\s{0,8}"
)
_VALUES = re.compile(r"\((?P<cells>(?:[^()']|'(?:[^'\\]|''|\\.){0,400}+'){1,400}+)\)[\s,]{0,8}")
_CELL_OF_VALUES = re.compile(r"\s*+(?:N?'(?P<value>(?:[^'\\]|''|\\.){0,400}+)'|[^,']{0,200}+)")
_SECRET_NAME = re.compile(
    rf"(?i)[\s\"'`\[]*[\w-]{{0,24}}?(?:{PASSWORDS}|pass|pw|secret|token)[\s\"'`\]]*"
)


def _inserted(text: str) -> Iterator[Span]:
    """What a statement of SQL gives to columns of secrets."""
    for insert in _INSERT.finditer(text):
        secret = [bool(_SECRET_NAME.fullmatch(one)) for one in insert["names"].split(",")]
        at = insert.end()
        while any(secret) and (row := _VALUES.match(text, at)):
            at = row.end()
            yield from _cells(text, row, secret)


def _cells(text: str, row: re.Match[str], secret: list[bool]) -> Iterator[Span]:
    at, end = row.span("cells")
    for is_secret in secret:
        cell = _CELL_OF_VALUES.match(text, at, end)
        if cell is None:
            return
        if is_secret and cell["value"] and looks_secret(cell["value"]):
            yield cell.span("value")
        at = cell.end() + 1


COLUMNS: tuple[Rule, ...] = (
    Rule(
        "secrets-inserted",
        "secret",
        marks="'",
        find=_inserted,
        needs=(*PASSWORD_WORDS, "pass", "pw", "secret", "token"),
        words=frozenset({"into"}),
        positives=(
            "INSERT INTO users (login, password, on) VALUES ('svc', 'maple-96.river', 1);",
            "insert into u (`pw`, a) values ('sesame9', 'it''s'), ('river8', NULL)",
            "REPLACE INTO u (a, secret) VALUES (N'b, c', N'sesame9')",
        ),
        negatives=(
            "INSERT INTO users (login, password) VALUES (?, ?)",
            "INSERT INTO users (login, password) VALUES ('sesame9', 'required')",
            "INSERT INTO users (login, password, on) VALUES ('a')",
            "INSERT INTO users (login, mail) VALUES ('a', 'sesame9')",
        ),
    ),
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
