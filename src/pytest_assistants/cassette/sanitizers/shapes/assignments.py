"""Keys and passwords that are assigned, in the notations of code, settings and speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.password_words import (
    IS,
    OTHER_SCRIPTS,
    PASSWORD_WORDS,
    PASSWORDS,
    QUOTES,
    TAIL,
    TYPE,
)
from pytest_assistants.cassette.sanitizers.shapes.randomness import case_changes, looks_secret

if TYPE_CHECKING:
    import re

_KEY_NAME = (
    r"(?:[A-Za-z0-9_.-]{0,40}?(?:api|access|account|subscription|private|master|function|client"
    r"|shared|admin|primary|secondary|encryption|signing|storage|service|auth|session|refresh|id"
    r"|bearer|secret|azure|openai|webhook|deploy|query)[-_ .]{0,2}"
    r"(?:access[-_ .]?)?(?:key|token|secret|pwd|password|credential)"
    r"|[A-Za-z0-9_.-]{0,40}?(?:password|passwd|passphrase|passcode|pwd|secret)"
    r"|token|credentials?|authorization|api[-_]?key|[A-Za-z0-9_.-]{0,40}_pass"
    rf"|(?:{PASSWORDS})[^\W\d_]{{0,4}})(?:[-_]{TAIL})?_?\d{{0,2}}"
)
_ASSIGNMENT_NEEDS = (
    *("key", "token", "secret", "credential", "authorization", "_pass"),
    *PASSWORD_WORDS,
)
_ASSIGNMENT = (
    rf"(?i)(?<![A-Za-z0-9_.-])(?!publickeytoken){_KEY_NAME}"
    rf"(?:\\?[\"'`\]]{{0,2}})\s{{0,3}}{TYPE}{IS}(?:[ ]?:)?"
    rf"[ \t]{{0,3}}(?:!{{1,2}}[\w/-]{{1,24}}[ \t]{{1,3}})?+(?:\\?[{QUOTES}]){{0,2}}"
    r"(?:(?<=:)-(?=[^\s}]{4,512}\}))?+(?!(?<=:)[?+][^\n}]*\})"  # as in ``${NAME:-value}``
    rf"(?P<value>[^\s\0,;&<>(){{}}\[\]\\{QUOTES}{OTHER_SCRIPTS}]{{4,512}}+)(?!\()"
)
_QUOTED_ASSIGNMENT = (
    rf"(?i)(?<![A-Za-z0-9_.-])(?!publickeytoken){_KEY_NAME}\\?[\"'`\]]{{0,2}}\s{{0,3}}{TYPE}"
    r"(?::=|=>|[:=])\s{0,3}(?:Some\()?"
    r"(?P<quote>\\?[\"'])(?P<value>[^\s\"'\\]{4,256}+)(?P=quote)"
)


def _is_assigned(match: re.Match[str]) -> bool:
    value = match["value"].rstrip(".!?:")
    return not value.lower().startswith(("http://", "https://")) and looks_secret(value)


def _is_quoted(match: re.Match[str]) -> bool:
    """A value with brackets or signs inside, at which an unquoted one would end."""
    value = match["value"]
    drawn = any(map(str.isdigit, value)) or case_changes(value) >= 2  # noqa: PLR2004 - no word's
    return drawn and looks_secret(value)


ASSIGNMENTS: tuple[Rule, ...] = (
    Rule(
        "quoted-assignment",
        "secret",
        marks="\"'",
        find=matching(_QUOTED_ASSIGNMENT, _is_quoted),
        needs=_ASSIGNMENT_NEEDS,
        positives=(
            "SECRET_KEY = '+ozq_e5b$(8^ev+q'",
            "adminPassword string = 'BSzP^oMYikM*yqv'",
            'password: \\"p&(9)x+q\\"',
            'Conf { api_key: Some("p&(9)x+q") }',
        ),
        negatives=("password = 'required'", 'token = "f(x)"', "password: '{{ vault_1 }}'"),
    ),
    Rule(
        "assignment",
        "secret",
        find=matching(_ASSIGNMENT, _is_assigned),
        needs=_ASSIGNMENT_NEEDS,
        positives=(
            "password: hunter2",
            "-Djavax.net.ssl.keyStorePassword=JkVFjaufDVJYrzrI",
            "Yeni \u015fifreniz: Volcan3365!",
            "export AZURE_OPENAI_API_KEY=0123456789abcdef0123456789abcdef",
            '{"client_secret": "abc8-def9"',
            "The password is Tr0ub4dor&3",
            "secret: !!str a1B2c3D4",
            "\u30d1\u30b9\u30ef\u30fc\u30c9\u306f\u300cwinter.4854ey\u300d\u3067\u3059",
            "\u5bc6\u7801\u662f\u3010winter_4854ey\u3011",
        ),
        negatives=(
            "password=os.environ['X']",
            "max_tokens: 256",
            "token: str",
            "primary_key=True",
            "the key is required",
            "token = get_token(1)",
            "password: <your-password>",
            "api_version=2024-05-01",
            "secret: v1.2.3",
        ),
    ),
)
