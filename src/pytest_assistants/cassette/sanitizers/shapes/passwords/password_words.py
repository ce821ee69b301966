"""What people call a password, and what they write between its name and the password itself."""

from __future__ import annotations

import re

_WORDS_TEXT = """
    password passwort passwd passphrase passcode pwd kennwort losungswort
    senha palavra-passe clave contrase\u00f1a contrasena contrasenya wachtwoord
    has\u0142o heslo geslo lozink
    zapork \u043f\u0430\u0440\u043e\u043b \u043b\u043e\u0437\u0438\u043d\u043a
    parola parool parole slapta\u017eod \u015fifre l\u00f6senord adgangskode kodeord passord
    salasana lykilor\u00f0 jelsz\u00f3 jelszav \u03ba\u03c9\u03b4\u03b9\u03ba
    \u03c3\u03c5\u03bd\u03b8\u03b7\u03bc\u03b1\u03c4\u03b9\u03ba nenosiri
    \u5bc6\u7801 \u5bc6\u78bc \u53e3\u4ee4 \u30d1\u30b9\u30ef\u30fc\u30c9 \u6697\u8a3c\u756a\u53f7
    \ube44\ubc00\ubc88\ud638 \uc554\ud638 \u05e1\u05d9\u05e1\u05de
    \u06af\u0630\u0631\u0648\u0627\u0698\u0647 \u092a\u093e\u0938\u0935\u0930\u094d\u0921
    \u09aa\u09be\u09b8\u0993\u09af\u09bc\u09be\u09b0\u09cd\u09a1
    \u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19
"""
_PAIRS = (
    *("mot de passe", "m\u1eadt kh\u1ea9u", "kata sandi", "kata laluan", "pass phrase"),
    "\u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631",
    "\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631",
    "\u0631\u0645\u0632 \u0639\u0628\u0648\u0631",
    "\u067e\u0627\u0633 \u0648\u0631\u0688",
)
PASSWORD_WORDS = (*_WORDS_TEXT.split(), *_PAIRS)
PASSWORDS = "|".join(map(re.escape, PASSWORD_WORDS))

# Marks around what is quoted, in any script; as a part of a set of characters.
QUOTES = (
    r"\"'`\u00ab\u00bb\u2018-\u201f\u2039\u203a\u2e42\u3008-\u3011\u3014-\u301b\u301d-\u301f"
    r"\uff02\uff07\uff08\uff09\uff3b\uff3d\uff62\uff63"
)
# "Is", and the signs that say so; those of Chinese, Japanese, Korean, Thai and Hindi need no gap.
_IS_WORDS = (
    r"is|was|ist|war|lautet|lautete|est|\u00e9tait|es|era|fue|foi|byl|byla|bylo|var|oli|\u00e9|\u00e8|\u00e4r|er|on|to|je|jest|este|e|o'|bu|ni"
    r"|l\u00e0|adalah|ialah|yra"
    r"|\u03b5\u03af\u03bd\u03b1\u03b9|\u044d\u0442\u043e|\u0435|\u0454|\u0446\u0435"
    r"|\u0647\u064a|\u0647\u0648|\u05d4\u05d9\u05d0|\u05d4\u05d5\u05d0"
)
_IS_SIGNS = (
    r":=|=>|->|[:=\uff1a\uff1d\u2192\u2013\u2014\u662f\u70ba\u4e3a\u306f\ub294\uc740]"
    r"|\u0e04\u0e37\u0e2d|\u0939\u0948"
)
IS = rf"(?:{_IS_SIGNS}|\b(?:{_IS_WORDS})\b)"
# What stands right before a value that is told: a copula or its sign, and marks of quotations.
SAID = re.compile(rf"(?i)(?:{_IS_SIGNS}|\b(?:{_IS_WORDS}|als|as|zu|s)\b)[\s*{QUOTES}]{{0,6}}$")
# What may follow the name of a key before its value: ``SECRET_KEY_BASE``, ``token_value``.
TAIL = (
    r"(?:base64|base|b64|value|data|string|raw|text|plain|prod|dev|test|live|staging|main|old|new)"
)
# A type between the name and its value: ``api_key: str = ``, ``adminPassword string = ``.
TYPE = (
    r"(?::?\s{0,2}(?:str|string|text|bytes|char|final|const|secretstr|securestring)\s{0,3}(?==))?"
)
