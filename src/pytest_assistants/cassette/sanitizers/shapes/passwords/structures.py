"""Secrets in the notations of settings and of what languages print of their values."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_phrase,
    is_placeholder,
    is_restless,
    is_strong,
    looks_random,
    looks_secret,
    says_secret,
)
from pytest_assistants.cassette.uuids import UUID

_NAME = (
    r"[\w.-]{0,40}?(?:password|passwd|passphrase|pwd|secret|token|credential|[_.-]pass"
    r"|(?:api|access|account|private|master|primary|secondary|admin|storage|signing)[_.-]?key"
    r"|connection[_.-]?string)(?:value)?\d{0,2}"
)
_NAMES_NEED = (
    *("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "key"),
    *("_pass", ".pass", "-pass", "connection"),
)
_UNDER = (
    rf"(?i)(?<![\w.-]){_NAME}[\"']?\s{{0,3}}[:=]\s{{0,3}}\{{?\s{{0,40}}"
    r"(?:[\"']?(?:type|noecho|description|sensitive|metadata|minlength)[\"']?\s{0,3}[:=][^\n]{0,80}?[,\n]\s{0,40}){0,4}"
    r"[\"']?(?:value|defaultvalue|default|secretvalue|plaintext)[\"']?\s{0,3}[:=]\s{0,3}[\"']?"
    r"(?P<value>[^\s\"',{}\[\]();]{4,512})(?![(\[])"
)
_KEYED = (
    r"(?:(?:hmac|webhook|shared|client|signing|session)[ ])?secret"
    r"|(?:api|access|signing|private|shared|master|encryption|account|storage|admin|webhook|hmac"
    r"|licen[cs]e|deploy)[ -]key|token|credential|password|passphrase"
)
_SOME_WORDS = (
    rf"(?i)(?<![\w-])(?:{_KEYED})(?=[\s(])(?P<between>[^\n:=`\"'.;]{{2,60}}?)"
    r"(?:[:=]|[ ](?:is|-|\u2013|\u2014)[ ])[ ]{0,2}[\"'`\u201c\u2018]{0,2}"
    r"(?P<value>[^\s\"'`,;<>(){}\[\]\u201d\u2019]{10,256})"
)
_OPEN_WORDS = re.compile(
    r"(?i)\b(?:public|fingerprint|hash|digest|checksum|sha\d*|id|name|version|count)\b"
)


def _is_said(match: re.Match[str]) -> bool:
    """One that a machine drew, or that is no word, and not what is open to all."""
    value = match["value"]
    if "://" in value or _OPEN_WORDS.search(match["between"]):
        return False
    drawn = looks_random(value) and (any(map(str.isdigit, value)) or is_restless(value))
    return drawn or is_restless(value) or is_strong(value) or is_phrase(value)


STRUCTURES: tuple[Rule, ...] = (
    Rule(
        "value-under-its-name",
        "secret",
        marks=":=",
        find=matching(
            _UNDER,
            says_secret,
        ),
        needs=_NAMES_NEED,
        words=frozenset({"value", "defaultvalue", "default", "secretvalue", "plaintext"}),
        positives=(
            '"adminPassword": {"value": "sesame9"}, x',
            "adminPassword:\n    value: sesame9",
            "DBPassword:\n  Type: String\n  NoEcho: true\n  Default: sesame9",
        ),
        negatives=(
            'adminPassword: {"value": "[parameters(1)]"}',
            "password: {value: required}",
            "secret:\n  value: none",
            "token: {value: next(1)}",
        ),
    ),
    Rule(
        "dumped-value",
        "secret",
        marks="(",
        find=matching(
            rf"(?i)\[\"?(?:{_NAME}|pass)(?::\w{{1,40}})?\"?(?::[^\]\n]{{1,60}})?\]\s{{0,3}}=>\s{{0,8}}&?string\(\d{{1,5}}\)\s"
            r"\"(?P<value>[^\"\n]{3,512})\"",
            lambda match: not is_placeholder(match["value"]),
        ),
        words=frozenset({"string"}),
        positives=(
            '["password"]=>\n  string(6) "sesame"',
            '["password":protected]=>\n string(6) "sesame"',
        ),
        negatives=('["host"]=>\n  string(6) "sesame"', '["password"]=>\n  string(0) ""'),
    ),
    Rule(
        "serialized-value",
        "secret",
        marks=";",
        find=matching(
            rf"(?i)\bs:\d{{1,3}}:\\{{0,15}}\"(?:{_NAME}|pass)\\{{0,15}}\";s:\d{{1,5}}:\\{{0,15}}\""
            r"(?P<value>[^\"\\\n]{3,512})\\{0,15}\"",
            lambda match: not is_placeholder(match["value"]),
            hint=r";s:\d{1,5}:",
        ),
        words=frozenset({"s"}),
        positives=(
            'a:1:{s:8:"password";s:6:"sesame";}',
            's:7:\\"db_pass\\";s:6:\\"sesame\\";',
        ),
        negatives=('s:4:"host";s:6:"sesame";', 's:8:"password";s:4:"null";', 's:8:"password";i:1;'),
    ),
    Rule(
        "token-of-a-person",
        "secret",
        marks=":=",
        find=matching(
            r"(?<![A-Za-z0-9])[A-Z0-9_]{0,40}_PAT(?:_[A-Z0-9]{1,12})?[\"']?\s{0,3}(?::=|[:=])\s{0,3}[\"']?"
            r"(?P<value>[A-Za-z0-9_.~-]{10,256})",
            lambda match: looks_random(match["value"]),
        ),
        words=frozenset({"pat"}),
        positives=("export GITHUB_PAT=a1b2c3d4e5f6", "ADO_PAT: a1b2c3d4e5f6"),
        negatives=("FORMAT_PAT=report2024-a", "INPUT_PATH=a1b2c3d4e5f6", "ADO_PAT=$SYSTEM_TOKEN"),
    ),
    Rule(
        "guid-of-a-secret",
        "secret",
        marks="-",
        find=matching(
            r"(?i)(?<![a-z])secret[ _-]?id[\"']?[ \t]{0,24}[:=|]?[ \t]{0,24}[\"']?"
            rf"(?P<value>{UUID})",
        ),
        words=frozenset({"secret", "secretid"}),
        positives=("SecretID:         8d2c926e-9872-4770-863f-27872950fbcb",),
        negatives=("AccessorID: 8d2c926e-9872-4770-863f-27872950fbcb", "secret id: none"),
    ),
    Rule(
        "cookie-in-a-jar",
        "secret",
        find=matching(
            r"(?m)^(?:#HttpOnly_)?[\w.:-]{1,255}\t(?:TRUE|FALSE)\t[^\t\n]{1,255}\t(?:TRUE|FALSE)\t"
            r"\d{1,20}\t[^\t\n]{1,255}\t(?P<value>[^\s]{6,4096})",
            lambda match: len(match["value"]) >= 16 or looks_secret(match["value"]),  # noqa: PLR2004 - longer than words
            hint=r"\t(?:TRUE|FALSE)\t",
        ),
        words=frozenset({"true", "false"}),
        positives=("#HttpOnly_gitea.lan\tFALSE\t/\tTRUE\t0\tsession_id\tsesame9x",),
        negatives=("a.b\tFALSE\t/\tTRUE\t0\ttheme\tautumn", "a.b\tFALSE\t/\tTRUE"),
    ),
    Rule(
        "secret-after-some-words",
        "secret",
        unbroken=10,
        find=matching(_SOME_WORDS, _is_said),
        words=frozenset({"secret", "token", "credential", "key", "password", "passphrase"}),
        positives=(
            "hmac secret for the GitHub webhook: `EcuE51ROllqMus8I1BqLLAzN`",
            "the signing key of our endpoint is Kq7vTz3NwPr5",
            "PASSWORD elastic = Kq7vTz3NwPr5",
        ),
        negatives=(
            "the secret of good work: persistence",
            "token limit for gpt-4o: 128000",
            "access key fingerprint is 0a1b2c3d4e5f",
            "the token for it: https://a.b/c1d2e3f4",
        ),
    ),
)
