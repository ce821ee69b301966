"""Keys and passwords that are assigned, in the notations of code, settings and speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.passwords.password_words import (
    IS,
    PASSWORD_WORDS,
    PASSWORDS,
    QUOTES,
    TAIL,
    TYPE,
)
from pytest_assistants.cassette.sanitizers.shapes.randomness import case_changes, looks_secret
from pytest_assistants.cassette.sanitizers.shapes.scripts import OTHER_SCRIPTS

if TYPE_CHECKING:
    import re

_KEY_NAME = (
    r"(?:[A-Za-z0-9_.-]{0,40}?(?:api|access|account|subscription|private|master|function|client"
    r"|shared|admin|primary|secondary|encryption|signing|storage|service|auth|session|refresh|id"
    r"|bearer|secret|azure|openai|webhook|deploy|query)[-_ .]{0,2}"
    r"(?:access[-_ .]?)?(?:key|token|secret|pwd|password|credential)"
    r"|[A-Za-z0-9_.-]{0,40}?(?:password|passwd|passphrase|passcode|pwd|secret)"
    r"|token|credentials?|authorization|api[-_]?key|[A-Za-z0-9_.-]{0,40}_(?:pass|pw)"
    rf"|(?:{PASSWORDS})[^\W\d_]{{0,4}})(?:[-_]{TAIL})?_?\d{{0,2}}"
)
_ASSIGNMENT_NEEDS = (
    *("key", "token", "secret", "credential", "authorization", "_pass", "_pw"),
    *PASSWORD_WORDS,
)
_ASSIGNMENT = (
    rf"(?i)(?<![A-Za-z0-9_.-])(?!publickeytoken){_KEY_NAME}"
    rf"(?:\\?[\"'`\]]{{0,2}})\s{{0,3}}{TYPE}{IS}(?:[ ]?:)?"
    rf"[ \t]{{0,3}}(?:!{{1,2}}[\w/-]{{1,24}}[ \t]{{1,3}})?+(?:\\?[{QUOTES}]){{0,2}}"
    r"(?:(?<=:)-(?=[^\s}]{4,512}\}))?+(?!(?<=:)[?+][^\n}]*\})"  # as in ``${NAME:-value}``
    rf"(?P<value>[^\s\0,;&<>(){{}}\[\]\\{QUOTES}{OTHER_SCRIPTS}]{{4,512}}+)(?!\()"
)
# What is made of a quoted value: ``Some(...)``, ``new SecretStr(...)``, ``Secret::from(...)``.
_MADE = (
    r"(?:(?:new[ ])?(?:\w{1,24}(?:\.|::)){0,2}(?:some|just|optional|literal|sensitive|protected"
    r"|redacted|masked|hidden|password|str|string|bytes|secret(?:str|string|text|bytes|value)?"
    r"|secure(?:str|string)?)(?:(?:\.|::)(?:new|from|of|create|make))?\(\s{0,3}(?:[a-z]{1,8}=)?)?"
)
_QUOTED_ASSIGNMENT = (
    rf"(?i)(?<![A-Za-z0-9_.-])(?!publickeytoken){_KEY_NAME}\\?[\"'`\]]{{0,2}}\s{{0,3}}{TYPE}"
    rf"(?::=|=>|[:=])\s{{0,3}}{_MADE}"
    r"(?P<quote>\\?[\"'])(?P<value>[^\s\"'\\]{4,256}+)(?P=quote)"
)


_MARKED = "django-insecure-"  # what stands there in front of a drawn key


def _is_assigned(match: re.Match[str]) -> bool:
    value = match["value"].rstrip(".!?:")
    return not value.lower().startswith(("http://", "https://")) and looks_secret(value)


def _is_quoted(match: re.Match[str]) -> bool:
    """A value with brackets or signs inside, at which an unquoted one would end."""
    value = match["value"]
    if value.startswith(_MARKED):
        return True
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
            "SECRET_KEY = 'django-insecure-b$(a)'",
            "SECRET_KEY = 'x2$)!ui(maple(d)'",
            "adminPassword string = 'BSzP^oMYikM*yqv'",
            'password: \\"p&(9)x+q\\"',
            'Conf { api_key: Some("p&(9)x+q") }',
            "db_password => Sensitive('maple-96.river')",
            "Settings(password=SecretStr('7maple.river41'))",
            'let token = SecretString::from("maple-96.river");',
            'login(user="a", password="kLXuk_GLjaNQ");',
        ),
        negatives=(
            *("password = 'required'", 'token = "f(x)"', "password: '{{ vault_1 }}'"),
            *("password = getpass('Enter9')", "password: 'module.Class.attrName'"),
        ),
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
