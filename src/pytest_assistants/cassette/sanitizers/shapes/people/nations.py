"""Numbers that states give to persons, told by their form, a date inside and check digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching
from pytest_assistants.cassette.sanitizers.shapes.people import checksums

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.sanitizers.rules import Find

_NOT_WORD = re.compile(r"\W")
_OTHER_WORDS = re.compile(
    r"(?i)(?:order|invoice|ticket|sku|part|serial|isbn|issn|ean|gtin|upc|batch|build|tracking"
    r"|version|model|item|product|article|timestamp|epoch|id)s?"
    r"[ ]?(?:no\.?|number|code)?[ :#=]{0,3}$"
)
_BEFORE = 32


def _checked(check: Callable[[str], bool]) -> Callable[[re.Match[str]], bool]:
    """Whether the check agrees, and no word before says that it is another number."""

    def is_person(match: re.Match[str]) -> bool:
        bare = _NOT_WORD.sub("", match[0]).upper()
        return _OTHER_WORDS.search(before(match, _BEFORE)) is None and check(bare)

    return is_person


def _is_hetu(match: re.Match[str]) -> bool:
    return checksums.hetu(match[0].upper())


def _glued(pattern: str, check: Callable[[re.Match[str]], bool] | None = None) -> Find:
    """Where letters of other scripts may stand at either end: they need no gap."""
    return matching(f"(?a){pattern}", check)


_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# Behind the first character, so that the search for that one is quick.
_EDGE, _END = r"(?<![\w.,/+-].)", r"(?![\w]|[.,/-]\d)"

NATIONS: tuple[Rule, ...] = (
    Rule(
        "swiss-person-number",
        "number",
        digits=13,
        find=_glued(
            rf"7{_EDGE}56[. ]?\d{{4}}[. ]?\d{{4}}[. ]?\d{{2}}{_END}", _checked(checksums.ean)
        ),
        positives=("756.9217.0769.85", "7569217076985"),
        negatives=("756.9217.0769.86", "EAN 7569217076985"),
    ),
    Rule(
        "chinese-person-number",
        "number",
        unbroken=18,
        digits=17,
        find=_glued(
            rf"[1-8](?<![\w.,/+-].)\d{{5}}(?:19|20)\d{{2}}{_MONTH_DAY}\d{{3}}[\dXx]{_END}",
            _checked(checksums.resident),
        ),
        positives=("11010519491231002X", "\u53f7\u662f11010519491231002X\u3002"),
        negatives=("110105194912310021", "order 11010519491231002X"),
    ),
    Rule(
        "finnish-person-number",
        "number",
        unbroken=11,
        digits=6,
        marks="-+A",
        find=_glued(
            rf"[0-3]{_EDGE}\d(?<=0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{{2}}[-+A]\d{{3}}[0-9A-Y](?![\w-])",
            _is_hetu,
        ),
        positives=("131052-308T",),
        negatives=("131052-308U", "131352-308T"),
    ),
    Rule(
        "singapore-person-number",
        "number",
        unbroken=9,
        digits=7,
        find=_glued(
            r"[STFG](?<![\w.-].)\d{7}[A-Z](?![\w-])", lambda match: checksums.nric(match[0])
        ),
        positives=("S1234567D",),
        negatives=("S1234567E",),
    ),
    Rule(
        "polish-person-number",
        "number",
        unbroken=11,
        digits=11,
        find=_glued(
            rf"\d{_EDGE}\d(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\d|3[01])\d{{5}}{_END}",
            _checked(checksums.pesel),
        ),
        positives=("44051401359",),
        negatives=("44051401358", "order 44051401359", "0.44051401359"),
    ),
    Rule(
        "turkish-person-number",
        "number",
        unbroken=11,
        digits=11,
        find=_glued(rf"[1-9]{_EDGE}\d{{9}}[02468]{_END}", _checked(checksums.turkish)),
        positives=("10000000146",),
        negatives=("10000000148", "SKU 10000000146"),
    ),
    Rule(
        "south-african-person-number",
        "number",
        digits=13,
        find=_glued(
            rf"\d{_EDGE}\d{_MONTH_DAY} ?\d{{4}} ?[01][89]\d{_END}", _checked(checksums.luhn)
        ),
        positives=("8001015009087",),
        negatives=("8001015009088", "ISBN 8001015009087"),
    ),
    Rule(
        "swedish-person-number",
        "number",
        unbroken=11,
        digits=10,
        marks="-+",
        find=_glued(
            rf"\d{_EDGE}\d(?:(?<=19|20)\d{{2}})?{_MONTH_DAY}[-+]\d{{4}}{_END}",
            lambda match: checksums.luhn(_NOT_WORD.sub("", match[0])[-10:]),
        ),
        positives=("811218-9876",),
        negatives=("811218-9875", "811318-9876"),
    ),
    Rule(
        "korean-person-number",
        "number",
        unbroken=14,
        digits=13,
        marks="-",
        find=_glued(rf"\d{_EDGE}\d{_MONTH_DAY}-[1-8]\d{{6}}{_END}"),
        positives=("820701-2409184",),
        negatives=("821301-2409184", "820701-9409184"),
    ),
    Rule(
        "french-person-number",
        "number",
        digits=8,
        find=_glued(
            rf"[12]{_EDGE} ?\d{{2}} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{{2}}|2[AB]) ?\d{{3}} ?\d{{3}}"
            rf" ?\d{{2}}{_END}",
            _checked(checksums.nir),
        ),
        positives=("1 85 05 78 006 084 91", "185057800608491", "1 85 05 2A 006 084 35"),
        negatives=("1 85 05 78 006 084 92",),
    ),
    Rule(
        "belgian-person-number",
        "number",
        unbroken=15,
        digits=11,
        marks=".",
        find=_glued(
            rf"\d{_EDGE}\d\.\d{{2}}\.\d{{2}}-\d{{3}}\.\d{{2}}{_END}",
            _checked(checksums.belgian),
        ),
        positives=("85.07.30-033.28",),
        negatives=("85.07.30-033.29",),
    ),
    Rule(
        "chilean-person-number",
        "number",
        unbroken=11,
        digits=7,
        marks=".",
        find=_glued(rf"\d{_EDGE}\d?\.\d{{3}}\.\d{{3}}-[\dKk](?![\w-])", _checked(checksums.rut)),
        positives=("12.345.678-5",),
        negatives=("12.345.678-6", "12.345.678"),
    ),
    Rule(
        "argentine-person-number",
        "number",
        unbroken=13,
        digits=11,
        marks="-",
        find=_glued(rf"[23]{_EDGE}[0347]-\d{{8}}-\d{_END}", _checked(checksums.cuit)),
        positives=("20-12345678-6",),
        negatives=("20-12345678-7",),
    ),
    Rule(
        "brazilian-company-number",
        "number",
        unbroken=18,
        digits=14,
        marks="/",
        find=_glued(
            r"\d(?<![\w.-].)\d\.\d{3}\.\d{3}/\d{4}-\d{2}(?![\w-])", _checked(checksums.cnpj)
        ),
        positives=("11.222.333/0001-81",),
        negatives=("11.222.333/0001-82",),
    ),
    Rule(
        "mexican-person-number",
        "number",
        unbroken=9,
        digits=6,
        find=_glued(
            rf"[A-Z](?<![\w.-].)[A-Z&]{{3}}\d{{2}}{_MONTH_DAY}"
            r"(?:[HMX][A-Z]{5}[A-Z0-9]\d|[A-Z0-9]{3})(?![\w-])"
        ),
        positives=("HEGG560427MVZRRL04", "HEGG560427AB1"),
        negatives=("HEGG561427MVZRRL04", "ABCD1234567890"),
    ),
)
