"""Headers as they stand in logs, commands and dumps: cookies, digests, shared keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import looks_random, looks_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_COOKIES = re.compile(
    r"(?i)\bcookies?\\?[\"']?\s{0,2}[:=]\s{0,2}\\?[\"'{]{0,2}"
    r"(?P<pairs>[\w.%$!*-]{1,80}=[^\n\r\"'<>]{4,8192}+)"
)
_PAIR = re.compile(r"(?:^|;)[ ]?(?P<name>[\w.%$!*-]{1,80})=(?P<value>[^;,\s\\]{6,4096})")
_ATTRIBUTES = frozenset({"path", "domain", "expires", "max-age", "samesite", "version", "priority"})


def _cookies(text: str) -> Iterator[Span]:
    """The values of a header's cookies; what tells how long one is kept stays."""
    for header in _COOKIES.finditer(text):
        start = header.start("pairs")
        for pair in _PAIR.finditer(header["pairs"]):
            told = looks_secret(pair["value"]) or looks_random(pair["value"])
            if told and pair["name"].lower() not in _ATTRIBUTES:
                yield start + pair.start("value"), start + pair.end("value")


def _is_drawn(match: re.Match[str]) -> bool:
    return looks_random(match["value"])


SHARED_KEY = Rule(
    "shared-key",
    "secret",
    unbroken=20,
    find=matching(
        r"(?i)\bshared ?key(?:lite)?[ ]{1,3}[\w.-]{1,63}:"
        r"(?P<value>[A-Za-z0-9+/]{20,512}+={0,2})",
        _is_drawn,
    ),
    needs=("sharedkey", "shared key"),
    positives=("Authorization: SharedKey contoso:pSpKND5iLE47LKmRNmTe9WO8R+q9uqH4We=",),
    negatives=("SharedKey account:signature-of-the-request", "a shared key: see below"),
)
"""Asked ahead of other schemes, which would take the account's name for the whole."""

HEADER_LINES: tuple[Rule, ...] = (
    Rule(
        "cookies",
        "secret",
        marks="=",
        find=_cookies,
        needs=("cookie",),
        positives=(
            "Cookie: theme=dark; sessionid=51eKedkksUnENEETSkjSWhBC",
            '"set-cookie": "ARRAffinity=0a1b2c3d4e5f6071; Path=/; HttpOnly"',
            "curl --cookie 'x=1' -b cookies= -H 'Cookie: sid=aB3dE6gH9jK2'",
        ),
        negatives=(
            "Cookie: chocolate chip, 200 g of flour",
            "Set-Cookie: theme=dark; Expires=Wed, 01 May 2024 10:00:00 GMT",
            "cookie = 'lang=english'",
        ),
    ),
    Rule(
        "digest-parameter",
        "secret",
        marks="=",
        unbroken=16,
        find=matching(
            r"(?i)\b(?:response|c?nonce|opaque|rspauth)=\\{0,3}[\"']?"
            r"(?P<value>[A-Za-z0-9+/=_-]{16,256}+)",
            _is_drawn,
        ),
        needs=("digest",),
        positives=('Digest username="a", response="0ec6810105dadeff6852a97bf9d0f94f"',),
        negatives=("Digest response=required-everywhere", 'digest="a", qop="auth"'),
    ),
    Rule(
        "form-parameter",
        "secret",
        marks="=",
        unbroken=25,
        find=matching(
            r"(?i)(?<![\w.-])(?:code_verifier|(?:device_)?code|assertion|client_assertion|state"
            r"|saml(?:request|response))=(?P<value>[A-Za-z0-9._~%+/-]{20,8192}+={0,2})",
            _is_drawn,
        ),
        needs=("code", "assertion", "state", "saml"),
        positives=("code_verifier=ZwWtKKtBXppaIqKELPJB5m8X&code=4ln4PR1yK1z9KgMJOIkVYZGK",),
        negatives=(
            "code=200&state=ready",
            "code=a-long-name-of-some-thing",
            "decode=ZwWtKKtBXppaIqKELPJB5m8X",
        ),
    ),
)
