"""Passwords told in prose: near their name, before it, behind a login, in a line of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import (
    PASSWORD_WORDS,
    PASSWORDS,
    QUOTES,
    SAID,
)
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_chosen,
    is_human,
    is_joined,
    is_phrase,
    is_restless,
    is_strong,
    looks_random,
    says_secret,
)
from pytest_assistants.cassette.sanitizers.shapes.scripts import OTHER_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Find, Span

_NAME = re.compile(rf"(?i)(?:{PASSWORDS}|\b(?:pw|pass)\b)(?:\w{{1,3}}\b)?")
_SHORT_NAME = re.compile(r"(?i)\b(?:pin|psk|creds?|credentials?)\b")
_NEAR = 64  # characters in which a password follows its name
_WORDS_BETWEEN = 8
_WORD = re.compile(rf"[^\s<>|,;{QUOTES}{OTHER_SCRIPTS}]{{1,160}}")
_END = re.compile(r"[.!?;:][\s\"')]|[\n=({]")
_AROUND = "()[]{}.:"
_OTHER = re.compile(
    r"(?i)[,;()]|\b(?:and|but|or|und|oder|aber|et|mais|ou|e|y|pero|ma|mas|while|because|when|if|policy"
    r"|error|erro|erreur|fehler|errore|length|hash|hashing|algorithm|encryption|ticket|case|order|version|field|manager|tests?)\b"
)
_OPENED = re.compile(rf"[\"'\u201d]?[ ]{{1,3}}\\?[{QUOTES}]")  # a mark that is opened
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|.*://.*|=?\$[{(].*|[\w.-]*/.*", re.DOTALL)
_TIGHT = (
    r"(?i)(?<![\w.-])(?:pass|pw|psk|wpa_psk|pin|pass ?code)[\"']?[ ]{0,3}(?:=>|[:=])[ ]{0,3}[\"']?"
    r"(?P<value>[^\s\"'`<>|,;]{8,128}+)"
)
_AS_SAID = (
    r"(?i)(?<![^\s\"'`(])(?P<value>[^\s\"'`<>|,;]{8,128})[\"'`]?\s(?:(?:is|was|as|for)\s|\()"
    r"(?:(?:the|my|our|your|their|a|new|old|temp(?:orary)?|admin|root|initial|default)\s){0,3}"
    rf"(?:{PASSWORDS}|pw\b)"
)


def _is_told(value: str) -> bool:
    return (is_strong(value) or is_phrase(value)) and _ADDRESS.fullmatch(value) is None


def _near(pattern: re.Pattern[str]) -> Find:
    return lambda text: _near_its_name(text, pattern)


def _near_its_name(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The first word behind a password's name that is no word, if few words lie between."""
    for name in pattern.finditer(text):
        for number, word in enumerate(_WORD.finditer(text, name.end())):
            if not _is_near(text, name.end(), word.start(), number):
                break
            start, value = _bare(word)
            between = text[name.end() : start]
            told = _is_told(value) or (number == 0 and _is_next(between, value))
            if told or _is_said(name[0], between, value):
                yield start, start + len(value)
                break
            if word[0].endswith((".", "!", "?")) and not word[0].startswith("..."):
                break


def _is_next(between: str, value: str) -> bool:
    if is_human(value) or is_restless(value) or is_joined(value):
        return True
    return _OPENED.fullmatch(between) is not None and is_chosen(value)


def _is_said(name: str, between: str, value: str) -> bool:
    """Whether a sentence says of the name that this is it: ``my pw for the desk is …``.

    What passes is no password, unless it is one at once.
    """
    said = SAID.search(between)
    if said is None or (name.lower() == "pass" and between[: said.start()].strip()):
        return False
    passed = between[: said.start()]
    return is_chosen(value) and _OTHER.search(passed) is None and not _ADDRESS.fullmatch(value)


