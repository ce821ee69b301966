"""Passwords told in prose: near their name, before it, behind a login, in a line of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.password_words import (
    OTHER_SCRIPTS,
    PASSWORD_WORDS,
    PASSWORDS,
)
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_human,
    is_phrase,
    is_restless,
    is_strong,
    looks_random,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Find, Span

_NAME = re.compile(rf"(?i)(?:{PASSWORDS}|\b(?:pw|pass)\b)(?:\w{{1,3}}\b)?")
_SHORT_NAME = re.compile(r"(?i)\b(?:pin|psk|creds?|credentials?)\b")
_NEAR = 64  # characters in which a password follows its name
_WORDS_BETWEEN = 8
_WORD = re.compile(
    r"[^\s\"'`<>|,;\u00ab\u00bb\u2018-\u201f"
    rf"{OTHER_SCRIPTS}]{{1,160}}"
)
_END = re.compile(r"[.!?;:][\s\"')]|[\n=({]")
_AROUND = "()[]{}.:"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|.*://.*|[\w.-]*/.*", re.DOTALL)
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
            if _is_told(value) or (number == 0 and (is_human(value) or is_restless(value))):
                yield start, start + len(value)
                break
            if word[0].endswith((".", "!", "?")) and not word[0].startswith("..."):
                break


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
            "my password's Tr0ub4dor&3x",
            "Password ........ Tr0ub4dor&3x",
            "admin and the password Maple9641!",
            "ssh bob@db1 # pw CnFddgUDTAbGWhSM",
            "the new root password for db1 is amber-river-296-piano - store it",
            "pw is gk8d^qbjLVB#FJi",
            "the password of the new admin account (until May): Tr0ub4dor&3x",
        ),
        negatives=(
            "password Python3.12 needs",
            "password policy",
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
