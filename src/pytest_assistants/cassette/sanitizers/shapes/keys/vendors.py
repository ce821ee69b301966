"""Keys of other makers, told by their prefixes.

Sources: the makers' own documentation of their token formats, 2024 to 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.keys.token_prefixes import TOKEN_PREFIXES, TOKENS
from pytest_assistants.cassette.sanitizers.shapes.randomness import case_changes, looks_random

if TYPE_CHECKING:
    import re

_MANY = 12  # different characters: more than words with underscores have
_DIGITS = 3
_CHANGES = 9  # of case, which names in code do not have


def _is_openai(match: re.Match[str]) -> bool:
    return "T3BlbkFJ" in match[0] or looks_random(match["body"])


def _is_drawn(match: re.Match[str]) -> bool:
    """Digits and both cases, well mixed, in what follows the prefix."""
    body = match["body"]
    digits = sum(map(str.isdigit, body))
    return (
        (digits >= _DIGITS or (digits > 0 and case_changes(body) >= _CHANGES))
        and body != body.lower()
        and body != body.upper()
        and looks_random(body)
    )


VENDORS: tuple[Rule, ...] = (
    Rule(
        "openai-key",
        "secret",
        unbroken=19,
        within=True,
        find=matching(
            r"(?<![A-Za-z0-9])(?:sk-|sess-|ek_|rk-)"
            r"(?P<body>[A-Za-z0-9_-]{16,400}+)",
            _is_openai,
        ),
        needs=("sk-", "sess-", "ek_", "rk-"),
        positives=(
            "sk-" + "proj-aB3dE6gH9jK2mN5pQ8sT",
            "key='sk-" + "0123abcd4567ef890123'",
            "sess-" + "aB3dE6gH9jK2mN5pQ8sT",
            "ek_" + "68aB3dE6gH9jK2mN5pQ8",
        ),
        negatives=(
            "sk-learn-is-a-library-for-machine-learning",
            "disk-aB3dE6gH9jK2mN5pQ8sT",
            "sk-short1",
        ),
    ),
    Rule(
        "account-or-key-number",
        "secret",
        unbroken=34,
        within=True,
        find=matching(r"[AS](?<![A-Za-z0-9].)[CK](?<=AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])"),
        needs=("ac", "sk"),
        positives=("AC" + "0123456789abcdef" * 2, "SK" + "0a1b2c3d4e5f6789" * 2),
        negatives=("AC", "SK" + "0123456789abcdef", "ASK" + "0123456789abcdef" * 2),
    ),
    Rule(
        "secret-beside-its-id",
        "secret",
        unbroken=40,
        find=matching(
            r"(?:AKIA|ASIA)[A-Z2-7]{16}[^A-Za-z0-9+/]{1,20}"
            r"(?P<value>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])",
            lambda match: looks_random(match["value"]),
        ),
        needs=("akia", "asia"),
        positives=("AKIA" + "IOSFODNN7ABCDEFG,MC5yl/3wQjienX3H45LfLGuuqtrCs3apzaLQ4BJU",),
        negatives=("AKIA" + "IOSFODNN7ABCDEFG " + "a" * 40, "AKIA and ASIA"),
    ),
    Rule(
        "vendor-key",
        "secret",
        unbroken=15,
        within=True,
        find=matching(
            rf"(?<![A-Za-z0-9])(?:{TOKENS})",
            lambda match: (
                any(map(str.isdigit, match[0])) or len(set(match[0])) > _MANY or match[0].isupper()
            ),
        ),
        needs=TOKEN_PREFIXES,
        positives=(
            "ghp_" + "a1B2" * 9,
            "AKIA" + "IOSFODNN7ABCDEFG",
            "AKIA" + "WUHPOKXSXKHMEUAX",
            "AIza" + "a1B2c" * 7,
            "xoxb-" + "1234567890-abcdef",
            "hf_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ",
            "sk_live_" + "aB3dE6gH9jK2mN5pQ8sT",
            "hvs." + "aB3dE6gH9jK2mN5pQ8sT1v",
            "glsa_" + "aB3dE6gH9jK2mN5p" * 2 + "_0a1b2c3d",
        ),
        negatives=("ghp_ and hf_ are prefixes", "AKIA", "npm_config_registry", "hf_hub_download"),
    ),
    Rule(
        "sealed-value",
        "secret",
        unbroken=24,
        find=matching("vault:v1:[A-Za-z0-9+/=]{24,400}+"),
        needs=("vault:v1:",),
        positives=("vault:v1:" + "aB3dE6gH9jK2mN5pQ8sT1vW4",),
        negatives=("vault:v1:short",),
    ),
    Rule(
        "token-by-its-middle",
        "secret",
        unbroken=40,
        within=True,
        find=matching(
            r"(?<![A-Za-z0-9_-])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{40,100}+"
            r"|[A-Za-z0-9_-]{16,100}T3BlbkFJ[A-Za-z0-9_-]{16,200}+"
        ),
        needs=(".atlasv1.", "t3blbkfj"),
        positives=(
            "hjiuj4nszHpG0Z.atlasv1." + "aB3dE6gH9j" * 6,
            "xsk-" + "aB3dE6gH9jK2mN5pQ8sT" + "T3BlbkFJ" + "aB3dE6gH9jK2mN5pQ8sT",
        ),
        negatives=("a.atlasv1.b", "T3BlbkFJ is OpenAI in base64"),
    ),
    Rule(
        "prefixed-token",
        "secret",
        unbroken=35,
        find=matching(
            r"(?<![A-Za-z0-9_-])(?!(?:sha|md)\d)[A-Za-z]{2,10}[_-](?:[a-z]{2,10}[_-]){0,2}"
            r"(?P<body>[A-Za-z0-9]{32,255}+)(?![A-Za-z0-9+/=])",
            _is_drawn,
            hint="[_-][A-Za-z0-9]{32}",
        ),
        positives=("acme_live_" + "aB3dE6gH9jK2mN5p" * 2,),
        negatives=(
            "build-" + "0a1b2c3d" * 5,
            "sha256-" + "aB3dE6gH9jK2mN5p" * 2,
            "get_" + "ThisIsTheNameOfAFunctionInJavaCode",
        ),
    ),
    Rule(
        "chat-bot-key",
        "secret",
        unbroken=35,
        find=matching(r"(?:(?<![A-Za-z0-9])|(?<=/bot))\d{8,10}:AA[A-Za-z0-9_-]{33}(?![\w-])"),
        needs=(":aa",),
        positives=(
            "705361996:AA" + "Z5cprvrtpLcgFJICn6vy61zI0BbYIfnRu",
            "api.telegram.org/bot705361996:AA" + "Z5cprvrtpLcgFJICn6vy61zI0BbYIfnRu/getMe",
        ),
        negatives=("12345678:AA",),
    ),
    Rule(
        "bot-token",
        "secret",
        marks=".",
        unbroken=59,
        find=matching(
            r"(?<![A-Za-z0-9_.-])[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}"
            r"\.[A-Za-z0-9_-]{27,40}(?![\w-])"
        ),
        positives=("MTI2ODMxMjMxMzgzOTAwNDMz." + "I4DF5L.Kpjzvigbbyx3v-jq4rFe5x2QTP9JdhpAFi72uL",),
        negatives=("Modules.of.Python", "MTI2ODMxMjMxMzgzOTAwNDMz.I4DF5L"),
    ),
    Rule(
        "webhook",
        "secret",
        unbroken=25,
        within=True,
        find=matching(
            r"(?i)(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api"
            r"/webhooks/\d{1,24}|\.webhook\.office\.com/webhookb2|hooks\.zapier\.com/hooks/catch"
            r"|outlook\.office\.com/webhook)/(?P<value>[^\s\"'<>\\]{8,400})"
        ),
        needs=("hooks.slack.com", "webhook", "hooks.zapier.com"),
        positives=("https://hooks.slack.com/services/" + "T0AAAA/B0BBBB/aB3dE6gH9jK2",),
        negatives=("https://hooks.slack.com/services/", "see discord.com/api/webhooks"),
    ),
    Rule(
        "putty-key",
        "secret",
        find=matching(
            r"Private-Lines: ?\d{1,4}(?:\\[nr]|\s){1,4}"
            r"(?P<value>(?:[A-Za-z0-9+/=]{1,80}+(?:\\[nr]|\s){0,4}+){1,512}"
            r"(?:(?<=Private)-MAC: ?[0-9a-f]{40,64})?)"
        ),
        needs=("private-lines",),
        positives=("Private-Lines: 2\naB3dE6gH9jK2mN5p\naB3dE6gH==\nPrivate-MAC: 0a",),
        negatives=("Private-Lines: none",),
    ),
)
