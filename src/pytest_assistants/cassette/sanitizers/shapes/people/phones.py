"""Telephone numbers: with their country's, as they are written at home, behind words, in links."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching
from pytest_assistants.cassette.sanitizers.shapes.people.fictional_phones import is_fictional

_NAMES_TEXT = """
    phone/mobile/cell/call/fax/whatsapp/sms/text/dial/ring/reach/handy/contact/number is
    m\u00f3vil/rufnummer/hotline/puhelin/natel/telem\u00f3vel
    \u0442\u0435\u043b\u0435\u0444\u043e\u043d/\u0442\u0435\u043b.
    \u043c\u043e\u0431\u0438\u043b\u044c/\u043c\u043e\u0431\u0456\u043b\u044c/\u03c4\u03b7\u03bb
    \u03ba\u03b9\u03bd\u03b7\u03c4/\u96fb\u8a71/\u7535\u8bdd/\u624b\u673a/\u624b\u6a5f
    \u643a\u5e2f/\ud734\ub300/\uc804\ud654/\uc5f0\ub77d\ucc98/\u05d8\u05dc\u05e4\u05d5\u05df
    \u05e0\u05d9\u05d9\u05d3/\u0647\u0627\u062a\u0641/\u062c\u0648\u0627\u0644
    \u0645\u0648\u0628\u0627\u064a\u0644/\u062a\u0644\u0641\u0646
    \u0645\u0648\u0628\u0627\u06cc\u0644/\u0641\u0648\u0646/\u092b\u094b\u0928
    \u092b\u093c\u094b\u0928/\u092e\u094b\u092c\u093e\u0907\u0932/\u0e42\u0e17\u0e23
    \u0e40\u0e1a\u0e2d\u0e23\u0e4c/\u0e21\u0e37\u0e2d\u0e16\u0e37\u0e2d
    \u0111i\u1ec7n tho\u1ea1i/s\u0111t/\u09ab\u09cb\u09a8
"""
_NAMES = tuple(one.strip() for line in _NAMES_TEXT.strip().splitlines() for one in line.split("/"))
_PHONE_WORDS = re.compile(
    rf"(?i)(?:{'|'.join(map(re.escape, _NAMES))}"
    r"|\b(?:tel(?:efon|\u00e9fono)?|fone?|mob|ph(?=[.:])|cep|gsm|mobil|celular))\W{0,3}[^\n\d]{0,24}$"
)
_PHONE_NEEDS = (*_NAMES, "tel", "fon", "mob", "ph.", "ph:", "cep", "gsm", "celular")
_OTHER_WORDS = re.compile(
    r"(?i)(?:order|invoice|ticket|ref(?:erence)?|sku|part|serial|isbn|issn|batch|build|case|po"
    r"|tracking|version|model|item|product|article|page|lines?|code|port|id|doi|rfc|bug|issue)"
    r"s?\b[^\n\d]{0,12}$"
)
_DATE = re.compile(
    r"(?!00)\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}.*|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}.*", re.DOTALL
)
_MASK = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")  # of a net
_SUM = re.compile(r"\+ \d+")  # a plus, a space and one number: nobody writes a telephone's so
_SPACED = re.compile("[0-9 ]+")
_ROW = re.compile(r"(?:(?:1 )?\d{3} \d{3} \d{4} ?)+")  # of telephones
_BEFORE, _BESIDE = 40, 80


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_international(match: re.Match[str]) -> bool:
    if _SUM.fullmatch(match[0]):
        return False
    return 8 <= _digits(match[0]) <= 15 and not is_fictional(match[0])  # noqa: PLR2004 - E.164 ends at 15


def _is_other(text: str) -> bool:
    bare = text.strip()
    return is_fictional(bare) or any(one.fullmatch(bare) for one in (_DATE, _MASK))


def _is_in_a_row(match: re.Match[str]) -> bool:
    """Whether it stands among other numbers that only spaces part: ``377 610 987 1597``."""
    if _SPACED.fullmatch(match[0]) is None or match[0].startswith("0"):
        return False
    start, end = match.span()
    while start > 0 and match.end() - start < _BESIDE and match.string[start - 1] in " 0123456789":
        start -= 1
    behind = _SPACED.match(match.string, end, end + _BESIDE)
    row = match.string[start : behind.end() if behind else end].strip()
    return _ROW.fullmatch(row) is None


def _is_national(match: re.Match[str]) -> bool:
    if _is_in_a_row(match):
        return False
    most = 15 if match[0].startswith("00") else 13 if "/" in match[0] else 11
    if not 9 <= _digits(match[0]) <= most or _is_other(match[0]):  # noqa: PLR2004 - numbers with an area code have that many digits
        return False
    said = before(match, _BEFORE)
    return _PHONE_WORDS.search(said) is not None or _OTHER_WORDS.search(said) is None


def _is_told(match: re.Match[str]) -> bool:
    """A number that the words before it call a telephone's."""
    text = match[0].strip()
    if not 7 <= _digits(text) <= 15 or _is_other(text):  # noqa: PLR2004 - E.164 ends at 15
        return False
    if text.isdigit() and text.endswith("0000"):  # a round number of something else
        return False
    return _PHONE_WORDS.search(before(match, _BEFORE)) is not None


