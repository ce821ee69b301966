"""E-mail addresses, also quoted, spelled out, and of guests."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.scripts import OTHER_SCRIPTS

# Of an address in front of the @; letters of scripts that need no gap part it from other words.
_PART = rf"(?:[^\W{OTHER_SCRIPTS}]|[.+%'-])"
_DOT = r"[\[({] ?dot ?[\])}]"
_RESERVED = re.compile(r"(?:.*\.)?example(?:\.(?:com|org|net|edu))?|.*\.(?:test|invalid)")
_PUBLISHED = frozenset(
    {"git@github.com", "git@gitlab.com", "support@openai.com", "noreply@github.com"}
)
_FILE_ENDINGS_TEXT = """
    css csv gif html ico jpeg jpg js json md mjs pdf png py rs svg ts tsx txt webp xml yaml yml
"""
_FILE_ENDINGS = frozenset(_FILE_ENDINGS_TEXT.split())


def _is_email(match: re.Match[str]) -> bool:
    text = match[0].lower()
    domain = text.rpartition("@")[2]
    if domain.rpartition(".")[2] in _FILE_ENDINGS:
        domain = domain.rpartition(".")[0]
    if text in _PUBLISHED or "." not in domain:
        return False
    return _RESERVED.fullmatch(domain) is None


EMAILS: tuple[Rule, ...] = (
    Rule(
        "email",
        "email",
        find=matching(
            rf"(?:(?<!{_PART}){_PART}{{1,64}}|(?<![{OTHER_SCRIPTS}])[{OTHER_SCRIPTS}]{{1,64}})"
            r"@(?:(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?=\.[A-Z][a-z])"
            rf"|(?:[\w-]{{1,63}}\.){{1,8}}(?:[^\W\d_{OTHER_SCRIPTS}]{{2,24}}(?![^\W{OTHER_SCRIPTS}]|-)"
            r"|[^\W\d_]{2,24}(?!\w|-(?![^\s\[\]]{1,80}\]))))",
            _is_email,
        ),
        marks="@",
        positives=(
            "write to Jane.Doe+x@contoso.com.",
            "<o'neil@mail.contoso.co.uk>",
            "test_send[ada@contoso.eu-True]",
            "\u306fa@b.com\u307e\u3067\u304a",
        ),
        negatives=(
            "user@example.com",
            "logo@2x.png",
            "git@github.com:a/b",
            "@pytest.fixture",
            "react@18.2.0",
            "a @ b.c",
        ),
    ),
    Rule(
        "guest-account",
        "email",
        marks="#",
        find=matching(r"(?i)(?<![\w.+-])[\w.+-]{3,100}#EXT#(?:@[\w.-]{1,100}\w)?"),
        needs=("#ext#",),
        positives=("jane.doe_contoso.com#EXT#@desk.onmicrosoft.com is a guest",),
        negatives=("a #EXT# mark", "b#EXT"),
    ),
    Rule(
        "quoted-email",
        "email",
        find=matching(
            r"\\?\"[^\"\n\\@]{1,64}\\?\"@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])"
            r"|(?<![\w.+%'-])[\w.+%'-]{1,64}@\[\d{1,3}(?:\.\d{1,3}){3}\]"
        ),
        marks="@",
        needs=('"@', "@["),
        positives=('"jane doe"@contoso.com', "jane@[93.184.216.34]"),
        negatives=('"a"@example', "a@[b]"),
    ),
    Rule(
        "spelled-email",
        "email",
        find=matching(
            rf"(?i)(?<![\w.+-])(?:[\w+-]{{1,32}} ?{_DOT} ?){{0,3}}[\w.+-]{{2,64}}"
            rf" ?[\[({{] ?at ?[\])}}] ?[\w-]{{2,63}}(?: ?(?:{_DOT}|\.) ?[\w-]{{2,63}}){{0,3}}"
            rf" ?(?:{_DOT}|\.) ?[a-z]{{2,10}}\b"
            r"|(?<![\w.+-])(?:[\w+-]{1,32} dot ){0,3}[\w.+-]{2,64} at [\w-]{2,63} dot"
            r" (?:[\w-]{2,63} dot )?[a-z]{2,10}\b"
        ),
        needs=("at]", "at)", "at}", "at ]", "at )", "at }", " dot "),
        positives=(
            "jane.doe [at] contoso [dot] com",
            "jane(at)contoso.com",
            "jane AT contoso DOT org",
            "jane (dot) doe (at) mail (dot) contoso (dot) com",
        ),
        negatives=("look (at) this", "f(at) + g", "a dot at the end"),
    ),
)
