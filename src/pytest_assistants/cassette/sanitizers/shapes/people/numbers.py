"""Numbers of cards, accounts and persons: by their check digits, or by the words before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, before, matching
from pytest_assistants.cassette.sanitizers.shapes.people import checksums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_NOT_WORD = re.compile(r"\W")
_LENGTHS = {
    "2": (16,),
    "3": (14, 15),
    "35": (16, 17, 18, 19),
    "4": (13, 16, 19),
    "5": (16,),
    "6": (16, 17, 18, 19),
}
_OTHER_WORDS = re.compile(
    r"(?i)(?:order|invoice|ticket|sku|part|serial|isbn|issn|batch|build|tracking|version|model"
    r"|item|product|article|rfc|timestamp)s?[ ]?(?:no\.?|number|id|code)?[ :#]{0,2}$"
)
_PASSPORT = re.compile(r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{8,9}")
_BEFORE = 32
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}"
    r"(?:[ .-]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_IBAN_HINT = re.compile("[0-9](?<=[A-Za-z]{2}.)[0-9]")
_GROUP = re.compile("[0-9a-f]{4}")
_GAP = re.compile("[ .-]")
_CARD = re.compile(
    r"[2-6](?<![A-Za-z0-9.+-].)\d{3}(?:(?:[ -]?\d){9,23}|(?:\.\d{4}){3})"
    r"(?![A-Za-z0-9]|[.-]\d)"
)


def _bare(text: str) -> str:
    return _NOT_WORD.sub("", text).upper()


def _is_other(match: re.Match[str]) -> bool:
    return _OTHER_WORDS.search(before(match, _BEFORE)) is not None


def _is_card_number(text: str) -> bool:
    digits = _bare(text)
    lengths = _LENGTHS.get(digits[:2]) or _LENGTHS.get(digits[0], ())
    right = len(digits) in lengths and len(set(digits)) > 1
    return right and checksums.luhn(digits)


def _is_dumped(text: str, start: int, end: int) -> bool:
    """Whether it is of a dump, whose groups of four have letters: ``696e 6720 7365 6372 2069``."""
    left, right = text[max(0, start - 5) : start], text[end : end + 5]
    groups = _GROUP.fullmatch(left.strip()) and _GROUP.fullmatch(right.strip())
    return groups is not None and not (left + right).replace(" ", "").isdigit()


def _cards(text: str) -> Iterator[Span]:
    """As far as the check digit agrees: an amount may follow."""
    for match in _CARD.finditer(text):
        ends = [match.end(), *(gap.start() for gap in _GAP.finditer(text, *match.span()))]
        end = next((end for end in ends if _is_card_number(text[match.start() : end])), None)
        if end is not None and not (_is_other(match) or _is_dumped(text, match.start(), end)):
            yield match.start(), end


def _ibans(text: str) -> Iterator[Span]:
    """As far as the check digits agree: words may follow that look like another group."""
    for match in _IBAN.finditer(text) if _IBAN_HINT.search(text) else ():
        gaps = [gap.start() for gap in _GAP.finditer(text, *match.span())]
        longest_first = [text[match.start() : end] for end in (match.end(), *reversed(gaps))]
        capitals_first = sorted(longest_first, key=lambda part: part != part.upper())
        found = next(filter(_is_iban, capitals_first), None)
        if found is not None:
            yield match.start(), match.start() + len(found)


def _is_iban(text: str) -> bool:
    bare = _bare(text)
    return 15 <= len(bare) <= 34 and checksums.iban(bare)  # noqa: PLR2004 - the shortest is Norway's


def _is_ssn(match: re.Match[str]) -> bool:
    area, group, serial = match[0].split(match["dash"])
    real = area not in ("000", "666") and group != "00" and serial != "0000"
    return real and not _is_other(match)


def _has_digits(match: re.Match[str]) -> bool:
    """Numbers of passports may have few."""
    if _PASSPORT.fullmatch(match["value"]) and "pas" in match[0].lower():
        return True
    return sum(map(str.isdigit, match["value"])) >= 4  # noqa: PLR2004 - fewer say nothing


def _is_checked(match: re.Match[str]) -> bool:
    text = _bare(match[0])
    if _is_dumped(match.string, *match.span()):
        return False
    return checksums.cpf(text) if match["cpf"] else checksums.verhoeff(text)


_TELLING = (
    r"(?i)\b(?:passport|ssn|social[ -]security|social[ -]insurance|national[ -]insurance|nino"
    r"|tax(?:payer)?[ -](?:id|identification|number|file)(?:[ -]number)?|tin|itin|ein|tfn"
    r"|driver'?s?[ -]licen[cs]e|driving[ -]licen[cs]e|licen[cs]e[ -](?:no|number)|dni|nie|nif"
    r"|pesel|aadhaar|aadhar|pan[ -](?:card|number|no)|cpf|cnpj|bsn|nhs|sin|avs|ahv|nir|curp"
    r"|steuer-?id(?:nummer|entifikationsnummer)?|idnr|burgerservicenummer|steuernummer"
    r"|ausweis(?:nummer)?|personnummer|personal[ -](?:id"
    r"|identity"
    r"|number)|national[ -]id(?:entity)?|id[ -]card|identity[ -](?:card|number)|medicare"
    r"|medical[ -]record|mrn|account[ -]?(?:no|num|number|nr|#)|a/c|acct|routing(?:[ -]number)?|aba"
    r"|sort[ -]code|iban|bic|swift|konto(?:nummer)?"
    r"|card[ -](?:no|number)|credit[ -]card|cvv2?|cvc|codice fiscale|sozialversicherungsnummer"
    r"|insurance[ -](?:no|number)|visa[ -](?:no|number)|reisepass(?:nummer)?|passeport|pasaporte"
    r"|passnummer|vat(?:[ -](?:no|number|id))?|ust-?id(?:nr)?|cui[tl]|rut|c[e\u00e9]dula|curp|hetu"
    r"|cpr|rrn|nric|hkid|kimlik(?:[ -]no)?|my[ -]number|african[ -]id|codigo fiscal|partita iva|oib"
    r"|jmbg|egn|emso|cnp|fodselsnummer|rodn\u00e9 \u010d\u00edslo|siren|siret"
    r"|tfn|abn|nino|kontonr|account[ -]nr|iban[ -]nr)s?\b"
)

# One of these is among the words that tell, or begins them.
_TOLD_TEXT = """
    passport ssn social national nino tax taxpayer tin itin ein tfn driver drivers driving licence
    license dni nie nif pesel aadhaar aadhar pan cpf cnpj bsn nhs sin avs ahv nir curp steuer
    steuerid steueridnummer steueridentifikationsnummer idnr burgerservicenummer
    steuernummer ausweis ausweisnummer personnummer personal identity
    medicare medical mrn account acct routing aba sort iban bic swift konto kontonummer card credit
    cvv cvv2 cvc codice sozialversicherungsnummer insurance visa reisepass reisepassnummer
    passeport pasaporte passnummer vat ust ustid ustidnr cuit cuil rut cedula dula hetu cpr rrn
    nric hkid kimlik number african codigo partita oib jmbg egn emso cnp fodselsnummer rodn siren
    siret abn kontonr
    """
_TOLD = frozenset(_TOLD_TEXT.split())
_BIRTH_TEXT = """
    born dob o birth birthday birthdate geburtsdatum geb geboren naissance n e nacimiento nacido
    nacida nascita nato nata nascimento geboortedatum f
