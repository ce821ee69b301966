"""People: e-mail addresses, telephone numbers, and the folders named after them."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, matching

_RESERVED = re.compile(r"(?:.*\.)?example(?:\.(?:com|org|net|edu))?|.*\.(?:test|invalid)")
_PUBLISHED = frozenset(
    {"git@github.com", "git@gitlab.com", "support@openai.com", "noreply@github.com"}
)
_FILE_ENDINGS_TEXT = """
    css csv gif html ico jpeg jpg js json md mjs pdf png py rs svg ts tsx txt webp xml yaml yml
"""
_FILE_ENDINGS = frozenset(_FILE_ENDINGS_TEXT.split())
_NOT_A_PERSON_TEXT = """
    all app appuser circleci codespace default docker ec2-user jovyan me name node nobody public
    root runner runneradmin sandbox sbx_user shared site-user ubuntu user user_name username
    vagrant vscode vsts you your-name yourname linuxbrew travis jenkins gitpod admin public
    """
_NOT_A_PERSON = frozenset(_NOT_A_PERSON_TEXT.split())
_PHONE_WORDS = re.compile(
    r"(?i)(?:phone|\btel(?:efon|\u00e9fono)?|mobile|cell|call|fax|whatsapp|sms|text|dial|ring|reach"
    r"|handy|contact|number is|m\u00f3vil|rufnummer|hotline)\W{0,3}[^\n\d]{0,24}$"
)
_PHONE_NEEDS = (
    *("phone", "tel", "mobile", "cell", "call", "fax", "whatsapp", "sms", "text", "dial", "ring"),
    *("reach", "handy", "contact", "number is", "m\u00f3vil", "rufnummer", "hotline"),
)
_OTHER_WORDS = re.compile(
    r"(?i)(?:order|invoice|ticket|ref(?:erence)?|sku|part|serial|isbn|issn|batch|build|case|po"
    r"|tracking|version|model|item|product|article|page|lines?|code|port|id|doi|rfc|bug|issue)"
    r"s?\b[^\n\d]{0,12}$"
)
_DATE = re.compile(
    r"(?!00)\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}.*|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}.*", re.DOTALL
)
_FICTION = re.compile(
    r".*555\D{0,2}01\d\d(?:\D+\d{1,3})?", re.DOTALL
)  # reserved for films and samples
_MASK = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")  # of a net
_SUM = re.compile(r"\+ \d+")  # a plus, a space and one number: nobody writes a telephone's so
_BEFORE = 40


def _is_email(match: re.Match[str]) -> bool:
    text = match[0].lower()
    domain = text.rpartition("@")[2]
    if domain.rpartition(".")[2] in _FILE_ENDINGS:
        domain = domain.rpartition(".")[0]
    if text in _PUBLISHED or "." not in domain:
        return False
    return _RESERVED.fullmatch(domain) is None


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_international(match: re.Match[str]) -> bool:
    if _SUM.fullmatch(match[0]):
        return False
    return 8 <= _digits(match[0]) <= 15 and not _FICTION.fullmatch(match[0])  # noqa: PLR2004 - E.164 ends at 15


def _is_other(text: str) -> bool:
    bare = text.strip()
    return any(one.fullmatch(bare) for one in (_DATE, _FICTION, _MASK))


def _is_national(match: re.Match[str]) -> bool:
    most = 15 if match[0].startswith("00") else 11
    if not 9 <= _digits(match[0]) <= most or _is_other(match[0]):  # noqa: PLR2004 - numbers with an area code have that many digits
        return False
    before = _before(match)
    return _PHONE_WORDS.search(before) is not None or _OTHER_WORDS.search(before) is None


def _is_told(match: re.Match[str]) -> bool:
    """A number that the words before it call a telephone's."""
    text = match[0].strip()
    if not 7 <= _digits(text) <= 15 or _is_other(text):  # noqa: PLR2004 - E.164 ends at 15
        return False
    if text.isdigit() and text.endswith("0000"):  # a round number of something else
        return False
    return _PHONE_WORDS.search(_before(match)) is not None


def _is_person(match: re.Match[str]) -> bool:
    name = match["value"].lower().strip(".")
    return bool(name) and name not in _NOT_A_PERSON


