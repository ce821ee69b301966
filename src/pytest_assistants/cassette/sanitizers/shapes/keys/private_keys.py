"""Private keys: a block from BEGIN to END, or as far as it reads like a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_BODY = re.compile(r"(?:[A-Za-z0-9+/=\s,:]|\\[nr])*+")


def _private_keys(text: str) -> Iterator[Span]:
    """From BEGIN to END, and where the end is cut off, as far as it reads like a key."""
    ended = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() >= ended:
            end = _END.search(text, begin.end())
            ended = end.end() if end else _body_end(text, begin.end())
            yield begin.start(), ended


def _body_end(text: str, start: int) -> int:
    body = _BODY.match(text, start)
    return body.end() if body is not None else start


PRIVATE_KEY = Rule(
    "private-key",
    "secret",
    find=_private_keys,
    marks="-",
    needs=("private key",),
    positives=(
        "-----BEGIN PRIVATE" + " KEY-----\nMIIEvQIBADAN\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE" + " KEY-----\\nMIIEvQIBADAN\\n",
        "-----BEGIN PRIVATE KEY-----" * 2 + "-----END PRIVATE KEY-----",
    ),
    negatives=("-----BEGIN CERTIFICATE-----", "a private key begins with -----BEGIN"),
)
