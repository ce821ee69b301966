"""What secrets look like: each rule a pattern, a literal that must be there, and a second look.

Sources: the key formats of microsoft/security-utilities, and OpenAI's and Entra's own keys.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Shape:
    """One rule; only about one of ``needs`` (in lower case) it is looked for.

    ``reach`` is how far behind that it may end, in characters; ``in_a_line`` whether no line end
    may stand in it.
    """

    rule: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    is_real: Callable[[re.Match[str]], bool]
    reach: int = 500
    in_a_line: bool = True

    def found_in(self, text: str, small: str, glance: str) -> Iterator[re.Match[str]]:
        """Every match that stands the second look; one may come more than once.

        ``small`` is the text in small letters, ``glance`` each of its lines once.
        """
        for literal in self.needs:
            if literal in glance:
                for start, end in _around(literal, small, self.reach):
                    yield from filter(self.is_real, self.pattern.finditer(text, start, end))

    def stands_in(self, text: str, small: str) -> bool:
        """Whether there is a match in a text; ``small`` is the same in small letters."""
        return any(True for _ in self.found_in(text, small, small))


def _around(literal: str, small: str, reach: int) -> Iterator[tuple[int, int]]:
    """What lies about the places of the literal; where two would overlap, they are one."""
    at = small.find(literal)
    while at >= 0:
        start, end = max(at - _BEFORE, 0), at + reach
        while 0 <= (at := small.find(literal, at + 1)) < end + _BEFORE:
            end = at + reach
        yield start, end


def _always(_: re.Match[str]) -> bool:
    return True


def _looks_random(match: re.Match[str]) -> bool:
    """Digits and letters mixed: no word, and no placeholder of this package."""
    value = match["value"]
    own = _OWN.search(value) is not None
    return not own and any(map(str.isdigit, value)) and any(map(str.isalpha, value))


def _is_jwt(match: re.Match[str]) -> bool:
    head = match["value"].partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (binascii.Error, ValueError):
        return False
    return isinstance(header, dict) and "alg" in header


def _is_credential(match: re.Match[str]) -> bool:
    """``Basic authentication`` is prose; a credential mixes letters with digits or capitals."""
    value = match["value"]
    mixed = value[1:] != value[1:].lower() or any(map(str.isdigit, value))
    return mixed and _OWN.search(value) is None


def _is_foreign_host(match: re.Match[str]) -> bool:
    """``YOUR-RESOURCE`` and ``your-resource`` are to be filled in; a zone stands behind a name."""
    name, before = match["value"], match.string[max(match.start() - _BEFORE, 0) : match.start()]
    own = _OWN_HOST.fullmatch(name.lower()) or _OWN_ZONE.search(before.lower())
    return not name.isupper() and own is None


def _is_foreign_mail(match: re.Match[str]) -> bool:
    """``tutor@module.yaml`` is a fixture's cassette."""
    domain = _SUFFIX.sub("", match["value"].lower().rstrip("."))
    return "." in domain and not domain.endswith(("example.com", "example.org", "example.net"))


def _is_foreign_address(match: re.Match[str]) -> bool:
    """Small numbers are a version; 127 is this machine."""
    parts = [int(part) for part in match["value"].split(".")]
    return max(parts) <= 255 and max(parts) > 9 and parts[0] not in (127, 255)  # noqa: PLR2004 - as said above


_BEFORE = 100  # how far before what it needs a shape may begin
_SUFFIX = re.compile(r"\.(?:yaml|yml|json)$")
_OWN = re.compile(r"[a-z]+-[0-9a-z]{6}-\d+")
_OWN_HOST = re.compile(
    r"example-resource|(?:host|resource)-[0-9a-z]{6}-\d+|example|www|privatelink|your-.*|my-resource"
)
_OWN_ZONE = re.compile(
    r"(?:example-resource|(?:host|resource)-[0-9a-z]{6}-\d+)\.(?:[a-z0-9-]{1,30}\.){0,2}$"
)
_B64 = "[A-Za-z0-9+/]"

