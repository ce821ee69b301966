"""Keys of other makers, told by their prefixes.

Sources: the makers' own documentation of their token formats, 2024 to 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import looks_random

if TYPE_CHECKING:
    import re

_MANY = 12  # different characters: more than words with underscores have
_EDGE = r"(?<![A-Za-z0-9])"
_PREFIXED = (
    r"gh[pousr]_[A-Za-z0-9]{30,255}+|github_pat_[A-Za-z0-9_]{22,255}+"
    r"|glpat-[A-Za-z0-9_.-]{20,255}+|npm_[A-Za-z0-9]{30,255}+|pypi-[A-Za-z0-9_-]{50,400}+"
    r"|(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z2-7]{16}(?![A-Za-z0-9])"
    r"|AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,1000}+|GOCSPX-[A-Za-z0-9_-]{20,60}+"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,300}+|xapp-[A-Za-z0-9-]{10,300}+"
    r"|hf_[A-Za-z0-9]{30,100}+|api_org_[A-Za-z]{30,100}+|dapi[0-9a-f]{32}(?:-\d)?"
    r"|[srp]k_(?:live|test)_[A-Za-z0-9]{16,255}+|whsec_[A-Za-z0-9+/=]{24,100}+"
    r"|SG\.[A-Za-z0-9_-]{16,32}+\.[A-Za-z0-9_-]{32,64}+"
    r"|gsk_[A-Za-z0-9]{30,100}+|xai-[A-Za-z0-9]{40,120}+|pplx-[A-Za-z0-9]{30,100}+"
    r"|r8_[A-Za-z0-9]{30,60}+|do[opr]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"
    r"|lin_api_[A-Za-z0-9]{30,60}+|dckr_pat_[A-Za-z0-9_-]{20,60}+|nvapi-[A-Za-z0-9_-]{40,100}+"
    r"|\d{8,10}:AA[A-Za-z0-9_-]{33}"
)
_PREFIXES = (
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "npm_", "pypi-", "akia"),
    *("asia", "abia", "acca", "aroa", "aida", "aiza", "ya29.", "gocspx-", "xox", "xapp-", "hf_"),
    *("api_org_", "dapi", "k_live_", "k_test_", "whsec_", "sg.", "gsk_", "xai-"),
    *("pplx-", "r8_", "_v1_", "shp", "lin_api_", "dckr_pat_", "nvapi-", ":aa"),
)


def _is_openai(match: re.Match[str]) -> bool:
    return "T3BlbkFJ" in match[0] or looks_random(match["body"])


def _is_masked(match: re.Match[str]) -> bool:
    """Stars between what is left of a key; ``**bold**`` leaves words."""
    left, right = match["left"], match["right"]
    if left.startswith(("sk-", "sess-", "ek_")):
        return True
    return any(_is_odd(part) for part in (left, right)) and bool(left or len(right) > 2)  # noqa: PLR2004 - a plural's end is none


def _is_odd(part: str) -> bool:
    return any(map(str.isdigit, part)) or (part[1:] != part[1:].lower() and part != part.upper())


VENDORS: tuple[Rule, ...] = (
    Rule(
        "openai-key",
        "secret",
        unbroken=16,
        find=matching(
            r"(?<![A-Za-z0-9])(?:sk-|sess-|ek_|rk-)"
            r"(?P<body>[A-Za-z0-9_-]{16,400}+)",
            _is_openai,
        ),
        needs=("sk-", "sess-", "ek_", "rk-"),
        positives=(
            "sk-" + "proj-aB3dE6gH9jK2mN5pQ8sT",
            "key='sk-" + "0123abcd4567ef890123'",
            "sess-" + "aB3dE6gH9jK2mN5pQ8sT",
            "ek_" + "68aB3dE6gH9jK2mN5pQ8",
        ),
        negatives=(
            "sk-learn-is-a-library-for-machine-learning",
            "disk-aB3dE6gH9jK2mN5pQ8sT",
            "sk-short1",
        ),
    ),
    Rule(
        "partial-key",
        "secret",
        marks="*",
        find=matching(
            r"(?<![A-Za-z0-9_*.~+/=-])(?P<left>[A-Za-z0-9_.~+/=-]{0,40}+)\*{3,200}+"
            r"(?P<right>[A-Za-z0-9_~+/=-]{2,40}+)",
            _is_masked,
        ),
        needs=("***",),
        positives=("Incorrect API key: sk-UGxlY" + "**********yZQo.", "ending in ****x7Q2"),
        negatives=("***bold***", "a ****** b", "SELECT ***name FROM t", "****ing"),
    ),
    Rule(
        "shortened-key",
        "secret",
        marks=".\u2026",
        unbroken=5,
        find=matching(
            r"(?<![A-Za-z0-9])(?:sk-|sess-|ek_|AKIA|ghp_)[A-Za-z0-9_-]{2,60}+"
            r"(?:\.{2,6}|\u2026)[A-Za-z0-9_-]{2,60}+"
        ),
        needs=("sk-", "sess-", "ek_", "akia", "ghp_"),
        positives=("sk-proj-abcd" + "...wxyz",),
        negatives=("sk-learn... and others", "a...b"),
    ),
    Rule(
        "account-or-key-number",
        "secret",
        unbroken=32,
        find=matching(r"[AS](?<![A-Za-z0-9].)[CK](?<=AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])"),
        needs=("ac", "sk"),
        positives=("AC" + "0123456789abcdef" * 2, "SK" + "0a1b2c3d4e5f6789" * 2),
        negatives=("AC", "SK" + "0123456789abcdef", "ASK" + "0123456789abcdef" * 2),
    ),
    Rule(
        "vendor-key",
        "secret",
        unbroken=12,
        find=matching(
            _EDGE + rf"(?:{_PREFIXED})",
            lambda match: any(map(str.isdigit, match[0])) or len(set(match[0])) > _MANY,
        ),
        needs=_PREFIXES,
        positives=(
            "ghp_" + "a1B2" * 9,
            "AKIA" + "IOSFODNN7ABCDEFG",
            "AIza" + "a1B2c" * 7,
            "xoxb-" + "1234567890-abcdef",
            "hf_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ",
            "sk_live_" + "aB3dE6gH9jK2mN5pQ8sT",
        ),
        negatives=("ghp_ and hf_ are prefixes", "AKIA", "npm_config_registry", "hf_hub_download"),
    ),
)
