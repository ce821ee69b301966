"""Passwords in what a client says to a server, or a script to a prompt."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import islice
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    is_text,
    looks_secret,
    says_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_MECHANISM = (
    r"(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|EXTERNAL"
    r"|SCRAM-[\w-]{3,24})"
)
_MECHANISMS = re.compile(_MECHANISM, re.IGNORECASE)
_BASE64 = r"[A-Za-z0-9+/]{6,4096}={0,2}"
_STARTS = re.compile(
    rf"(?i)\bauth(?:enticate)?[ \t]+{_MECHANISM}[ \t]*(?P<first>{_BASE64})?(?=\s|\\|\"|\Z)"
    r"|\b334[ ](?:VXNlcm5hbWU6|UGFzc3dvcmQ6)"
)
_ANSWER = re.compile(
    rf"(?P<said>[^\n]{{0,40}}?(?<![^\s:>]))(?P<value>{_BASE64})[ \t\"']*(?:\r?\n|\r|\Z)"
)
_LINE = re.compile(r"[^\r\n]*(?:\r?\n|\r|\Z)")
_ENDED = re.compile(r"\b(?:235|5\d\d|OK|NO|BAD)\b|-ERR")
_CHALLENGE = re.compile(r"\b334\b")
_ANSWERS = 10  # lines


def _is_sasl(value: str) -> bool:
    """Whether it is base64 of something that can be read."""
    try:
        return is_text(
            base64.b64decode(value, validate=True).replace(b"\0", b" ").replace(b"\1", b" ")
        )
    except binascii.Error:
        return False


def _answers(text: str) -> Iterator[Span]:
    """What a client says in base64 once it has begun to sign in."""
    for begun in _STARTS.finditer(text):
        if begun["first"] and _is_sasl(begun["first"]):
            yield begun.span("first")
        after = text.find("\n", begun.end()) + 1 or len(text)
        for line in islice(_LINE.finditer(text, after), _ANSWERS):
            if _ENDED.search(line[0]):
                break
            answer = _ANSWER.fullmatch(text, *line.span())
            if answer and not _CHALLENGE.search(answer["said"]) and _is_sasl(answer["value"]):
                yield answer.span("value")


def _is_no_mechanism(match: re.Match[str]) -> bool:
    return not is_placeholder(match["value"]) and not _MECHANISMS.fullmatch(match["value"])


def _is_sent(match: re.Match[str]) -> bool:
    """With the key that ends a line any word is typed; without it the word must be none."""
    value = match["value"]
    return not is_placeholder(value) and (match["end"] is not None or looks_secret(value))


DIALOGUES: tuple[Rule, ...] = (
    Rule(
        "answer-in-a-sign-in",
        "secret",
        find=_answers,
        words=frozenset({"auth", "authenticate", "vxnlcm5hbwu6", "ugfzc3dvcmq6"}),
        positives=(
            "AUTH PLAIN AGFubgBodW50ZXIy",
            "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: bWFpbGVy\nS: 334 UGFzc3dvcmQ6\nC: aHVudGVyMg==",
            "a1 AUTHENTICATE PLAIN\n+ \nAGFubgBodW50ZXIy\na1 OK",
            "334 UGFzc3dvcmQ6\naHVudGVyMnB3\n235 2.7.0",
        ),
        negatives=(
            "250-AUTH LOGIN PLAIN XOAUTH2\n250 STARTTLS",
            "AUTH LOGIN is deprecated\nUse SCRAM instead",
            "AUTH PLAIN\n235 2.7.0\naHVudGVyMnB3",
            "AUTH PLAIN password",
        ),
    ),
    Rule(
        "answer-in-a-stanza",
        "secret",
        marks="<",
        find=matching(
            rf"(?i)\bmechanism=[\"']{_MECHANISM}[\"'][^<>]{{0,200}}>(?P<value>{_BASE64})<",
            lambda match: _is_sasl(match["value"]),
        ),
        words=frozenset({"mechanism"}),
        positives=("<auth mechanism='PLAIN'>AGFubgBodW50ZXIy</auth>",),
        negatives=("<auth mechanism='PLAIN'/>", "<auth mechanism='PLAIN'>nothing</auth>"),
    ),
    Rule(
        "password-at-a-prompt",
        "secret",
        find=matching(
            r"(?im)(?:^[^\n>]{0,80}>[ \t]*auth|(?-i:\bHELLO[ ]\d[ ]AUTH)"
            r"|^(?-i:AUTH)(?=[ \t]+(?:\S+[ \t]+)?\S*\d))[ \t]+(?:[\w.@-]{1,64}[ \t]+)?"
            r"(?P<value>[^\s\"']{4,256})(?=[ \t]*(?:[\r\n]|\Z)|[ ]SETNAME)",
            _is_no_mechanism,
        ),
        words=frozenset({"auth"}),
        positives=(
            "127.0.0.1:6379> AUTH default sesame\nOK",
            "redis:6379> auth sesame9",
            "AUTH sesame9",
            "HELLO 3 AUTH default sesame9",
        ),
        negatives=(
            "LDAP auth default realm",
            "AUTH default is on",
            "> AUTH PLAIN",
            "redis> AUTH\n(error)",
        ),
    ),
    Rule(
        "password-of-an-acl",
        "secret",
        marks=">",
        find=matching(
            r"(?i)\bacl[ ]setuser\b[^\n]{0,120}?[ ]>(?P<value>\S{4,256})",
            lambda match: not is_placeholder(match["value"]),
        ),
        words=frozenset({"setuser"}),
        positives=("ACL SETUSER app on >sesame9 ~* +@all",),
        negatives=("ACL SETUSER app on nopass ~* +@all",),
    ),
    Rule(
        "password-of-a-mailbox",
        "secret",
        find=matching(
            r"\bUSER[ \t]+\S{1,80}[ \t]*\r?\n(?:[^\n]{0,80}\n){0,1}?[^\n]{0,20}?\bPASS[ \t]+"
            r"(?P<value>\S{4,256})",
            lambda match: not is_placeholder(match["value"]),
        ),
        words=frozenset({"pass"}),
        positives=(
            "+OK\nUSER ann\n+OK\nPASS sesame\n+OK",
            "USER ann\r\n331 Need\r\nPASS sesame\r\n",
        ),
        negatives=("PASS src/a.test.js", "USER root\nRUN make", "USER ann\nPASS <password>"),
    ),
    Rule(
        "password-of-a-login",
        "secret",
        find=matching(
            r"(?m)(?:^(?:[CS<>]:?[ ])?(?!CREATE|ALTER|DROP)\w{1,8}|(?<!\w)[A-Za-z]{0,4}\d{1,6})"
            r"(?P<gap>[ +])LOGIN(?P=gap)"
            r"(?:\"|%22)?[^\s\"+&]{1,80}(?:\"|%22)?(?P=gap)(?:\"|%22)?"
            r"(?P<value>[^\s\"&]{4,256}?)(?=(?:\\?[\"'`]|%22)?(?:[ \t]*$|\s|&|<|%0[DdAa]|\\[rn]))",
            says_secret,
        ),
        words=frozenset({"login"}),
        positives=(
            *("a001 LOGIN ann sesame9", 'C: a1 LOGIN "ann" "sesame9"\r\n'),
            *("imap: a1 LOGIN ann maple-96.river\n", "b=a1+LOGIN+ann+ses%3Fame9%0D%0A&c=1"),
        ),
        negatives=("CREATE LOGIN ann sesame9 now", "a1 LOGIN ann required"),
    ),
    Rule(
        "password-sent-to-a-prompt",
        "secret",
        marks="\"'",
        find=matching(
            r"(?i)\bexpect\w{0,12}\b[^\n]{0,40}?(?:assword|assphrase|asscode)[^\n]{0,24}?[\s;{}]{0,40}"
            r"(?:\w{1,24}\.)?\b(?:exp_)?send\w{0,8}[\s(]{1,4}(?:-[\w-]{0,8}[ ]){0,2}"
            r"[\"'](?P<value>[^\s\"'\\$]{3,128})(?P<end>\\{1,4}[rn])?[\"']",
            _is_sent,
        ),
        words=frozenset({"expect", "expected"}),
        positives=(
            'expect "assword:"\nsend "sesame\\r"',
            "child.expect('Password: ')\nchild.sendline('sesame9')",
            'expect {*?assword:*} { send -- "sesame\\n" }',
        ),
        negatives=(
            'expect "assword:"\nsend "$pass\\r"',
            "expect(page.getByText('Password'));\nsend('submit')",
            'expect "#"\nsend "show password\\r"',
        ),
    ),
)