PEOPLE: tuple[Rule, ...] = (
    Rule(
        "email",
        "email",
        find=matching(
            r"(?<![\w.+%'-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])",
            _is_email,
        ),
        marks="@",
        positives=("write to Jane.Doe+x@contoso.com.", "<o'neil@mail.contoso.co.uk>"),
        negatives=(
            "user@example.com",
            "logo@2x.png",
            "git@github.com:a/b",
            "@pytest.fixture",
            "react@18.2.0",
            "a @ b.c",
        ),
    ),
    Rule(
        "quoted-email",
        "email",
        find=matching(
            r"\\?\"[^\"\n\\@]{1,64}\\?\"@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])"
            r"|(?<![\w.+%'-])[\w.+%'-]{1,64}@\[\d{1,3}(?:\.\d{1,3}){3}\]"
        ),
        marks="@",
        needs=('"@', "@["),
        positives=('"jane doe"@contoso.com', "jane@[93.184.216.34]"),
        negatives=('"a"@example', "a@[b]"),
    ),
    Rule(
        "spelled-email",
        "email",
        find=matching(
            r"(?i)(?<![\w.+-])[\w.+-]{2,64} ?[\[({] ?at ?[\])}] ?[\w-]{2,63}"
            r" ?(?:[\[({] ?dot ?[\])}]|\.) ?[a-z]{2,10}\b"
            r"|(?<![\w.+-])[\w.+-]{2,64} at [\w-]{2,63} dot (?:[\w-]{2,63} dot )?[a-z]{2,10}\b"
        ),
        needs=("at]", "at)", "at}", "at ]", "at )", "at }", " dot "),
        positives=(
            "jane.doe [at] contoso [dot] com",
            "jane(at)contoso.com",
            "jane AT contoso DOT org",
        ),
        negatives=("look (at) this", "f(at) + g", "a dot at the end"),
    ),
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
            "+44 20 7946 0018",
        ),
        negatives=(
            "1 + 2 + 3",
            "+10 points",
            "C++11",
            "UTC+02:00",
            "x + 1716000000",
            "+1 202-555-0173 2",
        ),
    ),
    Rule(
        "national-phone",
        "phone",
        digits=9,
        find=matching(
            r"(?<![A-Za-z0-9.+(-])(?:\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4}"
            r"|00[1-9]\d[ .-]?\d{1,4}(?:[ .-]?\d{2,4}){2,4}"
            r"|\(?0[1-9]\d{0,4}\)?[ /-]\d{2,8}(?:[ -]\d{2,5}){0,4}"
            r"|0[1-9](?:[ .-]\d{2}){4})(?![A-Za-z0-9]|-\d)",
            lambda match: _is_national(match) or _is_told(match),
        ),
        positives=(
            "425-867-5309",
            "(425) 867-5309",
            "06 12 34 56 78",
            "030 12345678",
            "020 7946 0018",
        ),
        negatives=(
            "2024-05-01",
            "01-02-2024 10",
            "order 425-867-5309",
            "0.12345678",
            "1699009709",
            "pages 100-200",
        ),
    ),
    Rule(
        "told-phone",
        "phone",
        needs=_PHONE_NEEDS,
        digits=7,
        find=matching(
            r"[(0-9](?<![\w.+-].)(?:(?<=[0-9])|(?<=\()\d)(?:[ .()/-]{0,2}\d){6,14}(?![A-Za-z0-9_])",
            _is_told,
        ),
        positives=("phone: 8675309", "Call me at 4258675309", "Tel. 867 5309"),
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
        "home-folder",
        "user",
        find=matching(
            r"(?:(?:(?<![\w.])(?:/(?:var|export|usr|nfs|mnt|media|srv|net|Volumes))?|\.\.|://file)"
            r"/(?:home|Users)/|(?:\\{2,4}|(?:smb|nfs|cifs|afp|file)://)[\w.-]{1,60}[/\\]{1,4}(?:homes?|users)[$]?[/\\]{1,4}"
            r"|(?<![A-Za-z])[A-Za-z]:[\\/]{1,4}(?:Users|Documents and Settings)"
            r"[\\/]{1,4}|\\{1,4}Users\\{1,4}|/mnt/[a-z]/Users/|/[a-z]/Users/)"
            r"(?P<value>[^\s\\/:*?\"'<>|,;()\[\]{}%&#`$]{2,64})(?=[\\/\s:\"'`,;.)\]>]|$)",
            _is_person,
            hint=r"[/\\](?:homes?|[Uu]sers|Documents and Settings)[$]?[/\\]",
        ),
        marks="/\\",
        positives=(
            "/home/alice/a.py",
            "C:\\Users\\alice\\a.txt",
            "file:///Users/alice",
            "C:\\\\Users\\\\alice\\\\a",
            "PS C:\\Users\\alice> dir",
        ),
        negatives=(
            "/home/user/a.py",
            "https://a.b/home/products",
            "/Users/runner/work",
            "/usr/home",
            "/home/<name>/x",
        ),
    ),
    Rule(
        "home-folder-by-tilde",
        "user",
        find=matching(r"(?<![\w/.~-])~(?P<value>[A-Za-z][\w.-]{1,31})(?=[/\\])", _is_person),
        marks="~",
        positives=("see ~alice/report.md",),
        negatives=("~/report.md", "a~b/c", "~user/x"),
    ),
    Rule(
        "signed-in-user",
        "user",
        find=matching(
            r"(?i)\b(?:(?:accepted|failed) [\w/-]{1,30} for (?:invalid user )?"
            r"|session (?:opened|closed) for user )(?P<value>[A-Za-z0-9][\w.-]{1,31})(?=[ (])",
            _is_person,
        ),
        needs=("accepted ", "failed ", "session opened", "session closed"),
        marks=":.(",
        positives=("sshd[1]: Accepted publickey for mwolf from 10.2.3.4",),
        negatives=("sshd[1]: Failed password for root from 1.1.1.1", "it failed twice for us."),
    ),
)