SHAPES: tuple[Shape, ...] = (
    Shape(
        "azure-cask-key",
        ("jqqj99",),
        re.compile(r"(?<=[A-Za-z0-9+/_-]{52})(?P<value>JQQJ99[A-Za-z][A-L][A-Za-z0-9+/_-]{24})"),
        _always,
    ),
    Shape(
        "azure-identifiable-key",
        (
            *("azse", "azfu", "azca", "apim", "acdb", "aiot", "+ast", "+asb", "+acr"),
            *("+aeh", "+arm", "+aba", "+amc"),
        ),
        re.compile(
            rf"(?<={_B64}{{33}})(?P<value>(?:\+ASb|\+AEh|\+ARm|AzCa){_B64}{{6}}=)"
            rf"|(?<={_B64}{{76}})(?:\+ASt|ACDb|APIM|\+ABa|\+AMC|AIoT){_B64}{{5}}[AQgw]=="
            rf"|(?<={_B64}{{44}})AzFu{_B64}{{5}}[AQgw]=="
            rf"|(?<={_B64}{{42}})(?:AzSe|\+ACR)[A-D]{_B64}{{5}}"
        ),
        _always,
    ),
    Shape(
        "openai-key",
        ("sk-",),
        re.compile(
            r"(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin)-)?"
            r"(?P<value>[A-Za-z0-9_-]{20,400})(?![A-Za-z0-9_-])"
        ),
        _looks_random,
    ),
    Shape(
        "partial-key",
        ("***", "\u2022\u2022\u2022", "\u25cf\u25cf\u25cf"),
        re.compile(
            r"(?<![A-Za-z0-9_-])"
            r"(?P<value>[A-Za-z0-9_-]{4,40}[*\u2022\u25cf]{3,100}[A-Za-z0-9_-]{3,40})"
        ),
        _looks_random,
    ),
    Shape(
        "json-web-token",
        ("eyj",),
        re.compile(r"(?<![A-Za-z0-9_-])(?P<value>eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{4,8000})"),
        _is_jwt,
        reach=12_100,
    ),
    Shape(
        "authorization",
        ("bearer", "basic"),
        re.compile(
            r"\b(?:bearer|basic)[ \t]{1,4}(?P<value>[A-Za-z0-9._~+/=-]{12,4000})", re.IGNORECASE
        ),
        _is_credential,
        reach=4_100,
    ),
    Shape(
        "shared-access-signature",
        ("sig=",),
        re.compile(r"\bsig=(?P<value>[A-Za-z0-9%+/=_-]{20,200})", re.IGNORECASE),
        _looks_random,
    ),
    Shape(
        "connection-string",
        ("accountkey=", "accesskey="),
        re.compile(
            r"\b(?:account|access|sharedaccess)key=(?P<value>[A-Za-z0-9+/=]{16,200})", re.IGNORECASE
        ),
        _looks_random,
    ),
    Shape(
        "entra-client-secret",
        ("q~",),
        re.compile(r"(?<=[A-Za-z0-9_~.-]{3})(?P<value>[78]Q~[A-Za-z0-9_~.-]{31,34})"),
        _always,
    ),
    Shape(
        "private-key",
        ("private key-----",),
        re.compile(r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----"),
        _always,
    ),
    Shape(
        "credential-header",
        ("api-key", "subscription-key", "authorization", "cookie"),
        re.compile(
            r"^[ \t]*[\"']?(?:api-key|x-api-key|ocp-apim-subscription-key|authorization"
            r"|proxy-authorization|cookie|set-cookie)[\"']?:"
            r"[ \t]*(?:\n[ \t]*- ?)?(?P<value>[^\n]+)",
            re.IGNORECASE | re.MULTILINE,
        ),
        _looks_random,
        in_a_line=False,
    ),
    Shape(
        "legacy-azure-key",
        ("key", "secret", "token", "password"),
        re.compile(
            r"(?:key|secret|token|password)[\"'\\]{0,4}[ \t]{0,4}[:=][ \t]{0,4}[\"'\\]{0,4}"
            r"(?P<value>[0-9a-f]{32})(?![0-9A-Za-z])",
            re.IGNORECASE,
        ),
        _always,
    ),
    Shape(
        "azure-host",
        (".azure.com",),
        re.compile(
            r"(?<![A-Za-z0-9-])(?:(?<=%)[2-7][0-9a-f]|(?<=\\)(?:u00[0-9a-f]{2}|[nrt]))?"
            r"(?P<value>[A-Za-z0-9][A-Za-z0-9-]{0,62}+)(?:\.privatelink)?"
            r"\.(?:openai|services\.ai|cognitiveservices)\.azure\.com",
            re.IGNORECASE,
        ),
        _is_foreign_host,
    ),
)

# In names only: a test's parameter is no place for anything about a person or an account.
PERSONAL: tuple[Shape, ...] = (
    Shape(
        "email",
        ("@",),
        re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{2,64}+@(?P<value>[A-Za-z0-9.-]{4,200}+)"),
        _is_foreign_mail,
    ),
    Shape("phone", ("+",), re.compile(r"\+[1-9](?:[ ().-]{0,2}\d){8,14}(?!\d)"), _always),
    Shape(
        "organization",
        ("org-", "proj_", "user-"),
        re.compile(r"(?:org-|proj_|user-)(?P<value>[A-Za-z0-9]{16,64}+)"),
        _looks_random,
    ),
    Shape(
        "network-address",
        (".",),
        re.compile(r"(?<![\d.])(?P<value>[1-9]\d{0,2}(?:\.\d{1,3}){3})(?![\d.])"),
        _is_foreign_address,
    ),
)
