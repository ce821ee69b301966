"""People: e-mail addresses, telephone numbers, and the folders named after them."""

from __future__ import annotations

import re

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.password_words import OTHER_SCRIPTS
from pytest_assistants.cassette.sanitizers.shapes.users import is_person

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


PEOPLE: tuple[Rule, ...] = (
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
    Rule(
        "home-folder",
        "user",
        find=matching(
            r"(?:(?:(?<![\w.])(?:/(?:var|export|usr|nfs|mnt|media|srv|net|Volumes))?|\.\.|://file)"
            r"/(?:home|Users)/|vscode-remote://[\w.+%-]{1,80}/home/"
            r"|(?:\\{2,4}|(?:smb|nfs|cifs|afp|file)://)[\w.$-]{1,60}[/\\]{1,4}(?:[\w.-]{1,40}[/\\]{1,4})?(?:homes?|users)[$]?[/\\]{1,4}"
            r"|(?<![A-Za-z])[A-Za-z]:[\\/]{1,4}(?:Users|Documents and Settings)"
            r"[\\/]{1,4}|\\{1,4}Users\\{1,4}|/mnt/[a-z]/Users/|/[a-z]/Users/)"
            r"(?P<value>[^\s\\/:*?\"'<>|,;()\[\]{}%&#`$]{2,64})(?<!\.)(?=[\\/\s:\"'`,;.)\]>$#&|}<*?]|$)",
            is_person,
            hint=r"[/\\](?:homes?|[Uu]sers|Documents and Settings)[$]?[/\\]",
        ),
        marks="/\\",
        positives=(
            "/home/alice/a.py",
            "C:\\Users\\alice\\a.txt",
            "file:///Users/alice",
            "C:\\\\Users\\\\alice\\\\a",
            "PS C:\\Users\\alice> dir",
            "\\\\wsl.localhost\\Ubuntu\\home\\alice\\a",
            "vscode-remote://wsl+ubuntu/home/alice/a",
        ),
        negatives=(
            "/home/user/a.py",
            "https://a.b/home/products",
            "/Users/runner/work",
            "/usr/home",
            "/home/<name>/x",
        ),
    ),
    Rule(
        "home-folder-by-tilde",
        "user",
        find=matching(r"(?<![\w/.~-])~(?P<value>[A-Za-z][\w.-]{1,31})(?=[/\\])", is_person),
        marks="~",
        positives=("see ~alice/report.md",),
        negatives=("~/report.md", "a~b/c", "~user/x"),
    ),
    Rule(
        "signed-in-user",
        "user",
        find=matching(
            r"(?i)\b(?:(?:accepted|failed) [\w/-]{1,30} for (?:invalid user )?"
            r"|session (?:opened|closed) for user )(?P<value>[A-Za-z0-9][\w.-]{1,31})(?=[ (])",
            is_person,
        ),
        needs=("accepted ", "failed ", "session opened", "session closed"),
        marks=":.(",
        positives=("sshd[1]: Accepted publickey for mwolf from 10.2.3.4",),
        negatives=("sshd[1]: Failed password for root from 1.1.1.1", "it failed twice for us."),
    ),
)
