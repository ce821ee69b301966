"""Numbers of persons and accounts behind what they are called, in the languages of the world."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.people import checksums

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words for one kind of number alone.
_WORDS_TEXT = """
    personnr fnr fodselsnummer fodselsnr samordningsnummer kennitala hetu henkilotunnus cpr cnp bsn
    burgerservicenummer sofinummer rijksregisternummer insz niss steueridnr steuernummer
    sozialversicherungsnummer svnr rentenversicherungsnummer rvnr versichertennummer versichertennr
    krankenversichertennummer kvnr egk personalausweisnummer ausweisnummer reisepassnummer ahv curp
    dni nif cuil cuit clabe cpf cnpj pesel nip regon taj oib jmbg emso isikukood tckn nik ktp npwp
    mykad cccd cmnd pps ppsn nric hkid iqama cnic bvn aadhaar aadhar uidai iban acct fodselsnumer
    personnummer nhs nino ssn egn amka afm snils fiscalcode
"""
_WORDS = frozenset(_WORDS_TEXT.split())
_NAMES_TEXT = """
    f\u00f8dselsnummer/f\u00f8dselsnr/henkil\u00f6tunnus/cod numeric personal
    num\u00e9ro national/num\u00e9ro de s\u00e9curit\u00e9 sociale/s\u00e9curit\u00e9 sociale
    num\u00e9ro fiscal/seguridad social/c\u00e9dula/n\u00famero de utente
    cart\u00e3o de cidad\u00e3o/t\u00edtulo de eleitor/codice fiscale/partita iva
    tessera sanitaria/carta d'identit\u00e0/dow\u00f3d osobisty/numer dowodu
    rodn\u00e9 \u010d\u00edslo/ob\u010dansk\u00e9ho pr\u016fkazu/taj-sz\u00e1m
    ad\u00f3azonos\u00edt\u00f3/szem\u00e9lyi sz\u00e1m/szem\u00e9lyi igazolv\u00e1ny/em\u0161o
    mati\u010dni broj/personas kods/asmens kodas/kimlik no/kimlik numaras/vergi no/vergi numaras
    kad pengenalan/c\u0103n c\u01b0\u1edbc/ch\u1ee9ng minh nh\u00e2n d\u00e2n
    m\u00e3 s\u1ed1 thu\u1ebf/pan card/pan number/voter id/emirates id/national id
    social security/social insurance/national insurance/tax file number/ird number/kra pin
    steuerliche identifikationsnummer
    bank account/account #/account number/account no/philsys/sss number
    \u0441\u043d\u0438\u043b\u0441/\u0438\u043d\u043d/\u0435\u0433\u043d
    \u0458\u043c\u0431\u0433/\u0435\u043c\u0431\u0433/\u0440\u043d\u043e\u043a\u043f\u043f
    \u0456\u043f\u043d/\u0438\u0438\u043d/\u043f\u0430\u0441\u043f\u043e\u0440\u0442
    \u043f\u043e\u043b\u0438\u0441 \u043e\u043c\u0441
    \u0456\u0434\u0435\u043d\u0442\u0438\u0444\u0456\u043a\u0430\u0446
    \u03b1\u03bc\u03ba\u03b1/\u03b1.\u03bc.\u03ba.\u03b1/\u03b1\u03c6\u03bc/\u03b1.\u03c6.\u03bc
    \u03c4\u03b1\u03c5\u03c4\u03cc\u03c4\u03b7\u03c4
    \u03b4\u03b9\u03b1\u03b2\u03b1\u03c4\u03ae\u03c1\u03b9
    \u03bb\u03bf\u03b3\u03b1\u03c1\u03b9\u03b1\u03c3\u03bc
    \u05ea\u05e2\u05d5\u05d3\u05ea \u05d6\u05d4\u05d5\u05ea
    \u05de\u05e1\u05e4\u05e8 \u05d6\u05d4\u05d5\u05ea/\u05ea.\u05d6/\u05ea"\u05d6
    \u05ea\u05f4\u05d6/\u05d3\u05e8\u05db\u05d5\u05df
    \u05d7\u05e9\u05d1\u05d5\u05df \u05d1\u05e0\u05e7
    \u0631\u0642\u0645 \u0627\u0644\u0647\u0648\u064a\u0629/\u0627\u0644\u0647\u0648\u064a\u0629
    \u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0642\u0648\u0645\u064a
    \u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0648\u0637\u0646\u064a
    \u0627\u0644\u0625\u0642\u0627\u0645\u0629
    \u062c\u0648\u0627\u0632 \u0627\u0644\u0633\u0641\u0631
    \u0631\u0642\u0645 \u0627\u0644\u062d\u0633\u0627\u0628/\u06a9\u062f \u0645\u0644\u06cc
    \u06a9\u062f\u0645\u0644\u06cc/\u0634\u0645\u0627\u0631\u0647 \u0645\u0644\u06cc
    \u0634\u0646\u0627\u062e\u062a\u06cc \u06a9\u0627\u0631\u0688/\u0906\u0927\u093e\u0930
    \u092a\u0948\u0928 \u0928\u0902\u092c\u0930
    \u0916\u093e\u0924\u093e \u0938\u0902\u0916\u094d\u092f\u093e/\u0986\u09a7\u09be\u09b0
    \u09aa\u09b0\u09bf\u099a\u09af\u09bc\u09aa\u09a4\u09cd\u09b0
    \u0e1a\u0e31\u0e15\u0e23\u0e1b\u0e23\u0e30\u0e0a\u0e32\u0e0a\u0e19
    \u0e1b\u0e23\u0e30\u0e08\u0e33\u0e15\u0e31\u0e27\u0e1b\u0e23\u0e30\u0e0a\u0e32\u0e0a\u0e19
    \u0e2b\u0e19\u0e31\u0e07\u0e2a\u0e37\u0e2d\u0e40\u0e14\u0e34\u0e19\u0e17\u0e32\u0e07
    \u0e40\u0e25\u0e02\u0e17\u0e35\u0e48\u0e1a\u0e31\u0e0d\u0e0a\u0e35/\u8eab\u4efd\u8bc1
    \u8eab\u4efd\u8b49/\u8eab\u5206\u8b49/\u62a4\u7167/\u8b77\u7167/\u793e\u4fdd
    \u793e\u4f1a\u4fdd\u969c\u53f7/\u94f6\u884c\u5361/\u9280\u884c\u5361/\u8d26\u53f7
    \u5e33\u865f/\u5e10\u53f7/\u30de\u30a4\u30ca\u30f3\u30d0\u30fc/\u500b\u4eba\u756a\u53f7
    \u30d1\u30b9\u30dd\u30fc\u30c8/\u65c5\u5238\u756a\u53f7/\u514d\u8a31\u8a3c\u756a\u53f7
    \u4fdd\u967a\u8a3c/\u5e74\u91d1\u756a\u53f7/\u53e3\u5ea7\u756a\u53f7
    \uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638/\uc8fc\ubbfc\ubc88\ud638/\uc5ec\uad8c\ubc88\ud638
    \uc6b4\uc804\uba74\ud5c8/\uc678\uad6d\uc778\ub4f1\ub85d\ubc88\ud638/\uacc4\uc88c\ubc88\ud638
