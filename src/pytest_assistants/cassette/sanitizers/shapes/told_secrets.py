"""Keys and passwords told by what stands before them: words, commands, tags, heads of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    looks_random,
    looks_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

# "Password" and "key" in the languages of most of the traffic.
PASSPHRASES = (
    "passwor[dt]|passwd|passphrase|passcode|pwd|kennwort|senha|contrase\u00f1a|mot de passe"
    "|wachtwoord|has\u0142o|\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc"
    "|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638|\u015fifre|parola|l\u00f6senord"
    "|adgangskode|passord|salasana|heslo|jelsz\u00f3"
)
PASSPHRASE_NEEDS = tuple(PASSPHRASES.replace("[dt]", "").split("|"))
_KEY = (
    "key|secret|token|credential|auth|schl\u00fcssel|cl\u00e9|chave|clave|llave|chiave|sleutel|nyckel"
    "|\u043a\u043b\u044e\u0447|\u5bc6\u94a5|\u5bc6\u9470|\u30ad\u30fc"
)
_KEY_NEEDS = tuple(_KEY.split("|"))
_HEAD_NEEDS = ("password", "passwd", "pwd", "secret", "token", "key")
_SYMBOLS = frozenset("!@#$%^&*+=~?")
_LONG_ENOUGH = 8
_HEAD = re.compile(
    r"(?im)^(?P<head>[^\n,;|\t]{0,60}(?:[,;|\t][^\n,;|\t]{0,60}){1,40})\r?\n(?=[^\r\n])"
)
_SECRET_CELL = re.compile(
    r"(?i)[\s\"']*(?:\w{0,24}?(?:password|passwd|pwd|secret|token|api[ _-]?key|access[ _-]?key))"
    r"[\s\"']*"
)
_CELL = re.compile(r"[,;|\t]")
_COMMANDS = (
    r"(?:identified by|with (?:encrypted )?password|securestring|requirepass|masterauth)[ ]{1,3}"
    r"|sshpass[ ]{1,3}-p[ ]{0,2}|(?:mysql|mariadb|mysqldump)\b[^\n]{0,60}? -p(?=\S)"
    r"|redis-cli\b[^\n]{0,60}? (?:-a|--pass)[ ]{1,3}|net use\b[^\n]{0,80}?/user:\S{1,60}[ ]{1,3}"
    r"|--(?:db-?|admin-?)?pass(?:word|wd)?[ =]{1,3}"
    r"|(?:machine|login|user)[ \t]+\S{1,60}\s+(?:account[ \t]+\S{1,60}\s+)?password[ \t]+"
    r"|jdbc:oracle:\w{2,5}:\w{1,40}/"
)


def is_strong(value: str) -> bool:
    """Whether a word is no word: letters with digits, and a sign inside or both cases mixed."""
    bare = value.rstrip(".,;:!?)")
    if len(bare) < _LONG_ENOUGH or is_placeholder(value):
        return False
    if not (any(map(str.isdigit, bare)) and any(map(str.isalpha, bare))):
        return False
    mixed = bare != bare.lower() and bare != bare.upper() and looks_random(bare)
    return mixed or not _SYMBOLS.isdisjoint(bare[1:])


def _is_drawn(match: re.Match[str]) -> bool:
    return any(map(str.isdigit, match["value"])) and looks_random(match["value"])


def _is_said(match: re.Match[str]) -> bool:
    return is_strong(match["value"])


def _is_given(match: re.Match[str]) -> bool:
    value = match["value"].lower()
    return not is_placeholder(value) and value not in ("pass", "pw", "pwd", "db")


def _is_element(match: re.Match[str]) -> bool:
    return looks_secret(match["value"])


def _columns(text: str) -> Iterator[Span]:
    """The cells below the name of a secret, as long as lines have as many cells as the first."""
    ended = 0
    for head in _HEAD.finditer(text):
        names = _CELL.split(head["head"])
        secret = [at for at, name in enumerate(names) if _SECRET_CELL.fullmatch(name)]
        if head.start() >= ended and secret:
            ended = head.end()
            for start, cells in _rows(text, ended, len(names)):
                ended = start + sum(map(len, cells)) + len(cells)
                yield from _secret_cells(start, cells, secret)


def _rows(text: str, at: int, width: int) -> Iterator[tuple[int, list[str]]]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        cells = _CELL.split(text[at:end])
        if len(cells) != width:
            return
        yield at, cells
        at = end + 1


def _secret_cells(start: int, cells: list[str], secret: list[int]) -> Iterator[Span]:
    for number, cell in enumerate(cells):
        bare = cell.strip(" \r\"'")
        if number in secret and looks_secret(bare):
            begin = start + cell.index(bare)
            yield begin, begin + len(bare)
        start += len(cell) + 1


TOLD_SECRETS: tuple[Rule, ...] = (
    Rule(
        "told-key",
        "secret",
        unbroken=16,
        find=matching(
            rf"(?i)(?:{_KEY}|{PASSPHRASES})s?[_-]?\d{{0,2}}"
            r"(?:[^\w\n]{1,12}\n?[^\w\n]{0,4}|\n[^\w\n]{0,8})"
            r"(?:(?:api|is|was|are|of|ist|est|value|content|secret|the|prod|dev)[^\w\n]{1,5}){0,3}"
            r"(?P<value>(?<![A-Za-z0-9])[A-Za-z0-9+/_-]{16,512}+={0,2})(?![A-Za-z0-9])",
            _is_drawn,
        ),
        needs=(*_KEY_NEEDS, *PASSPHRASE_NEEDS),
        positives=(
            "my key is 0123456789abcdef0123456789abcdef",
            'AzureKeyCredential("0a1b2c3d4e5f60718293a4b5c6d7e8f9")',
            "| api key | 0a1b2c3d4e5f60718293a4b5c6d7e8f9 |",
            '<add key="ApiKey" value="0a1b2c3d4e5f60718293a4b5c6d7e8f9" />',
            "my openai key:\n0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "cl\u00e9 API : 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "setx OPENAI_KEY 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "api_key;0123456789abcdef0123456789abcdef",
        ),
        negatives=(
            "the key is a-word-of-some-length",
            "key: id_of_the_primary_row",
            "the token classification-of-many-words",
            "its digest is 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "key;value",
        ),
    ),
    Rule(
        "told-password",
        "secret",
        unbroken=8,
        find=matching(
            rf"(?i)(?:{PASSPHRASES}|\b(?:pw|pass)\b)(?:[\"'`]?s?)(?:[\s\"'`|>:=\uff1a\u2192-]{{1,6}}"
            r"(?:(?:is|ist|est|was|now)[ ]{1,3}[\"'`]?)?)(?P<value>[^\s\"'`<>|,;]{8,128}+)",
            _is_said,
        ),
        needs=(*PASSPHRASE_NEEDS, "pw", "pass"),
        positives=(
            "user admin with password Tr0ub4dor&3x",
            "Passwort: Tr0ub4dor&3x",
            "\u5bc6\u7801\uff1aTr0ub4dor&3x",
            "my password's Tr0ub4dor&3x",
        ),
        negatives=(
            "password Python3.12 needs",
            "password policy",
            "pass 12 of 13",
            "password: <your-password1!>",
        ),
    ),
    Rule(
        "password-after-login",
        "secret",
        marks="/",
        find=matching(
            r"(?i)\b(?:login|log in|user(?:name)?|admin|account|credentials)\b[^\n/]{0,40} / "
            r"(?P<value>[^\s\"'`<>|,;/]{8,128}+)",
            _is_said,
            hint=" / ",
        ),
        needs=("login", "log in", "user", "admin", "account", "credentials"),
        positives=("login admin / Tr0ub4dor&3x",),
        negatives=("user / group", "admin / moderator2", "login/index.html?page=2"),
    ),
    Rule(
        "password-in-a-command",
        "secret",
        find=matching(rf"(?i)(?:{_COMMANDS})[\"']?(?P<value>[^\s\"'@/]{{3,128}}+)", _is_given),
        needs=(
            *("pass", "securestring", "identified by", "masterauth", "mysql", "maria"),
            *("redis-cli", "net use", "jdbc:oracle"),
        ),
        positives=(
            "IDENTIFIED BY 'sesame9'",
            "sshpass -p sesame9 ssh a",
            "mysql -u root -psesame9 db",
            "machine a.b login me password sesame9",
        ),
        negatives=("mysql -u root -p", "identified by <name>", "--password=<password>"),
    ),
    Rule(
        "password-file",
        "secret",
        marks=":",
        unbroken=8,
        find=matching(
            r"(?<![^\s\"'])[^\s:]{1,80}:\d{2,5}:[^\s:]{1,60}:[^\s:]{1,60}:(?P<value>\S{8,128}+)",
            _is_said,
            hint=r":\d{2,5}:[^\s:]{1,60}:[^\s:]{1,60}:",
        ),
        positives=("db.host:5432:app:me:Tr0ub4dor&3x",),
        negatives=("12:30:45:12:00", "a:b:c:d:e"),
    ),
    Rule(
        "secret-element",
        "secret",
        marks="<",
        find=matching(
            r"(?i)<(?:[\w.:-]{0,40}(?:password|passwd|pwd|secret|token|passphrase|credential)s?"
            r"|[\w.:-]{0,40}(?:api|access|account|shared|subscription|secret|master|primary"
            r"|secondary|function|private)[-_.]?key)>\s{0,8}(?P<value>[^<>\s]{4,512})\s{0,8}</",
            _is_element,
        ),
        needs=(
            *("password", "passwd", "pwd", "secret", "token", "passphrase", "credential", "key>"),
        ),
        positives=("<password>Tr0ub4dor&3</password>", "<ApiKey>a1b2c3d4e5f6a7b8</ApiKey>"),
        negatives=("<password>required</password>", "<key>CFBundleShortVersionString</key>"),
    ),
    Rule(
        "column-of-secrets",
        "secret",
        marks=",;|\t",
        find=_columns,
        needs=_HEAD_NEEDS,
        positives=("user,password\nada,sesame9\nbob,s3same", "name;api_key\n\nname;api_key\na;b9"),
        negatives=(
            "user,password\nada,required",
            "to change a password, ask, 9\nand wait, then, 9",
            "a,b\nc,d9",
        ),
    ),
    Rule(
        "private-jwk",
        "secret",
        marks='"',
        unbroken=20,
        find=matching(
            r"\"(?:d|k|p|q|dp|dq|qi)\"\s{0,4}:\s{0,4}\"(?P<value>[A-Za-z0-9_-]{20,1400})\"",
            lambda match: '"kty"' in match.string,
        ),
        needs=('"kty"',),
        positives=('{"kty": "oct", "k": "aB3dE6gH9jK2mN5pQ8sT1v"}',),
        negatives=(
            '{"kty": "RSA", "n": "aB3dE6gH9jK2mN5pQ8sT1v"}',
            '{"k": "aB3dE6gH9jK2mN5pQ8sT"}',
        ),
    ),
    Rule(
        "password-hash",
        "secret",
        marks="$",
        unbroken=16,
        find=matching(
            r"\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|[id])|scrypt|pbkdf2(?:-sha\d{1,3})?)\$"
            r"(?P<value>[A-Za-z0-9./$=,+-]{20,256})",
            _is_drawn,
        ),
        positives=(
            "ada:$apr1$" + "aB3dE6gH$9jK2mN5pQ8sT1vW4yZ7c",
            "$2b$12$" + "aB3dE6gH9jK2mN5pQ8sT",
        ),
        negatives=("$1$ and $2$", "costs $5$ or $6$"),
    ),
)