def _ahead_of_its_name(text: str) -> Iterator[Span]:
    """The last word before a password's name that is no word, in the same sentence."""
    for name in _NAME.finditer(text):
        start = max(0, name.start() - _NEAR)
        begin = max((one.end() for one in _END.finditer(text, start, name.start())), default=start)
        told = [
            (at, at + len(value))
            for at, value in map(_bare, _WORD.finditer(text, begin, name.start()))
            if _is_told(value) and _has_sign(value) and _stands_alone(text, at)
        ]
        yield from told[-1:]


def _has_sign(value: str) -> bool:
    """Letters and digits alone, however mixed, may be anything in front of the name."""
    return not value.rstrip(".,;:!?)=").isalnum()


def _stands_alone(text: str, at: int) -> bool:
    """Whether it begins there, rather than where the window does."""
    return at == 0 or not text[at - 1].isalnum()


def _is_near(text: str, end: int, start: int, number: int) -> bool:
    """Only the very next word may stand in another line."""
    if start > end + _NEAR or number > _WORDS_BETWEEN:
        return False
    return "\n" not in text[end:start] if number else "\n\n" not in text[end:start]


def _bare(word: re.Match[str]) -> tuple[int, str]:
    """Where a word begins without what stands around it, and the word."""
    left = word[0].lstrip(_AROUND)
    return word.end() - len(left), left.rstrip(_AROUND)


