"""Folders named after people, and those whom a system says are signed in."""

from __future__ import annotations

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.people.users import is_person

HOMES: tuple[Rule, ...] = (
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
