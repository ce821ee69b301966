"""Secrets in a line of their own, below what says that they are: a label, or a command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_drawn,
    is_phrase,
    is_strong,
    looks_secret,
    says_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_LABEL = r"(?:password|passwd|passwort|kennwort|passphrase|passcode|secret|token|credential|key)"
_LABELS_NEED = ("pass", "kennwort", "secret", "token", "credential", "key")
_PRINTS = (
    r"(?i)\b(?:argocd[^\n]{0,40}?initial-password|(?:vault|bao)[ ](?:kv[ ]get"
    r"|read)\b[^\n]{0,80}?-field\b"
    r"|(?:kubectl|oc)\b[^\n]{0,60}?[ ]get[ ]secrets?\b[^\n]{0,200}?\|[ ]*base64[ ]-{1,2}d"
    r"|(?:kubectl|oc)[ ]create[ ]token|kubeadm[ ]token[ ]create"
    r"|az[ ][^\n]{0,80}?\b(?:secret|keys?|credential|get-access-token|connection-string|reset"
    r"|admin-key)\b"
    r"[^\n]{0,160}?[ ](?:-o|--output)[ =]?tsv"
    r"|(?:go)?pass[ ]show|gopass[ ]show|op[ ](?:read|item[ ]get)|bw[ ]get[ ](?:password|totp)"
    r"|lpass[ ]show|secret-tool[ ]lookup|security[ ]find-(?:generic|internet)-password"
    r"|gcloud[ ](?:secrets[ ]versions[ ]access|auth[ ]print-\w{1,12}-token)"
    r"|aws[ ](?:secretsmanager[ ]get-secret-value|ssm[ ]get-parameter|ecr[ ]get-login-password)"
    r"|(?:terraform|tofu)[ ]output[ ]-raw[ ]\S{0,60}?(?:pass|secret|token|key)"
    r"|openssl[ ]rand|pwgen|(?:apg|makepasswd|mkpasswd)\b|gh[ ]auth[ ]token|doppler[ ]secrets[ ]get"
    r"|(?:cat|bat)[ ]\S{0,120}?(?:password|passwd|secret|token)"
    r"|printenv[ ]\w{0,60}?(?:pass|secret|token|key)|heroku[ ]auth:token|chamber[ ]read)"
)
# What each of the commands says besides its name, so that a word of prose asks nothing.
_PRINTS_NEED = (
    *("initial-password", "-field", "base64 -", "create token", "token create", "tsv"),
    *("pass show", "op read", "op item", "bw get", "secret-tool", "security find", "access"),
    *("print-", "get-secret", "get-parameter", "get-login", "output -raw", "ssl rand", "pwgen"),
    *("apg", "makepasswd", "mkpasswd", "auth token", "secrets get", "cat ", "bat ", "printenv"),
    *("auth:token", "chamber read"),
)
_PRINTED = (
    rf"{_PRINTS}[^\n]{{0,200}}\n(?:[ \t]*\r?\n)?[ \t]*"
    r"(?P<value>[^\s\"'<>{}]{6,512})[ \t]*(?:\r?\n|\Z)"
)
_BELOW = (
    rf"(?i){_LABEL}s?\b[^\n]{{0,80}}:[ \t*]*\r?\n(?:[ \t]*\r?\n){{0,2}}[ \t>]*"
    r"(?P<value>[^\s\"'<>{}:]{8,256})[ \t]*(?:\r?\n|\Z)"
)
_CODES = re.compile(
    r"(?i)\b(?:recovery|backup|scratch|emergency|rescue|one-time|2fa|mfa)[ -]"
    r"(?:(?:access|verification|login|authentication|security)[ -])?codes?\b[^\n:]{0,60}(?::|\n)"
)
_CODE_LINE = re.compile(
    r"[ \t>]*(?:(?:[-*\u2022]|\d{1,2}[.):])[ \t]+)?(?:\[.?\][ \t]*)?"
    r"(?P<codes>[A-Za-z0-9-]{4,40}(?:[ \t,"
    r"|]{1,8}(?:\d{1,2}[.):][ \t]{1,4})?[A-Za-z0-9-]{4,40}){0,15})[ \t,]*\r?(?:\n|\Z)"
)
_CODE = re.compile(r"(?P<group>[A-Za-z0-9]{4,12})(?:-[A-Za-z0-9]{4,12}){1,7}|[A-Za-z0-9]{4,32}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_CODES = 40  # lines
_TWELVE = "zebra crisp dolphin lunar tunnel gravity kidney walnut hover velvet shrimp ozone"
_SEED_WORD = r"(?:\d{1,2}[.):]?[ \t]{1,2})?[a-z]{3,8}"
_SEED = (
    r"(?i:\b(?:seed|mnemonic|(?:secret|backup|wallet|recovery)[ ]"
    r"(?:recovery[ ]|seed[ ])?(?:phrase|words|seed)|passphrase)\b[^\n:=]{0,40}(?:[:=]|\n)\s{0,4})"
    rf"[\"'`]?(?P<value>{_SEED_WORD}(?:[ ,]{{1,2}}{_SEED_WORD}){{11,23}})(?![A-Za-z])"
)


def _is_printed(match: re.Match[str]) -> bool:
    value = match["value"]
    return looks_secret(value) and not value.startswith(("http", "/", "$", "-", "#"))


def _is_alone(match: re.Match[str]) -> bool:
    value = match["value"]
    return is_drawn(value) or is_strong(value) or is_phrase(value)


def _codes(text: str) -> Iterator[Span]:
    """Each line of codes below their name, or the rest of its own line."""
    for name in _CODES.finditer(text):
        at = name.end()
        for _ in range(_MOST_CODES):
            line = _CODE_LINE.match(text, at)
            if line is None:
                end = text.find("\n", at)
                if end < 0 or text[at:end].strip():
                    break
                at = end + 1
                continue
            if not _are_codes(line["codes"]):
                break
            yield line.span("codes")
            at = line.end()


def _are_codes(line: str) -> bool:
    """Whether every word of a line has a digit, or is made of groups of one length."""
    words = re.split(r"[ \t,|]+(?:\d{1,2}[.):][ \t]+)?", line)
    return all(map(_is_code, words)) and not any(map(_DATE.fullmatch, words))


def _is_code(word: str) -> bool:
    if _CODE.fullmatch(word) is None:
        return False
    groups = word.split("-")
    return any(map(str.isdigit, word)) or (len(groups) > 1 and len({*map(len, groups)}) == 1)


BELOW_LABELS: tuple[Rule, ...] = (
    Rule(
        "recovery-password",
        "secret",
        digits=48,
        find=matching(r"(?<![\d-])(?:\d{6}-){7}\d{6}(?![\d-])"),
        positives=("Recovery Password:\n 441995-177384-387184-335381-290001-892714-003555-397024",),
        negatives=(
            "441995-177384-387184-335381-290001-892714-003555",
            "1" * 60,
        ),
    ),
    Rule(
        "secret-below-its-reset",
        "secret",
        marks=":=",
        find=matching(
            rf"(?i){_LABEL}\b[^\n]{{0,80}}\n[ \t]*(?:new|initial|temporary|generated)"
            r"(?:[ ](?:value|one|password|secret|token|key))?[ ]{0,2}[:=][ \t]{0,3}"
            r"(?P<value>\S{6,256})",
            says_secret,
        ),
        needs=_LABELS_NEED,
        words=frozenset({"new", "initial", "temporary", "generated"}),
        positives=("Password for the [elastic] user successfully reset.\nNew value: sesame9",),
        negatives=("Reset your password.\nNew value: required", "a secret\nnew era: begins9x"),
    ),
    Rule(
        "secret-below-its-label",
        "secret",
        marks=":",
        find=matching(_BELOW, _is_alone, hint=r":[ \t*]*\r?\n"),
        needs=_LABELS_NEED,
        positives=(
            "use the following password to proceed:\n\n0a1b2c3d4e5f60718293a4b5c6d7e8f9\n\nThis",
            "Kennwort:\n  amber-river-296-piano",
        ),
        negatives=(
            "a password has these:\n\nAt least 12 letters9x",
            "the tokens:\n\nclassification\n",
            "key:\nhttps://a.b/c1d2e3f4g5",
        ),
    ),
    Rule(
        "secret-below-its-command",
        "secret",
        find=matching(_PRINTED, _is_printed),
        needs=_PRINTS_NEED,
        words=frozenset(
            (
                *("argocd", "vault", "bao", "kubectl", "oc", "kubeadm", "az", "pass", "gopass"),
                *(
                    "op",
                    "bw",
                    "lpass",
                    "lookup",
                    "generic",
                    "internet",
                    "gcloud",
                    "aws",
                    "terraform",
                ),
                *("tofu", "openssl", "pwgen", "apg", "makepasswd", "mkpasswd", "gh", "doppler"),
                *("cat", "bat", "printenv", "heroku", "chamber"),
            )
        ),
        positives=(
            "argocd admin initial-password -n argocd\nKq7vTz3NwPr5x\n\n This password",
            "$ vault kv get -field=password secret/app\nsesame9",
            "kubectl get secret a -o jsonpath='{.data.p}' | base64 -d\nsesame9",
            "az keyvault secret show --name a --query value -o tsv\nsesame9",
            "pass show work/db\nsesame9\n",
            "cat /var/jenkins_home/secrets/initialAdminPassword\n0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ),
        negatives=(
            "vault kv get -field=password secret/app",
            "Use `pass show` for one.\nThen copy it9",
            "cat notes.txt\nreport2024a",
            "az keyvault secret show --name a -o tsv\n/bin/x9",
        ),
    ),
    Rule(
        "recovery-codes",
        "secret",
        find=_codes,
        words=frozenset({"codes", "code"}),
        positives=(
            "GitHub recovery codes:\n9y5c4-ffl8v\n7htm7-rb76a\nprinted 2025-01-03",
            *("Backup codes: 12345678 87654321", "Backup codes: 1) jscq5 2) sajg6"),
            "backup codes\n\n1. 4821 9930\n2. 8891 0042\n",
        ),
        negatives=(
            "Backup codes:\n\nPrint them and store them",
            "recovery codes: keep them safe",
            "Recovery codes:\n2025-01-03\n",
            "backup code:",
        ),
    ),
    Rule(
        "seed-phrase",
        "secret",
        marks=":=\n",
        find=matching(_SEED),
        words=frozenset({"seed", "mnemonic", "phrase", "passphrase"}),
        positives=(
            f"recovery phrase (12 words): {_TWELVE}\nkeep offline",
            f"mnemonic = '{_TWELVE}'",
        ),
        negatives=(
            "a recovery phrase: never give it to anybody who asks you for it on the phone, please",
            "seed: zebra crisp dolphin lunar",
        ),
    ),
)
