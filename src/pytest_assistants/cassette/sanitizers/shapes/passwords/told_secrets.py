"""Keys and passwords told by what stands before them: words, names, heads of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import (
    PASSWORD_WORDS,
    PASSWORDS,
    TAIL,
)
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_drawn,
    looks_random,
    looks_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_KEY = (
    "key|secret|token|credential|auth|csrf|xsrf|macaroon|schl\u00fcssel|cl\u00e9|chave|clave|llave|chiave|sleutel|nyckel"
    "|klucz|kl\u00ed\u010d|k\u013e\u00fa\u010d|klju\u010d|kulcs|anahtar|avain|n\u00f8gle|n\u00f8kkel|cheie|cheia|kunci|kh\u00f3a"
    "|\u043a\u043b\u044e\u0447|\u03ba\u03bb\u03b5\u03b9\u03b4|\u05de\u05e4\u05ea\u05d7|\u0645\u0641\u062a\u0627\u062d|\u0915\u0941\u0902\u091c\u0940"
    "|\u5bc6\u94a5|\u79d8\u94a5|\u5bc6\u9470|\u91d1\u9470|\u30ad\u30fc|\ud0a4"
)
_KEY_NEEDS = tuple(_KEY.split("|"))
# What stands between a name and what it has, also where quotes are escaped.
_JOINT = r"\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"']?"
NAMES = (
    r"(?:password|passwd|pwd|secret|token|passphrase|credential|authorization|cookie"
    r"|(?:api|access|account|subscription|private|master|signing)[-_. ]?key"
    r"|connection[-_. ]?string|[-_.]pa(?:ss|t)(?![A-Za-z])|(?P<any>[-_.]key|[cx]srf|nonce"
    r"|sess(?:ion)?[-_]?(?:id|key)))"
)
_NAMES_NEED = (
    *("password", "passwd", "pwd", "secret", "token", "passphrase", "credential", "authorization"),
    *("cookie", "key", "connection", "pass", "_pat", "csrf", "xsrf", "nonce", "sess"),
)
_HEAD_NEEDS = ("secret", "token", "key", "pass", "pw", *PASSWORD_WORDS)
_HEAD = re.compile(
    r"(?im)^(?P<head>[^\n,;|\t]{0,60}(?:[,;|\t][^\n,;|\t]{0,60}){1,40})\r?\n(?=[^\r\n])"
)
_SECRET_CELL = re.compile(
    rf"(?i)[\s\"']*[\w -]{{0,24}}?(?:{PASSWORDS}|pass|pw|secret|token|(?:api|access)[ _-]?key)"
    r"[\s\"']*"
)
_CELL = re.compile(r"[,;|\t]")
_RULED = re.compile(r"[-+=|: ]{3,400}\r?")  # a line below the heads


def _is_drawn(match: re.Match[str]) -> bool:
    return is_drawn(match["value"])


def _is_named(match: re.Match[str]) -> bool:
    """The value of any other key is one that a machine drew: ``sort_key`` has a column's name."""
    value = match["value"]
    return looks_random(value) if match["any"] else looks_secret(value)


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
        if _RULED.fullmatch(text, at, end) is None:
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
            rf"(?i)(?<!public[ _-])(?<!publickey)(?:{_KEY}"
            rf"|{PASSWORDS})s?(?:[_-]?{TAIL})?[_ -]?\d{{0,2}}"
            r"(?:\.(?:new|create|from|of)\b)?(?:[^\w\n]{1,12}\n?[^\w\n]{0,4}|\n[^\w\n]{0,8})"
            r"(?:(?:api|is|was|are|of|ist|est|value|content|secret|the|prod|dev|base64|b64|hex|now|de|da"
            r"|di|to|vault|in|lautet|heisst|es|\u00e8|\u00e4r|er|jest|je|from|str|string|final|const|bytes|b|secretstr)[^\w\n]{1,5}){0,4}"
            r"(?P<value>(?<![A-Za-z0-9])[A-Za-z0-9+/_-]{16,512}+={0,2})(?![A-Za-z0-9])",
            _is_drawn,
        ),
        needs=(*_KEY_NEEDS, *PASSWORD_WORDS),
        positives=(
            "my key is 0123456789abcdef0123456789abcdef",
            "Mein Schl\u00fcssel lautet 0123456789abcdef0123456789abcdef, warum",
            'AzureKeyCredential("0a1b2c3d4e5f60718293a4b5c6d7e8f9")',
            "| api key | 0a1b2c3d4e5f60718293a4b5c6d7e8f9 |",
            '<add key="ApiKey" value="0a1b2c3d4e5f60718293a4b5c6d7e8f9" />',
            "my openai key:\n0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "cl\u00e9 API : 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "clave de API: 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "the key in Key Vault is now 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "KEY 1\n0a1b2c3d4e5f60718293a4b5c6d7e8f9\nKEY 2",
            "setx OPENAI_KEY 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "api_key;0123456789abcdef0123456789abcdef",
            "Azure::Core::KeyCredential.new('53000a79f71bd2dc92ee9730747faebd')",
            "API_KEY: Final = '53000a79f71bd2dc92ee9730747faebd'",
            "(b'api-key', b'0a1b2c3d4e5f60718293a4b5c6d7e8f9')",
            "APP_KEY=base64:z2pZ5Qx3RL7v1F4hb6DmXEWZqzDnPyzb",
            "secret_key_base: 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ),
        negatives=(
            "the key is a-word-of-some-length",
            "key: id_of_the_primary_row",
            "the token classification-of-many-words",
            "its digest is 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "key;value",
            "ed25519 public key MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrb=",
        ),
    ),
    Rule(
        "named-value",
        "secret",
        find=matching(
            rf"(?i)\b(?:(?:name|key|id|property|header|variable|type|field){_JOINT}"
            r"|(?:variable|resource|output)[ ]\\?\")[\w.:/ -]{0,40}?"
            rf"{NAMES}\w{{0,12}}\\?[\"']?[^<>]{{0,60}}?"
            rf"\b(?:value|val|default|content){_JOINT}(?P<value>[^\s\"'<>,;\\]{{4,512}}+)",
            _is_named,
            hint=r"(?i)(?:value|val|default|content)\\?[\"']?\s{0,3}[:=]",
        ),
        needs=_NAMES_NEED,
        positives=(
            '<property name="db.password" value="sesame9"/>',
            '[{"name": "OPENAI_KEY", "slotSetting": false, "value": "0a1b2c3d4e5f60718293"}]',
            '<input type="password" name="pw" value="sesame9">',
            "<input type=hidden name=csrf value=ZOtaL02bEVhRip7RBx04rUcmx>",
            "- name: DB_PASSWORD\n  value: sesame9",
            'variable "openai_api_key" {\n  type = string\n  default = "sesame9"\n}',
            'resource "azurerm_key_vault_secret" "s" {\n  name = "a"\n  value = "sesame9x1"\n}',
        ),
        negatives=(
            '<input type="password" name="pw" value="">',
            "- name: DB_PASSWORD\n  valueFrom: x9",
            '<property name="mode" value="sesame9"/>',
            '{"name": "sort_key", "value": "a-1"}',
        ),
    ),
    Rule(
        "value-before-its-name",
        "secret",
        marks="=:",
        find=matching(
            rf"(?i)\b(?:value|val|default|content){_JOINT}(?<=[\"'])(?P<value>[^\s\"'<>\\]{{4,512}}+)"
            r"\\?[\"'][\s,]{1,12}"
            rf"(?:\w{{1,24}}{_JOINT}[^\s\"'<>]{{0,60}}\\?[\"']?[\s,]{{1,12}}){{0,2}}"
            rf"\\?[\"']?(?:name|key|id|property|header|variable|field){_JOINT}"
            rf"[\w.:/ -]{{0,40}}?{NAMES}",
            _is_named,
            hint=r"(?i)\b(?:name|key|id|property|header|variable|field)\\?[\"']?\s{0,3}[:=]",
        ),
        needs=_NAMES_NEED,
        words=frozenset({"value", "val", "default", "content"}),
        positives=(
            '<param value="sesame9" name="password"/>',
            '<input value="sesame9" type="text" name="db_password">',
            '{"value": "maple-96.river", "key": "DB_PASSWORD"},',
        ),
        negatives=(
            '<param value="required" name="password"/>',
            '<param value="sesame9" name="mode"/>',
            '<input value="a-1" name="sort_key">',
        ),
    ),
    Rule(
        "column-of-secrets",
        "secret",
        marks=",;|\t",
        find=_columns,
        needs=_HEAD_NEEDS,
        positives=(
            "user,password\nada,sesame9\nbob,s3same",
            "| System | Passwort |\n|---|---|\n| SAP | sesame9 |",
            " id | api_token\n----+-----------\n 1 | sesame9\n(1 row)",
            "Access key ID,Secret access key\nA,MC5yl/3wQjienX3H45L",
            "name;api_key\n\nname;api_key\na;b9",
        ),
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