"""
_BIRTH = frozenset(_BIRTH_TEXT.split())
_HISTORY = re.compile(r"(?<!\d)1[0-8]\d\d(?!\d)")  # whoever was born then is in the books

CHECKED: tuple[Rule, ...] = (
    Rule(
        "payment-card",
        "number",
        digits=13,
        find=_cards,
        positives=(
            *("4111 1111 1111 1111", "4111\u20091111\u20091111\u20091111", "4111.1111.1111.1111"),
            "4111\u20111111\u20111111\u20111111",
            *("378282246310005", "3530111333300000"),
            *("5555-5555-5555-4444.", "4111 1111 1111 1111 49 EUR"),
        ),
        negatives=(
            "4111 1111 1111 1112",
            "order 4111 1111 1111 1111",
            "4000000000000000000000",
            "1699009709",
        ),
    ),
    Rule(
        "bank-account",
        "number",
        digits=2,
        find=_ibans,
        positives=(
            "NO9386011117947 and more words",
            "DE89 3704 0044 0532 0130 00",
            "gb29nwbk60161331926819",
            "DE89.3704.0044.0532.0130.00",
            "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
            "NO9386011117947",
        ),
        negatives=(*("DE89 3704 0044 0532 0130 01", "AB12 word word"),),
    ),
)
"""Asked ahead of telephone numbers, for which a part of one may be taken."""

NUMBERS: tuple[Rule, ...] = (
    Rule(
        "social-security-number",
        "number",
        digits=9,
        find=matching(
            r"[0-8](?<![A-Za-z0-9.-].)\d{2}(?P<dash>[- ])\d{2}(?P=dash)\d{4}(?![A-Za-z0-9]|-\d)",
            _is_ssn,
        ),
        positives=("my number 536-22-8145.",),
        negatives=("000-12-3456", "987-65-4321", "order 536-22-8145", "2024-05-01"),
    ),
    Rule(
        "national-insurance-number",
        "number",
        digits=6,
        find=matching(
            r"[A-CEGHJ-PQR-TW-Z](?<![A-Za-z0-9].)[A-CEGHJ-NPQR-TW-Z] ?\d{2}"
            r" ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])"
        ),
        positives=("QQ 12 34 56 C", "AB123456D"),
        negatives=("AB 12 34 56 E", "AB1234567D"),
    ),
    Rule(
        "checked-person-number",
        "number",
        digits=11,
        find=matching(
            r"(?a)(?<![\w.-])(?:(?P<cpf>\d{3}\.\d{3}\.\d{3}-\d{2})"
            r"|[2-9]\d{3} \d{4} \d{4})(?![\w-])",
            _is_checked,
        ),
        positives=("529.982.247-25", "2345 6789 0124"),
        negatives=("529.982.247-26", "1234 5678 9012", "111.111.111-11"),
    ),
    Rule(
        "lettered-person-number",
        "number",
        unbroken=9,
        digits=7,
        find=matching(
            r"(?a)(?<![\w.-])[XYZ\d]\d{7}-?[A-HJ-NP-TV-Z](?![\w-])",
            lambda match: checksums.dni(_bare(match[0])),
            hint=r"[A-Z](?<=\d{5}.|\d{4}-.)",
        ),
        positives=("12345678Z", "X1234567L", "12345678-Z"),
        negatives=("12345678A", "X1234567M"),
    ),
    Rule(
        "coded-person-number",
        "number",
        unbroken=10,
        digits=3,
        find=matching(
            r"(?a)[A-Z](?<![\w.-].)(?:[A-Z]{5}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}"
            r"|[A-Z]{2}[ABCFGHLJPT][A-Z]\d{4})[A-Z](?![\w-])"
        ),
        positives=("RSSMRA85T10A562S", "ABCPE1234F"),
        negatives=("RSSMRA85T10A562", "ABCDE1234F", "ABCPE12345"),
    ),
    Rule(
        "told-number",
        "number",
        digits=1,
        find=matching(
            _TELLING + r"[^\n\w]{0,4}(?:(?:is|no|nr|number|id|#|was|:|=|num)[^\n\w]{1,4}){0,3}"
            r"(?P<value>[A-Z]{0,4}[ -]?\d[A-Za-z0-9]{0,18}(?:[ ./-]?\d[A-Za-z0-9]{0,8}){0,6}"
            r"|[A-Z]{3,8}\d[A-Z0-9]{0,12})(?![A-Za-z0-9])",
            _has_digits,
        ),
        words=_TOLD | {f"{word}s" for word in _TOLD},
        positives=(
            *("passport number: X1234567", "Reisepass Nr. J8GNTKZ5R", "Reisepass-Nr.: CGXPWWV0G"),
            "SSN 536228145",
            "Steuer-ID 12 345 678 901",
            "Steueridentifikationsnummer: 34184075628",
            "routing number is 021000021",
        ),
        negatives=("passport control at 9", "tax id is required", "swift 5.9"),
    ),
    Rule(
        "date-of-birth",
        "number",
        digits=4,
        find=matching(
            r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|geburtsdatum"
            r"|geb(?:oren)?\.?(?: am)?|date de naissance|n\u00e9e? le|fecha de nacimiento"
            r"|nacid[oa] el|data di nascita|nat[oa] il|data de nascimento|geboortedatum|f\u00f8dt)"
            r"[\"' :=\]\\]{0,6}(?:is )?(?P<value>\d{1,4}[-./ ]\d{1,2}[-./ ]\d{2,4}"
            r"|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})",
            lambda match: _HISTORY.search(match["value"]) is None,
        ),
        words=_BIRTH,
        positives=("DOB: 1984-03-12", "born on 12 March 1984", "geboren am 12.03.1984"),
        negatives=("born free", "the date is 1984-03-12", "born on 14 March 1879"),
    ),
)
