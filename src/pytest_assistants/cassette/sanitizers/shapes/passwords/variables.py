"""Secrets that a variable is given: by a command, in a call, or where its use is a password's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_placeholder,
    looks_secret,
    says_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_NAME = (
    r"[\w.:-]{0,60}?(?:pass(?:word|wd|phrase|code)?|pwd|pw|psk|secret|token|credential|[_.-]pat"
    r"|(?:api|access|account|private|master|signing|secret|encryption|auth)[_.-]?key)(?:_?\d{1,2})?"
)
_NAMES_NEED = ("pass", "pwd", "pw", "psk", "secret", "token", "credential", "_pat", "key")
_SETS = r"(?i)(?<![\w.-])(?:env|arg|setx|setenv|set[ ]-[a-z]{1,4}|(?:fast|s)cgi_param)[ \t]{1,4}"
_CALLS = (
    r"(?i)\b(?:define|put\w{0,24}|set\w{0,24}|add\w{0,24}|append|with\w{0,24}|property|env\w{0,16}"
    r"|conf\w{0,12}|insert|save|store|write|update|register)\([ ]{0,2}"
)
_VARIABLE = re.compile(
    r"\$?(?<![\w.-])(?P<name>\w{1,40})\s{0,3}=\s{0,3}(?P<quote>[\"'])(?P<value>[^\"'\n]{4,256})(?P=quote)"
)
_USED = re.compile(
    r"(?i)(?:securestring[ ]{1,3}(?:-(?:asplaintext|force|string)[ ]{1,3}){0,3}"
    r"|--?[a-z-]{0,16}(?:pass|password|passwd|pwd|secret|token|api-?key)[ =:]{1,3}"
    r"|\bsshpass[ ]-p[ ]{0,2}|\b(?:mysql|mariadb)\b[^\n$]{0,60}[ ]-p|://[^\s/:@]{1,60}:)"
    r"[\"']?\$\{?(?P<name>\w{1,40})\b"
)


def _is_set(match: re.Match[str]) -> bool:
    """Not where a secret lies: a path, an address, an option."""
    value = match["value"]
    return looks_secret(value) and not value.startswith(("/", "-", "http:", "https:", "~"))


def _used_as_passwords(text: str) -> Iterator[Span]:
    """The texts of variables that a command is given as its password."""
    used = {match["name"] for match in _USED.finditer(text)}
    for variable in _VARIABLE.finditer(text) if used else ():
        if variable["name"] in used and not is_placeholder(variable["value"]):
            yield variable.span("value")


VARIABLES: tuple[Rule, ...] = (
    Rule(
        "variable-set-by-a-command",
        "secret",
        find=matching(
            rf"{_SETS}{_NAME}[ \t]{{1,8}}[\"']?(?P<value>[^\s\"';]{{4,512}}+)",
            _is_set,
        ),
        needs=_NAMES_NEED,
        words=frozenset(("env", "arg", "setx", "setenv", "fastcgi", "scgi", "gx", "ux", "lx")),
        positives=(
            *("ENV SMTP_PASS sesame9", "setx DB_PASSWORD maple-96.river", "set -gx DB_PW sesame9"),
            *('SetEnv DB_PASS "sesame9"', "fastcgi_param API_KEY sesame9x;"),
        ),
        negatives=(
            *("ENV PASSWORD_FILE /run/secrets/p9", "ENV SECRET_NAME maple9", "ARG TOKEN"),
            *("ENV DB_PASS /run/secrets/p9", "ENV DB_PASS required", "ENV DB_PASS $PASS_9"),
        ),
    ),
    Rule(
        "variable-set-by-a-call",
        "secret",
        marks="(",
        find=matching(
            rf"{_CALLS}\\?[\"']{_NAME}\\?[\"'][ ]{{0,2}},[ ]{{0,2}}\\?[\"']"
            r"(?P<value>[^\s\"'\\]{4,512}+)",
            says_secret,
        ),
        needs=_NAMES_NEED,
        positives=(
            *("define('DB_PASSWORD', 'sesame9');", 'os.Setenv("API_KEY", "maple-96.river")'),
            'System.setProperty("javax.net.ssl.keyStorePassword", "sesame9");',
            '[Environment]::SetEnvironmentVariable(\\"DB_PASS\\", \\"sesame9\\")',
        ),
        negatives=(
            *("setAttribute('password', 'passwordField')", "in_('password1', 'password2')"),
            *("define('PASSWORD_LENGTH', '12x')", "setItem('token', value9)"),
        ),
    ),
    Rule(
        "variable-used-as-password",
        "secret",
        marks="$",
        find=_used_as_passwords,
        needs=("securestring", "pass", "pwd", "secret", "token", "key", "mysql", "mariadb", "://"),
        positives=(
            "$p='sesame'; ConvertTo-SecureString $p -AsPlainText -Force",
            "$p = 'sesame'; Connect-Admin -Password $p",
            "P='sesame'\ncurl https://me:${P}@a.b",
        ),
        negatives=(
            *("$p='sesame'; ConvertTo-SecureString $q", "$p='sesame'; Connect -Port $p"),
            "$p='<password>'; ConvertTo-SecureString $p",
        ),
    ),
)