PHONES: tuple[Rule, ...] = (
    Rule(
        "international-phone",
        "phone",
        digits=8,
        find=matching(
            r"(?<![A-Za-z0-9+])\+[ ]?[1-9]\d{0,2}(?:[ .()/-]{0,3}\d{1,5}){2,8}(?![A-Za-z0-9_])",
            _is_international,
        ),
        marks="+",
        positives=(
            "+1 (425) 867-5309",
            "\u96fb\u8a71\u306f+1-763-598-8426\u3067\u3059",
            "call +4915112345678",
            "+44 20 7947 0018",
        ),
        negatives=(
            "1 + 2 + 3",
            "+10 points",
            "C++11",
            "UTC+02:00",
            "x + 1716000000",
            "+1 202-555-0173 2",
            *("+44 7700 900123", "+61 491 570 156", "+33 1 99 00 12 34"),
        ),
    ),
    Rule(
        "national-phone",
        "phone",
        digits=9,
        find=matching(
            r"(?<![A-Za-z0-9.+(-])(?:\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4}"
            r"|00[1-9]\d[ .-]?\d{1,4}(?:[ .-]?\d{2,4}){2,4}"
            r"|\(?0[1-9]\d{0,4}\)?(?:[ /-]| / )\d{2,8}(?:[ -]\d{2,5}){0,4}(?:-\d)?"
            r"|0[1-9](?:[ .-]\d{2}){4})(?![A-Za-z0-9]|-\d)",
            lambda match: _is_national(match) or _is_told(match),
        ),
        positives=(
            "425-867-5309",
            "(425) 867-5309",
            *("425 867 5309", "1 425 867 5309 425 867 5310"),
            "06 12 34 56 78",
            "030 12345678",
            *("020 7947 0018", "030 / 232 53 93", "unter 05251/557913-80,", "Fon 0211/5396854-0"),
        ),
        negatives=(
            "2024-05-01",
            "01-02-2024 10",
            "order 425-867-5309",
            "0.12345678",
            "1699009709",
            "pages 100-200",
            *("55 89 144 233 377 610 987 1597", "212 415 1201 99"),
            *("020 7946 0018", "01632 960123", "(03) 5550 1234", "030 / 23125 017"),
        ),
    ),
    Rule(
        "told-phone",
        "phone",
        needs=_PHONE_NEEDS,
        digits=7,
        find=matching(
            r"[(0-9](?<![A-Za-z0-9_.+-].)(?:(?<=[0-9])|(?<=\()\d)(?:(?:[ .()/-]{0,2}| / )\d){6,14}"
            r"(?![A-Za-z0-9_])",
            _is_told,
        ),
        positives=(
            *("phone: 8675309", "Call me at 4258675309", "Tel. 867 5309", "Ph: 867 5309"),
            "\u062c\u0648\u0627\u0644 \u0660\u0665\u0664\u0665\u0669\u0665\u0667\u0668\u0661",
            "\u7535\u8bdd\u662f13812345678",
        ),
        negatives=(
            "call id 12",
            "Hotel: 10203040",
            "Call 555-0142",
            "1699009709",
            "Phone orders in 2024-05-01",
            "call\n255.255.255.0",
        ),
    ),
    Rule(
        "phone-in-a-link",
        "phone",
        digits=7,
        marks=":/=",
        find=matching(
            r"(?i)(?:\b(?:wa|t)\.me/|\bsignal\.me/#p/"
            r"|\b(?:tel|sms|smsto|mmsto|callto|facetime|whatsapp|sip):(?://)?"
            r"|[?&;](?:phone|number|tel|msisdn)=)"
            r"(?P<value>(?:\+|%2B)?\d(?:[ .()-]{0,2}\d){6,14})(?!\d)",
            lambda match: not is_fictional(match["value"]),
        ),
        needs=(
            *("wa.me", "t.me", "signal.me", "tel:", "sms", "mmsto", "callto", "facetime"),
            *("whatsapp:", "sip:", "phone=", "number=", "tel=", "msisdn="),
        ),
        positives=("https://wa.me/41799881182?text=hi", "tel:0799881182", "send?phone=41799881182"),
        negatives=("https://wa.me/message", "tel:+1-202-555-0142", "tel: see 12"),
    ),
)
