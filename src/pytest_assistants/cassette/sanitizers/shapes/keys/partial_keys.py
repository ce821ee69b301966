"""What is left of a key where its middle is crossed out, and its ends told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

MASK_SIGNS = "*\u2022\u25cf\u25aa\u25a0\u2219\u00b7\uff0a\u00d7\u2588\u2593\u2592\u2591"
_MASK = re.compile(f"[.\u2026#{MASK_SIGNS}]+|[xX]{{4,}}|_{{4,}}")
_END = re.compile(
    r"(?i)\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|end(?:s|ed|ing)?|prefix(?:ed)?|suffix(?:ed)?"
    r"|first|last|beginn(?:t|end)|endet|endend|commen\u00e7ant|(?:se )?terminant)"
    r"[ ](?:(?:with|in|by|on|mit|auf|par|\w{1,12}[ ](?:characters|chars|digits|letters))"
    r"(?:[ ](?:are|is|were))?)[: ]{0,2}[\"'`\u201c\u2018\u201e\u00ab]{0,2}"
    r"(?P<value>[A-Za-z0-9_+/-]{4,24})(?![A-Za-z0-9])"
)
_KEY_WORDS = ("key", "token", "secret", "credential", "password", "schl\u00fcssel", "cl\u00e9")
_KEY = re.compile("|".join(_KEY_WORDS), re.IGNORECASE)
_SAID = 100  # characters


def _told_ends(text: str) -> Iterator[Span]:
    """The ends of a key that a sentence tells: ``the key starting with 'aB3d' and ending in …``."""
    for end in _END.finditer(text):
        if is_odd(end["value"]) and _KEY.search(before(end, _SAID)):
            yield end.span("value")


def _is_masked(match: re.Match[str]) -> bool:
    """Stars between what is left of a key; ``**bold**`` leaves words."""
    left, right = match["left"], match["right"]
    if left.startswith(("sk-", "sess-", "ek_")):
        return True
    return any(is_odd(part) for part in (left, right)) and bool(left or len(right) > 2)  # noqa: PLR2004 - a plural's end is none


def _is_cut(match: re.Match[str]) -> bool:
    """Both ends of a key whose middle is crossed out, or an odd end of one."""
    return match["mask"] is not None or is_odd(_MASK.sub("", match["value"]))


def is_odd(part: str) -> bool:
    """Whether it has a digit, or cases as no word has."""
    return any(map(str.isdigit, part)) or (part[1:] != part[1:].lower() and part != part.upper())


PARTIAL_KEYS: tuple[Rule, ...] = (
    Rule(
        "partial-key",
        "secret",
        find=matching(
            rf"(?<![A-Za-z0-9_*.~+/=-])(?P<left>[A-Za-z0-9_.~+/=-]{{0,40}}+)[{MASK_SIGNS}]{{3,200}}+"
            r"(?P<right>[A-Za-z0-9_~+/=-]{2,40}+)",
            _is_masked,
        ),
        needs=tuple(3 * sign for sign in MASK_SIGNS),
        positives=(
            "Incorrect API key: sk-UGxlY" + "**********yZQo.",
            "ending in ****x7Q2",
            "Der Schl\u00fcssel SOXnz\u2022\u2022\u2022\u2022\u2022\u20222khj wurde gesperrt.",
        ),
        negatives=("***bold***", "a ****** b", "SELECT ***name FROM t", "****ing"),
    ),
    Rule(
        "shortened-key",
        "secret",
        marks=".\u2026",
        unbroken=3,
        find=matching(
            r"(?<![A-Za-z0-9])(?:sk-|sess-|ek_|AKIA|ghp_)[A-Za-z0-9_-]{0,60}+"
            r"(?:\.{2,6}|\u2026)[A-Za-z0-9_-]{2,60}+"
        ),
        needs=("sk-", "sess-", "ek_", "akia", "ghp_"),
        positives=("sk-proj-abcd" + "...wxyz",),
        negatives=("sk-learn... and others", "a...b"),
    ),
    Rule(
        "masked-key",
        "secret",
        unbroken=3,
        find=matching(
            r"(?i)(?:key|token|secret|credential|password|schl\u00fcssel|cl\u00e9|llave|clave|chiave|chave"
            r"|sleutel|klucz|nyckel|\u043a\u043b\u044e\u0447)s?\b[^\n]{0,24}?(?P<value>(?<![A-Za-z0-9_-])"
            r"(?:(?P<left>[A-Za-z0-9]{2,11}[a-wyz0-9])(?P<mask>x{4,64}|#{4,64}|\*{4,64})(?P<right>[a-wyz0-9][A-Za-z0-9]{2,11})"
            rf"|[A-Za-z0-9_-]{{0,40}}(?:\.{{3,64}}|\u2026|_{{4,64}}|\#{{4,64}}|x{{6,64}}|[{MASK_SIGNS}]{{3,64}})"
            r"[A-Za-z0-9_-]{3,40}|(?:sk-[a-z-]{0,12})?[A-Za-z0-9]{4,12}(?:\*{4,64}|\u2022{4,64})))(?![A-Za-z0-9_-])",
            _is_cut,
        ),
        needs=(
            *("...", "\u2026", "xxxx", "####", "____"),
            *(3 * sign for sign in MASK_SIGNS),
        ),
        positives=(
            "Incorrect API key provided: aB3d...x7Q2.",
            "key \u2026aB3dx7 is disabled",
            "token 'xxxxxxxxxxxx4pyP' expired",
            "key ab12\u2022\u2022\u2022\u2022\u2022\u2022Ehtq7",
            "key=lummrxxxxxxxxxxxxfmxu",
            "token ab12####cd34",
            "secret: aB3d________x7Q2",
            "password ab3d******",
        ),
        negatives=(
            *("key ____ name", "token: my____name", "key: maxxxxed", "password ********"),
            "the key... and others",
            "a token...then2",
            "keys: a, b, ...",
            "key xxxxxxxxxx",
        ),
    ),
    Rule(
        "key-told-by-its-ends",
        "secret",
        find=_told_ends,
        needs=_KEY_WORDS,
        positives=(
            "The API key starting with 'az0Y3aNO' and ending in 'pDhf4' was disabled",
            "token ending with x7Q2k9",
        ),
        negatives=(
            "the key starting with the first row",
            "lines ending with x7Q2k9",
            "a key beginning with users",
        ),
    ),
)