"""
_NAMES = tuple(one.strip() for line in _NAMES_TEXT.strip().splitlines() for one in line.split("/"))
# Behind the name up to six words of the same sentence.
_GAP = r"(?:[^\n\d;!?.|<>]|\.(?![ ]+(?-i:[A-Z]))){0,48}?"
_VALUE = (
    r"(?<![A-Za-z0-9])(?P<value>(?:(?-i:[A-Z]{1,4})[ -]|[A-Z]{0,4})\d{1,20}[A-Z]{0,3}"
    r"(?:[ ./-]{1,2}(?:[A-Z][ ./-]?)?\d{1,12}[A-Z]{0,3}){0,8}(?:\(\d\))?)(?![A-Za-z0-9])"
)
_DAY = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"  # of birth, or the last of validity
_LEAST = 6  # digits in a row
_ROW = re.compile(r"\d(?:[ ./()-]*\d){5}")
_TIME = re.compile(
    r"(?:19|20)\d\d(?:[-./ ](?:19|20)\d\d|[-./ ]\d{1,2}[-./ ]\d{1,2}.*)?"
    r"|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d"
)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda one: (-len(one), one))))


def _is_number(match: re.Match[str]) -> bool:
    value = match["value"]
    return _ROW.search(value) is not None and _TIME.fullmatch(value) is None


def _is_checked(match: re.Match[str]) -> bool:
    digits = "".join(filter(str.isdigit, match[0]))
    return checksums.snils(digits) if match["snils"] else checksums.luhn(digits)


PERSON_NUMBERS: tuple[Rule, ...] = (
    Rule(
        "named-person-number",
        "number",
        digits=_LEAST,
        find=matching(
            rf"(?i)(?<![^\W\d_])(?:{_any_of(_WORDS)})(?![A-Za-z0-9]){_GAP}{_VALUE}",
            _is_number,
        ),
        words=_WORDS,
        positives=(
            "CNP-ul meu este 1880726024038",
            "PPS number: 8484028U",
            "Versichertennummer (eGK): A903523241, AOK",
            "my bsn for the form is 123456782",
        ),
        negatives=(
            "PPS is due. Order 8484028",
            "the IBAN has 22 characters",
            "CPR training in 2023-2024",
            "NHS since 05.07.1948",
        ),
    ),
    Rule(
        "person-number-by-its-name",
        "number",
        digits=_LEAST,
        find=matching(
            rf"(?i)(?:{_any_of(_NAMES)}){_GAP}{_VALUE}",
            _is_number,
        ),
        needs=_NAMES,
        positives=(
            "f\u00f8dselsnummer 140280 18453 er registrert",
            "\u05ea\u05e2\u05d5\u05d3\u05ea \u05d6\u05d4\u05d5\u05ea 929242220",
            "\u0391\u039c\u039a\u0391 \u03b5\u03af\u03bd\u03b1\u03b9 18099345359",
            "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc\u306f\u300c7760 3652 4802\u300d\u3067\u3059",
            "account # 6411300782",
        ),
        negatives=(
            "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc\u306f12\u6841",
            "the bank account. Line 6411300782",
            "bank account opened 2024-05-01",
        ),
    ),
    Rule(
        "spaced-person-number",
        "number",
        digits=11,
        find=matching(
            r"(?a)(?<![\w.,/+-])(?:(?P<snils>\d{3}-\d{3}-\d{3}[ -]\d{2})"
            r"|784-(?:19|20)\d{2}-\d{7}-\d)(?![\w]|[.,/-]\d)",
            _is_checked,
        ),
        positives=("112-233-445 95", "784-1990-1234567-6"),
        negatives=("112-233-445 96", "784-1990-1234567-7"),
    ),
    Rule(
        "machine-readable-document",
        "number",
        marks="<",
        digits=7,
        find=matching(
            r"(?<![A-Za-z0-9<])(?P<value>(?:[A-Z0-9<]{28,46}\r?\n)?[A-Z0-9<]{0,20}?"
            rf"{_DAY}\d[MFX<]{_DAY}\d[A-Z0-9<]{{6,20}}(?:\r?\n[A-Z<]{{28,46}})?)(?![A-Za-z0-9<])",
            lambda match: "<<" in match["value"],
            hint=r"\d{7}[MFX<]\d{7}",
        ),
        positives=(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ),
        negatives=("L898902C36UTO7413122F1204159ZE184226B<<<<<10", "a << b", "1234567F1234567<"),
    ),
    Rule(
        "lines-of-a-document",
        "number",
        marks="<",
        find=matching(
            r"(?<![A-Za-z0-9<])[PVIAC][A-Z<][A-Z]{3}[A-Z0-9<]{25,43}\r?\n[A-Z0-9<]{28,46}"
            r"(?:\r?\n[A-Z0-9<]{30})?(?![A-Za-z0-9<])",
            lambda match: "<<" in match[0] and sum(map(str.isdigit, match[0])) >= 10,  # noqa: PLR2004 - a number, a birthday, an expiry
        ),
        needs=("<<",),
        positives=(
            "P<UTORAGHUNATHAN<<ANNA<<<<<<<<<<<<<<<<<<<<<<\nC01X166124UTO4531207F8758831<<<<<<<<<<<<<<<8",
        ),
        negatives=("P<UTO" + "<" * 39 + "\nNO LINE", "PRINT <<EOF\nA<<B"),
    ),
    Rule(
        "amazon-account",
        "value",
        digits=12,
        find=matching(r"(?i)\barn:aws[\w-]{0,16}:[\w-]{0,40}:[\w-]{0,24}:(?P<value>\d{12}):"),
        needs=("arn:aws",),
        positives=("arn:aws:iam::597847653540:role/bot",),
        negatives=("arn:aws:s3:::bucket", "arn:aws:iam::aws:policy/A 597847653540"),
    ),
)
