"""What is left of a key that begins as its maker's keys do, or in hex, around any kind of mask."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.keys.partial_keys import MASK_SIGNS, is_odd

_PREFIXES = (
    *("sk-", "sess-", "ek_", "rk-", "github_pat_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    *("glpat-", "xoxb-", "xoxp-", "xoxa-", "xapp-", "AKIA", "ASIA", "AIza", "npm_", "pypi-", "hf_"),
    *("sk_live_", "sk_test_", "rk_live_", "whsec_", "SG.", "gsk_", "xai-", "pplx-", "hvs."),
    *("dop_v1_", "shpat_", "glsa_", "dckr_pat_", "nvapi-", "GOCSPX-", "dapi"),
)
_KINDS = r"(?:(?:proj|svcacct|admin|None|or-v1|ant-(?:api|admin|oat)\d\d)-)?"
_SAID = (
    r"[<\[({]{1,2}[ ]?(?:(?i:redacted|hidden|masked|snip(?:ped)?|removed|truncated|omitted|censored"
    r"|filtered|sanitized|elided|cut|secret)|\.{2,6}|\u2026|\*{2,12}"
    r"|\d{1,4}[ ]?(?:more[ ])?(?i:chars?|characters|bytes|zeichen))[ ]?[>\])}]{1,2}"
)
_MASK = rf"(?:{_SAID}|[{MASK_SIGNS}#~]{{3,200}}+|\.{{3,12}}+|\u2026)"
_ANY_MASK = re.compile(rf"{_MASK}|_{{4,}}|[xX]{{6,}}|-{{3,}}(?:[A-Z]{{3,12}}-{{3,}})?")
_LEFT = 3  # characters of a key that tell something


def _is_cut(match: re.Match[str]) -> bool:
    """``sk-proj-<hidden>`` leaves nothing; ``sk-learn[...]`` leaves a word."""
    rest = match["rest"]
    left = _ANY_MASK.sub("", rest)
    return left != rest and len(left) >= _LEFT and is_odd(left)


def _is_hex_of_key(match: re.Match[str]) -> bool:
    return match["value"].strip("0123456789x") != "" and any(map(str.isdigit, match["value"]))


CUT_KEYS: tuple[Rule, ...] = (
    Rule(
        "cut-key",
        "secret",
        unbroken=3,
        find=matching(
            rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, _PREFIXES))}){_KINDS}"
            rf"(?P<rest>(?:[A-Za-z0-9_-]{{1,120}}+|{_MASK}){{1,6}})",
            _is_cut,
        ),
        needs=tuple(prefix.lower() for prefix in _PREFIXES),
        positives=(
            *("sk-" + "proj-nlvL5[REDACTED]8xVA", "github_pat_" + "Rp5aX<hidden>nt55"),
            *("sk-" + "ant-api03-rGq0Fq____________9xQ2", "ghp_" + "aB3d(164 chars)koul"),
            *(
                "xoxb-" + "7315-aB\u00d7\u00d7\u00d7\u00d7\u00d7",
                "AKIA" + "Q3X\u2588\u2588\u2588\u2588",
            ),
            *(
                "sk-" + "proj-yEn1W********",
                "hf_" + "aB3d----MASKED----x7Q2",
                "npm_" + "aB3d<snip>9",
            ),
        ),
        negatives=(
            *("sk-<your key>", "sk-proj-[REDACTED]", "sk-ant-api03-<hidden>", "sk-learn[...]"),
            *("hf_model(12 chars)", "npm_config_cache", "sk-...", "ghp_xxxxxxxxxxxxxxxx"),
        ),
    ),
    Rule(
        "hex-key-crossed-out",
        "secret",
        unbroken=14,
        find=matching(
            r"(?<![A-Za-z0-9])(?P<value>[0-9a-f]{3,12}+x{8,60}+[0-9a-f]{3,12}+)(?![A-Za-z0-9])",
            _is_hex_of_key,
        ),
        needs=("xxxxxxxx",),
        positives=("Cl\u00e9 d'API invalide : d52615xxxxxxxxxxxxxxxxxxxxxxfc27",),
        negatives=("4111xxxxxxxx1111", "facexxxxxxxxbeef", "0xxxxxxxxx", "a1bxxxxxxxxxxxxz"),
    ),
    Rule(
        "key-in-slices",
        "secret",
        marks="[",
        unbroken=6,
        find=matching(
            r"(?i)(?:key|token|secret|password|pwd)\[-?\d{0,4}:-?\d{0,4}\][\"']?"
            r"[ ]{0,2}(?:=|:|is|->)[ ]{0,2}[\"']?(?P<value>[A-Za-z0-9+/_=-]{6,200}+)",
            lambda match: is_odd(match["value"]),
        ),
        needs=("key[", "token[", "secret[", "password[", "pwd["),
        positives=("key[0:16]=06d2de8efe3461dd", "key[16:] = '01162a7d456df8e1'"),
        negatives=("key[0:16]=nothing", "key[0:16] = value[1:]", "keys[0] = 12ab34cd"),
    ),
)
