"""Headers that nobody knows, whose value a machine drew: it may be a key, whatever they are called.

What names an exchange, a content, a client or a time is drawn too, and no key.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pytest_assistants.cassette.pseudonyms import is_id

_HARMLESS = re.compile(
    r"(?:accept|content|if|sec|priority|x-b3|x-envoy|x-forwarded|x-stainless|x-amz-cf|cf)(?:-.*)?"
    r"|b3|baggage|boundary|etag|forwarded|from|host|origin|range|referer|te|trailer|via|warning"
    r"|(?:.*[-_])?(?:ids?|[ug]uid|traceid|spanid|traceparent|tracestate|trace|span|context|tags?"
    r"|date|time|timestamp|start|version|release|commit|revision|build|agent|hash|digest|md5"
    r"|crc32c?|sha\d{0,3}|checksum|nonce|length|type|encoding|language|host|origin|uri|url|path)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[A-Za-z][\w-]{0,30} ")
_VALUE = re.compile(r"[\w+/~%.:-]{16,4000}={0,2}", re.ASCII)
_PARTS = re.compile(r"[^A-Za-z0-9]+")
_LEAST = 16  # characters
_CHANGES = 5  # more than in a time stamp; where cases are mixed, names have many
_SHARE = 0.4


def drawn_value(name: str, value: str) -> str | None:
    """The value, without the name of a scheme, if it may be a key; else None."""
    if len(value) < _LEAST or is_harmless(name):
        return None
    bare = _SCHEME.sub("", value.strip(), count=1)
    if _VALUE.fullmatch(bare) is None or is_id(bare):
        return None
    return bare if any(_is_drawn(part) for part in _PARTS.split(bare)) else None


@lru_cache(maxsize=512)
def is_harmless(name: str) -> bool:
    """Whether what a header of that name says is drawn, if at all, as no key is."""
    return _HARMLESS.fullmatch(name) is not None


def _is_drawn(part: str) -> bool:
    """Whether digits, letters and capitals follow one another as by chance."""
    if len(part) < _LEAST or part.isalpha() or part.isdigit():
        return False
    kinds = [(one.isdigit(), one.isupper()) for one in part]
    changes = sum(left != right for left, right in pairwise(kinds))
    one_case = part in (part.lower(), part.upper())
    return changes >= (_CHANGES if one_case else _SHARE * len(part))
