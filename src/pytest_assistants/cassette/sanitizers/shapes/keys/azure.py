"""Azure's own keys, told by the signatures that are built into them.

Source: the key formats of microsoft/security-utilities, 2024.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_text, looks_random

if TYPE_CHECKING:
    import re

_B64 = "[A-Za-z0-9+/]"
_WIDE = "[A-Za-z0-9+/_-]"


def _is_key(match: re.Match[str]) -> bool:
    """No digest that names itself, nothing that merely repeats, and no text in base64."""
    if before(match, 8).lower().endswith("sha512:") or not looks_random(match[0]):
        return False
    return not is_text(base64.b64decode(match[0]))


AZURE: tuple[Rule, ...] = (
    Rule(
        "azure-cask-key",
        "secret",
        unbroken=84,
        within=True,
        find=matching(rf"{_WIDE}{{52}}JQQJ99[A-Za-z0-9][A-L]{_WIDE}{{24}}(?:{_WIDE}{{4}}\b)?"),
        needs=("jqqj99",),
        positives=("a1B2" * 13 + "JQQJ99" + "BA" + "C" * 12 + "AAAB" + "ACOG" + "x1y2",),
        negatives=("JQQJ99 alone", "a1B2" * 8 + "JQQJ99BA" + "C" * 24),
    ),
    Rule(
        "azure-identifiable-key",
        "secret",
        unbroken=43,
        within=True,
        find=matching(
            rf"{_B64}{{76}}(?:\+ASt|ACDb|APIM|\+ABa|\+AMC|AIoT){_B64}{{6}}=="
            rf"|{_WIDE}{{44}}AzFu{_WIDE}{{6}}=="
            rf"|{_WIDE}{{42}}(?:AzSe|\+ACR){_WIDE}{{6}}"
            rf"|{_B64}{{33}}(?:\+ASb|\+AEh|\+ARm|AzCa|AIoT){_B64}{{5,6}}="
            rf"|[A-Za-z0-9]{{76}}AZDO[A-Za-z0-9]{{4}}"
        ),
        needs=(
            *("azse", "azfu", "azca", "apim", "acdb", "+ast", "+asb", "+acr", "+aba", "+amc"),
            *("aiot", "+aeh", "+arm", "azdo"),
        ),
        positives=(
            "a1" * 38 + "+AStaaaaaQ==",
            "a1" * 22 + "AzFuaaaaaQ==",
            "a1" * 21 + "AzSeAaaaaa",
            "a1" * 38 + "AZDO" + "aB3d",
            "a" * 33 + "AzCaaaaaaa=",
        ),
        negatives=("APIM and AzSe are signatures", "a" * 20 + "+AStaaaaaQ=="),
    ),
    Rule(
        "entra-client-secret",
        "secret",
        unbroken=37,
        within=True,
        find=matching(r"[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}+(?![A-Za-z0-9_~-])"),
        needs=("q~",),
        positives=(
            "abc8Q~" + "aB3_~.-" * 4 + "aB3xY9",
            "x=xabc8Q~" + "aB3_~.-" * 4 + "aB3xY9",
        ),
        negatives=("FAQ~s and Q~A", "abc8Q~short"),
    ),
    Rule(
        "entra-refresh-token",
        "secret",
        unbroken=63,
        find=matching(
            r"(?<![A-Za-z0-9_.-])(?:[01]\.A|M\.[CR]\d{3}_)[A-Za-z0-9_.!*-]{60,2400}+",
            lambda match: looks_random(match[0]),
            hint=r"[01]\.A|M\.[CR][0-9]",
        ),
        marks=".",
        positives=("0.AXEA" + "aB3dE6gH-" * 5 + ".AgABAwEAAAD" + "aB3dE6gH" * 5,),
        negatives=("1.A short one", "0.A" + "a" * 70, "a.0.A" + "aB3dE6gH" * 9),
    ),
    Rule(
        "azure-64-byte-key",
        "secret",
        unbroken=88,
        within=True,
        find=matching(rf"(?<![A-Za-z0-9+/_=-]){_B64}{{86}}==(?![A-Za-z0-9+/=])", _is_key),
        needs=("==",),
        positives=("aB3dE6gH9jK2mN5pQ8sT1v" * 3 + "aB3dE6gH9jK2mN5pQ8sT==",),
        negatives=(
            "sha512:" + "aB3dE6gH9jK2mN5pQ8sT1v" * 3 + "aB3dE6gH9jK2mN5pQ8sT==",
            "a" * 86,
            "bm8ga2V5LCBwcm9zZTsg" * 4 + "ZW5kLg==",
        ),
    ),
)
