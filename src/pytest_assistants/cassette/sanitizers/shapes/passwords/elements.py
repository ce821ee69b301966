"""Secrets in the elements of markup: by the element's name, beside a label, below a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import PASSWORDS
from pytest_assistants.cassette.sanitizers.shapes.passwords.told_secrets import NAMES
from pytest_assistants.cassette.sanitizers.shapes.randomness import looks_secret, says_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_BESIDE = re.compile(
    rf"(?i)<(?P<tag>th|td|dt|label|b|strong|span|em|p|li|div|h[1-6]|legend)\b[^<>]{{0,120}}>\s{{0,8}}"
    rf"[^<>]{{0,24}}?(?:{PASSWORDS}|\b(?:pass|pw|pin|psk)\b|secret|token|(?:api|access)[ _-]?key)"
    r"[^<>]{0,24}</(?P=tag)>[\s:]{0,8}"
    r"(?:<(?!input|textarea)[^<>]{0,120}>[\s:]{0,8}){0,4}"
    r"(?:(?<=[>\s:])(?P<value>[^\s<>]{4,256}+)\s{0,8}<"
    r"|<(?:input|textarea)\b[^<>]{0,160}?\bvalue\s{0,2}=\s{0,2}\\?[\"'](?P<input>[^\s<>\"'\\]{4,256}+))"
)


def _labelled(text: str) -> Iterator[Span]:
    """What stands beside its label: in the next cell, the next element, an input."""
    for match in _BESIDE.finditer(text):
        group = "value" if match["value"] else "input"
        if looks_secret(match[group]):
            yield match.span(group)


ELEMENTS: tuple[Rule, ...] = (
    Rule(
        "secret-element",
        "secret",
        marks="<",
        find=matching(
            r"(?i)<(?:[\w.:-]{0,40}(?:password|passwd|pwd|secret|token|passphrase|credential)s?"
            r"|[\w.:-]{0,40}(?:api|access|account|shared|subscription|secret|master|primary"
            r"|secondary|function|private)[-_.]?key|[\w.:-]{0,40}signaturevalue"
            r"|(?:[\w.-]{1,40}[:_.-])?(?:pass|pw|psk))(?:(?<!token)(?<!tokens)[ ][^<>]{0,240})?>"
            r"\s{0,8}(?P<value>[^<>\s]{4,512})\s{0,8}</",
            says_secret,
        ),
        needs=(
            *("pass", "pwd", "pw>", "psk>", "secret", "token", "credential", "key>", "key "),
            "signaturevalue>",
        ),
        positives=(
            *("<password>Tr0ub4dor&3</password>", "<ApiKey>a1b2c3d4e5f6a7b8</ApiKey>"),
            '<wsse:Password Type="a#PasswordText">maple-96.river</wsse:Password>',
            '<Pass encoding="base64">bWFwbGUtOTYucml2ZXI=</Pass>',
        ),
        negatives=(
            *("<password>required</password>", "<key>CFBundleShortVersionString</key>"),
            *('<Password hidden="">Show</Password>', "<token pos='NN'>report2024</token>"),
            "<PasswordBox x='1'>report2024</PasswordBox>",
        ),
    ),
    Rule(
        "value-beside-its-label",
        "secret",
        marks="<",
        find=_labelled,
        needs=("</",),
        positives=(
            "<tr><th>Password</th><td>sesame9</td></tr>",
            "<dt>Kennwort:</dt>\n  <dd><code>sesame9</code></dd>",
            '<label for="p">API key</label> <input type="text" id="p" value="sesame9">',
            "<b>Passwort:</b> sesame9<br>",
        ),
        negatives=(
            "<th>Password</th><th>Role2</th></tr>"[:22] + "required</th>",
            "<tr><th>User</th><td>sesame9</td></tr>",
            "<label>Password</label> <input type='password' value=''>",
        ),
    ),
    Rule(
        "value-below-its-key",
        "secret",
        marks="<",
        find=matching(
            rf"(?i)<key>[\w.: -]{{0,40}}?{NAMES}\w{{0,12}}</key>\s{{0,20}}"
            r"<(?:string|data)>(?P<value>[^<>\s]{4,512}+)</",
            says_secret,
        ),
        needs=("<key>",),
        positives=("<key>ApiKey</key>\n  <string>sesame9</string>",),
        negatives=("<key>CFBundleVersion</key><string>1.2b3</string>",),
    ),
    Rule(
        "private-key-in-xml",
        "secret",
        marks="<",
        find=matching(r"<(?:D|P|Q|DP|DQ|InverseQ)>(?P<value>[A-Za-z0-9+/=\s]{20,4096})</"),
        needs=("rsakeyvalue",),
        positives=("<RSAKeyValue><D>aB3dE6gH9jK2mN5pQ8sT1v==</D></RSAKeyValue>",),
        negatives=("<RSAKeyValue><Modulus>aB3dE6gH9jK2mN5pQ8sT1v==</Modulus></RSAKeyValue>",),
    ),
)
