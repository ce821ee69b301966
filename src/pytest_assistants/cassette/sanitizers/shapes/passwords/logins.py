"""Users beside their passwords, and links that sign in whoever has them."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    is_restless,
    looks_random,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_SAMPLES = frozenset({"pass", "pw", "pwd", "password", "passwd"})
_BEFORE = (
    r"\bstats[ ]auth[ ]{1,4}|\bcache_peer\b[^\n]{0,120}?[ ]login=|--(?:basic|http)-auth[ =]{1,2}"
    r"|--(?:userpwd|credentials?|auth-user-pass|creds)[ =]{1,2}"
)
_LISTS = re.compile(r"\b(?:chpasswd|newusers)\b[^\n]{0,80}\n")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_PAIR = re.compile(r"[ \t\"'-]*[a-z_][\w.-]{0,31}:(?P<value>[^\s:\"']{3,128})(?::\S*)?[\"']?\r?\n?")
_HEAD = re.compile(r"[ \t]*(?:[\w-]{1,24}:[ \t]*[|>]?[-+]?)?(?:true|false)?[ \t]*\r?\n")
_LINES = 40
_LINKS = (
    r"(?i)/(?:(?:magic|login|sign-?in|signup|auth|access|one-?time|invit\w{0,7}|verif\w{0,8}|confirm\w{0,6}"
    r"|activat\w{0,4}|reset|recover\w{0,4}|unsubscribe|password|account|user|email|set|forgot|new|link"
    r"|share|join)[-_]?){1,3}(?:/(?:token|confirm|accept|verify|complete|email|key|link|code))?/"
)


def _is_given(match: re.Match[str]) -> bool:
    value = match["value"]
    return not is_placeholder(value) and value.lower() not in _SAMPLES


def _listed(text: str) -> Iterator[Span]:
    """The passwords in lines of users that a command reads, or a machine's first settings hold."""
    for begun in _LISTS.finditer(text):
        lines = islice(_LINE.finditer(text, begun.end()), _LINES)
        for line in takewhile(
            lambda one: _PAIR.fullmatch(one[0]) or _HEAD.fullmatch(one[0]), lines
        ):
            pair = _PAIR.fullmatch(line[0])
            if pair and _is_given(pair):
                yield line.start() + pair.start("value"), line.start() + pair.end("value")


LOGINS: tuple[Rule, ...] = (
    Rule(
        "password-of-a-data-source",
        "secret",
        marks="@",
        find=matching(
            r"(?<![\w.:/-])[\w.-]{1,64}:(?P<value>[^\s\"'`]{1,128})"
            r"@(?=(?:tcp6?|udp|unix|cloudsql[\w-]{0,12}|ssh|\w{1,12}\+tcp)\()",
            _is_given,
            hint=r"@[\w+-]{2,24}\(",
        ),
        words=frozenset({"tcp", "tcp6", "udp", "unix", "cloudsql", "ssh"}),
        positives=(
            *("app:sesame@tcp(db:3306)/shop", "dsn: me:m@ple:9@unix(/run/db.sock)/db"),
            "me:sesame@cloudsql-mysql(a:b:c)/d",
        ),
        negatives=(
            *("user:password@tcp(localhost:5555)/db", "${USER}:${PASS}@tcp(a)/b", "a@tcp(b)"),
        ),
    ),
    Rule(
        "password-beside-its-user",
        "secret",
        marks=":",
        find=matching(
            rf"(?i)(?:{_BEFORE})[\"']?[\w.@-]{{1,64}}:(?P<value>[^\s\"'`]{{3,128}}+)", _is_given
        ),
        needs=("stats auth", "cache_peer", "c-auth", "p-auth", "userpwd", "--cred", "--auth"),
        positives=(
            *("stats auth ops:sesame", "cache_peer a.b parent 80 0 login=me:sesame"),
            "http --basic-auth me:sesame a.b",
        ),
        negatives=("stats auth user:password", "stats auth admin:<pw>", "the stats auth: none"),
    ),
    Rule(
        "passwords-in-a-list-of-users",
        "secret",
        marks=":",
        find=_listed,
        words=frozenset({"chpasswd", "newusers"}),
        positives=(
            "cat <<EOF | chpasswd\nroot:sesame\nEOF",
            "chpasswd <<'EOF'\nann:maple9\nbob:river8\nEOF",
            "chpasswd:\n  expire: false\n  list: |\n    root:sesame\n",
        ),
        negatives=(
            *("chpasswd <<EOF\nroot:$PW\nEOF", "chpasswd\n\nnote: read this", "chpasswd reads a:b"),
            "chpasswd:\n  expire: false\nhost:sesame.conf is read\n",
        ),
    ),
    Rule(
        "one-time-link",
        "secret",
        unbroken=22,
        within=True,
        find=matching(
            rf"{_LINKS}(?P<value>[A-Za-z0-9_~.=-]{{16,512}}+)(?![/A-Za-z0-9])",
            lambda match: looks_random(match["value"]) or is_restless(match["value"]),
        ),
        needs=(
            *(
                "magic",
                "login/",
                "signin/",
                "sign-in/",
                "signup/",
                "auth/",
                "access/",
                "onetime/",
                "one-time/",
            ),
            *("invit", "verif", "confirm", "activat", "reset", "recover", "unsubscribe", "link/"),
            *("password/", "share/", "join/", "forgot"),
        ),
        positives=(
            "https://a.b/magic-link/aB3dE6gH9jK2mN5pQ8sT1vW4yZ7c",
            "https://a.b/reset-password/0a1b2c3d4e5f6789",
            "https://a.b/users/invitation/accept/aB3dE6gH9jK2mN5pQ8sT",
        ),
        negatives=(
            *("https://a.b/reset-password/confirm-your-new-password", "/auth/[token]/page.tsx"),
            *("https://a.b/invite/our-team-of-many-people-2024", "/commit/0a1b2c3d4e5f6789"),
        ),
    ),
)