TOLD_PASSWORDS: tuple[Rule, ...] = (
    Rule(
        "told-password",
        "secret",
        find=_near(_NAME),
        needs=(*PASSWORD_WORDS, "pw", "pass"),
        positives=(
            "user admin with password Tr0ub4dor&3x",
            "Passwort: Tr0ub4dor&3x",
            "\u5bc6\u7801\uff1aTr0ub4dor&3x",
            "\u05e1\u05d9\u05e1\u05de\u05d4: Tr0ub4dor&3x",
            *("my password's Tr0ub4dor&3x", "my password's kLXuk_GLjaNQ"),
            "**password:** `maple-9641.river`",
            "Password ........ Tr0ub4dor&3x",
            "admin and the password Maple9641!",
            "ssh bob@db1 # pw CnFddgUDTAbGWhSM",
            "the new root password for db1 is amber-river-296-piano - store it",
            "pw is gk8d^qbjLVB#FJi",
            "the password of the new admin account (until May): Tr0ub4dor&3x",
            "my pw is maple-9641xb pls",
            "pass: Maple_9641xb",
            "La password dell'account \u00e8 maple.9641 ma non entra",
            "\u015eifrem Maple-9641xb",
            "\u092a\u093e\u0938\u0935\u0930\u094d\u0921 Maple_9641xb \u0939\u0948",
            "\u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19\u0e04\u0e37\u0e2dMaple-9641xb\u0e04\u0e23\u0e31\u0e1a",
            "\u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2 \u03b5\u03af\u03bd\u03b1\u03b9 maple-9641",
        ),
        negatives=(
            "password Python3.12 needs",
            "the password hash is SHA-512-crypt2",
            "the password, and the ticket is INC-2024-0017",
            "the password is AES-256-GCM encrypted",
            "two tests pass and the build is report-2024",
            *("password policy", "export DB_PASSWORD=${DB_PASSWORD:?not_set_1}"),
            "pass 12 of 13",
            "password: <your-password1!>",
            "I forgot my password. Ticket A1b2C3d4!x is open.",
            "a password\nfor more\nA1b2C3d4!x",
            "the password must match ^(?=.*[A-Z])(?=.*\\d).{8,}$",
            "the password of a user and of all her friends is not like A1b2C3d4!x",
        ),
    ),
    Rule(
        "told-pin",
        "secret",
        find=_near(_SHORT_NAME),
        words=frozenset({"pin", "psk", "cred", "creds", "credential", "credentials"}),
        positives=('My PIN for the vault is "58jXp#JpsCzy83"', "creds: admin Tr0ub4dor&3x"),
        negatives=("pin 13 is the LED", "credentials are checked", "spin A1b2C3d4!x"),
    ),
    Rule(
        "password-before-its-name",
        "secret",
        find=matching(_AS_SAID, lambda match: _is_told(match["value"])),
        needs=(*PASSWORD_WORDS, "pw"),
        positives=("Tr0ub4dor&3x is the new password", "reset to amber-river-296-piano (password)"),
        negatives=("OAuth2.0 is the new password", "report2024 (password protected)"),
    ),
    Rule(
        "password-ahead-of-its-name",
        "secret",
        find=_ahead_of_its_name,
        needs=(*PASSWORD_WORDS, "pw", "pass"),
        positives=(
            'I set it to "Tr0ub4dor&3x", is that password strong enough?',
            "check why amber-stapler-666-lamp isn't accepted as my password",
            "why is gk8d^qbjLVB#FJi not accepted as my password",
        ),
        negatives=(
            "Ticket A1b2C3d4!x is open. My password is old",
            "f(A1b2C3d4!x) = password",
            "aHR0cHM6Ly9leGFtcGxlLmNvbS8= La clave",
            "validate(min_length=12, password)",
        ),
    ),
    Rule(
        "password-of-a-person",
        "secret",
        find=matching(
            _TIGHT,
            lambda match: (
                _is_told(match["value"])
                or is_human(match["value"].rstrip("."))
                or looks_random(match["value"])
            ),
        ),
        needs=("pass", "pw", "psk", "pin"),
        positives=(
            "pass: Maple9641!",
            "'pass' => 'Maple9641?'",
            "pass: 358d69ec9efc44b9",
            'wpa_psk="d96Su@YuQJtK58"',
            "PSK=amber-river-296-piano",
        ),
        negatives=("pass: test_login2", "pass: 12, fail: 3", "compass: Maple9641!"),
    ),
    Rule(
        "password-below-its-user",
        "secret",
        marks=":=",
        find=matching(
            r"(?i)(?<![\w.-])(?:user(?:[ _-]?name)?|login|account|e-?mail|uid|benutzer(?:name)?"
            r"|usuario|utilisateur|utente)[\"'*]{0,3}[ ]{0,3}[:=][ *]{0,3}[^\s,;|]{1,80}[ ]{0,3}"
            r"(?:\r?\n|[,;|])[ \t>*-]{0,8}(?:pass|pw|pwd)[\"'*]{0,3}[ ]{0,3}[:=][ *]{0,3}[\"'`]?"
            r"(?P<value>[^\s\"'`<>,;|]{4,128}+)",
            says_secret,
        ),
        needs=("pass", "pw"),
        positives=("user: klara\npass: maple9", "- **login**: klara\n- **pw**: maple_9"),
        negatives=("user: klara\npass: 12", "tests: 12\npass: maple9"),
    ),
    Rule(
        "password-after-login",
        "secret",
        marks="/",
        find=matching(
            r"(?i)\b(?:login|log in|user(?:name)?|admin|account|credentials)\b[^\n/]{0,40} / "
            r"(?P<value>[^\s\"'`<>|,;/]{8,128}+)",
            lambda match: _is_told(match["value"]),
            hint=" / ",
        ),
        needs=("login", "log in", "user", "admin", "account", "credentials"),
        positives=("login admin / Tr0ub4dor&3x", "login: svc / amber-river-296-piano"),
        negatives=("user / group", "admin / moderator2", "login/index.html?page=2"),
    ),
    Rule(
        "password-file",
        "secret",
        marks=":",
        find=matching(
            r"(?<![^\s\"'])[^\s:]{1,80}:\d{2,5}:[^\s:]{1,60}:[^\s:]{1,60}:(?P<value>\S{8,128}+)",
            lambda match: _is_told(match["value"]) or is_restless(match["value"]),
            hint=r":\d{2,5}:[^\s:]{1,60}:[^\s:]{1,60}:",
        ),
        positives=(
            *("db.host:5432:app:me:Tr0ub4dor&3x", "db:5432:app:me:amber-river-296-piano"),
            "db:5432:app:me:iVQBddOKDMGcwHan",
        ),
        negatives=("12:30:45:12:00", "a:b:c:d:e"),
    ),
)
