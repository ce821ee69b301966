"""Credentials of any maker: tokens, signatures, assignments, addresses."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    is_strong,
    looks_random,
    looks_secret,
)

if TYPE_CHECKING:
    import re

_SAMPLES = ("pass", "pw", "pwd", "password")
_CHARACTER = "(?:[A-Za-z0-9._~+/-]|:(?=[A-Za-z0-9]))"


def _is_jwt(match: re.Match[str]) -> bool:
    head = match[0].partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (binascii.Error, ValueError):
        return False
    return isinstance(header, dict) and not header.keys().isdisjoint({"alg", "typ", "enc", "kid"})


def _is_bearer(match: re.Match[str]) -> bool:
    value = match["value"]
    if is_placeholder(value):
        return False
    return any(map(str.isdigit, value)) or value[1:] != value[1:].lower() or looks_random(value)


def _is_basic(match: re.Match[str]) -> bool:
    value = match["value"]
    try:
        decoded = base64.b64decode(value + "=" * (-len(value) % 4))
    except binascii.Error:
        return False
    return b":" in decoded or any(map(str.isdigit, value))


def _is_parameter(match: re.Match[str]) -> bool:
    value = match["value"]
    return not is_placeholder(value) and (
        looks_random(value) or looks_secret(value) or "%" in value
    )


def _is_connection_part(match: re.Match[str]) -> bool:
    """ODBC has braces around values, and people around what is to be filled in."""
    value = match["value"]
    in_braces = value[:1] == "{" and value[-1:] == "}" and any(map(str.isdigit, value))
    return looks_secret(value[1:-1]) if in_braces else not is_placeholder(value)


def _has_password(match: re.Match[str]) -> bool:
    user, _, password = match["value"].partition(":")
    if not password:
        return looks_random(user) or is_strong(user)
    return not is_placeholder(password) and password.lower() not in _SAMPLES


ADDRESS_WITH_PASSWORD = Rule(
    "address-with-password",
    "secret",
    marks="@",
    find=matching(
        r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}+://"
        r"(?P<value>[^\s/@\"'<>?#]{1,256}"
        r"|[^\s/@\"'<>?#:]{1,128}:(?!\d{1,5}[?#])[^\s/@\"'<>?#]{1,128}[?#][^\s/@\"'<>]{1,128})"
        r"@(?=[^\s@]|\Z)",
        _has_password,
    ),
    needs=("://",),
    positives=(
        "mongodb+srv://app:s3same@db.contoso.com/x",
        "redis://:hunter2@10.0.0.1",
        "https://ci:maple#96.river@git.contoso.com",
    ),
    negatives=(
        *("https://user:password@host", "ssh://git@github.com/a/b", "https://a.b/c@d"),
        *("https://a.b:8080#c@d", "https://a.b#c@d", "https://a.b:443?c=d@e.f"),
    ),
)
"""Where escapes are, this is asked first: undone, they would end the password too soon."""

CREDENTIALS: tuple[Rule, ...] = (
    Rule(
        "json-web-token",
        "secret",
        unbroken=15,
        within=True,
        find=matching(
            r"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+\.[A-Za-z0-9_-]{2,}+(?:\.[A-Za-z0-9_-]*+){0,3}",
            _is_jwt,
        ),
        needs=("eyj",),
        positives=("eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0.c2lnbmF0dXJl",),
        negatives=("eyJ0eXBlIjoibm8ifQ.abcdef.abcdef", "eyJhbGciOi.short"),
    ),
    Rule(
        "authorization",
        "secret",
        unbroken=12,
        find=matching(
            r"(?i)\b(?:bearer|token|apikey|sharedaccesskey)[ \t]{1,4}"
            rf"(?P<value>{_CHARACTER}{{12,8192}}+={{0,2}})",
            lambda match: looks_random(match["value"]),
        ),
        needs=("bearer", "token", "apikey", "sharedaccesskey"),
        positives=("Authorization: Bearer a1B2c3D4e5F6g7H8",),
        negatives=(
            *("bearer authentication", "token classification", "Bearer <your-long-token>"),
            "the digest 52ad589b20974eaa9559d2c5af704fb4ba891d49",
        ),
    ),
    Rule(
        "bearer",
        "secret",
        find=matching(
            r"(?i)(?:\bauthorization[\"']?[ \t]{0,2}[:=][ \t]{0,2}[\"']?(?:[a-z][\w-]{1,23})?"
            rf"|\bbearer)[ \t]{{1,4}}(?P<value>{_CHARACTER}{{8,8192}}+={{0,2}})",
            _is_bearer,
        ),
        needs=("authorization", "bearer"),
        positives=("Bearer abcdef123456", "Authorization: x7-abcdef9", "Bearer 627681852:AArpPHB"),
        negatives=(
            "Use bearer authentication.",
            "authorization: required everywhere",
            "Authorization: Bearer your-token-1",
        ),
    ),
    Rule(
        "basic-authorization",
        "secret",
        unbroken=8,
        find=matching(r"(?i)\bbasic[ \t]{1,4}(?P<value>[A-Za-z0-9+/]{8,4096}+={0,2})", _is_basic),
        needs=("basic",),
        positives=("Authorization: Basic YWxpY2U6" + "b3BlbnNlc2FtZQ==",),
        negatives=("basic authentication", "Basic programming", "basic languages"),
    ),
    ADDRESS_WITH_PASSWORD,
    Rule(
        "parameter",
        "secret",
        unbroken=12,
        find=matching(
            r"(?i)[?&;](?:sig|signature|x-amz-(?:signature|credential|security-token)"
            r"|x-goog-(?:signature|credential)|awsaccesskeyid|code|key|[a-z_-]{0,24}token"
            r"|[a-z_-]{0,24}api[-_]?key|subscription-key|[a-z_-]{0,24}secret|password|pwd|auth)="
            r"(?P<value>[A-Za-z0-9%+/=_.~!*-]{8,4096}+)",
            _is_parameter,
        ),
        marks="=",
        positives=("https://a.b/c?sv=1&sig=aB3d%2BE6gH9jK2mN5", "?api-key=a1b2c3d4e5f60718"),
        negatives=("?key=category&order=asc", "&code=not-found", "?token=<your-token>"),
    ),
    Rule(
        "signature",
        "secret",
        marks="=",
        unbroken=24,
        find=matching(
            r"(?i)\bsig(?:nature)?=(?P<value>[A-Za-z0-9%+/=_-]{20,400}+)",
            lambda match: looks_random(match["value"]) or "%" in match["value"],
        ),
        needs=("sig",),
        positives=("SharedAccessSignature sr=a&sig=aB3d%2BE6gH9jK2mN5pQ8",),
        negatives=("sig=aaaaaaaaaaaaaaaaaaaaaaaaaa", "signature=required"),
    ),
    Rule(
        "connection-string",
        "secret",
        marks="=",
        find=matching(
            r"(?i)(?<=[;\"' \t\n=])(?:password|pwd|accountkey|sharedaccesskey|accesskey"
            r"|sharedaccesssignature|sharedsecretvalue|instrumentationkey|primarykey"
            r"|clientsecret)[ \t]?=[ \t]?(?P<value>\{[^{}\n]{1,256}+\}|[^;\"'\s]{1,512}+)(?=;)",
            _is_connection_part,
        ),
        needs=("password", "pwd", "key", "signature", "secret"),
        positives=(
            "Server=db;User ID=a;Password=sesame;Encrypt=true",
            "AccountName=a;AccountKey=abc==;",
            "Driver={ODBC};Pwd={sesame9;x};Encrypt=yes",
        ),
        negatives=("Server=db;Encrypt=true;", "Server=db;Password={your_password};"),
    ),
    Rule(
        "last-of-a-connection-string",
        "secret",
        marks="=",
        find=matching(
            r"(?i);[ \t]?(?:password|pwd|accountkey|sharedaccesskey|accesskey|secret"
            r"|sharedaccesssignature|sharedsecretvalue|instrumentationkey)[ \t]?=[ \t]?"
            r"(?P<value>\{[^{}\n]{1,256}+\}|[^;\"'\s]{1,512}+)",
            _is_connection_part,
        ),
        needs=("password", "pwd", "key", "signature", "secret"),
        positives=("Server=db;User ID=a;Password=sesame", "Endpoint=sb://a/;SharedAccessKey=abc="),
        negatives=("Server=db;Encrypt=true", "Server=db;Pwd=<password>"),
    ),
    Rule(
        "account-key",
        "secret",
        unbroken=26,
        find=matching(
            r"(?i)\b(?:account|access|sharedaccess|primary|secondary)key="
            r"(?P<value>[A-Za-z0-9+/_-]{16,200}+={0,2})",
            lambda match: looks_random(match["value"]),
        ),
        needs=("key=",),
        positives=("AccountKey=aB3dE6gH9jK2mN5pQ8sT1vW4yZ7=",),
        negatives=("AccountKey=the-key-of-your-account",),
    ),
    Rule(
        "user-and-password",
        "secret",
        marks="-",
        find=matching(
            r"(?<![\w-])(?:-u|--user|--proxy-user)[ =]?[\"']?[^\s:\"']{1,64}[\"']?:(?!//)"
            r"[\"']?(?P<value>[^\s\"'`]{3,128}+)",
            lambda match: not is_placeholder(match["value"]) and match["value"] not in _SAMPLES,
        ),
        needs=("-u",),
        positives=("curl -u admin:s3same https://a.b", "curl -u admin:'s3same' https://a.b"),
        negatives=(
            "curl -u user:<password> https://a.b",
            "curl -u user:pass https://a.b",
            *("ls -u a", "`-u user:password` in it", "az login -u http://desk"),
        ),
    ),
)
