"""Users of machines, where systems tell of them: listings, prompts, ids, and what owns a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import is_ordinary
from pytest_assistants.cassette.sanitizers.rules import Rule, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_A_PERSON_TEXT = """
    all app appuser circleci codespace default docker ec2-user jovyan me name node nobody public
    root runner runneradmin sandbox sbx_user shared site-user ubuntu user user_name username
    vagrant vscode vsts you your-name yourname linuxbrew travis jenkins gitpod admin public
    """
_SYSTEM_TEXT = """
    _apt adm airflow alpine apache api azureuser backup bin build ci celery centos conda core cron
    daemon debian deploy deployer dev django domain elasticsearch fedora flask ftp games git gitlab
    gradio grafana guest hadoop hdfs http httpd irc kafka kali lp mail man messagebus mongodb mysql
    news nginx nix nogroup none odoo opc operator oracle owner pi postfix postgres postgresql proxy
    prometheus puppet rabbitmq redis service service-account solr spark sshd ssl-cert staff student
    sudo superset svc svn sync sys syslog systemd-journal systemd-network systemd-resolve tomcat tty
    users utmp uucp uuidd video web webapp wheel worker www www-data zookeeper
    """
_NOT_A_PERSON = frozenset(_NOT_A_PERSON_TEXT.split())
_SYSTEM = frozenset(_SYSTEM_TEXT.split())

_NAME = r"(?P<value>[A-Za-z_][\w.-]{1,31})"
_ASKED = r"(?:\bwhoami|\bid -un|\blogname|\becho \$USER|\$env:USERNAME|%USERNAME%)[ ]?\r?\n"
_LISTED = r"(?<![\w-])[-dlbcps](?:[r-][w-][xsStT-]){3}[.+@]?[ ]{1,4}\d{1,5}[ ]{1,8}"
_OTHER = r"[\w.-]{1,32}[ ]{1,8}"
_SLUG = r"(?:^|(?<=[/\\\"'\s]))-(?:Users|home)-"
_NUMBERED = r"[=,(]\d{1,9}\("

# What stands before a name that is known to be a user's, and what behind it.
_BEFORE_USER = (
    rf"(?:{_NUMBERED}|{_LISTED}|{_ASKED}|~|(?<![\w.-])(?:user(?:[ _-]?name)?|login|logname|owner"
    r"|assignee|author)\\?[\"']?[ ]{0,2}[:=][ ]{0,2}\\?[\"']?|logged in as[ ]"
    r"|\b[A-Z][\w-]{1,14}\\{1,2}|\bssh[ ](?:-\w[ ]?\S{0,20}[ ])?|\bsu[ ](?:-l?[ ])?|(?:^|\s)-u[ ]"
    r"|\bch(?:own|grp)[ ](?:-\w{1,12}[ ]){0,3}(?:[\w.-]{1,32}:)?"
    r"|/var/(?:spool/)?(?:cron|mail|at)/(?:cron)?(?:tabs/)?|/(?:run/)?media/|/sudoers\.d/)"
)
_BEHIND_USER = (
    r":[x*!]?:\d{1,9}:\d{1,9}:|@[\w-]+(?:[:>~ ]|$)|@[\w.-]{1,80}:[/~]"
    r"|[ ]+(?:staff|users|wheel|admin|docker|root)\b|[ ]{1,16}\d{1,7}[ ]{1,8}\d{1,7}(?:\.\d)?[ ]"
)


def places_of(name: str) -> Iterator[re.Pattern[str]]:
    """Where a user's name can be nobody else's, the name itself in the group ``value``."""
    value = rf"(?P<value>{re.escape(name)})"
    for pattern in (
        rf"{_BEFORE_USER}{value}(?![\w-])",
        rf"{_LISTED}{_OTHER}{value}(?=[ ])",
        rf"{_SLUG}{value}(?=-)",
        rf"(?<![\w.-]){value}(?={_BEHIND_USER})",
    ):
        yield re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def is_person(match: re.Match[str]) -> bool:
    """Whether a folder is called after a person, rather than after a role."""
    name = match["value"].lower().strip(".")
    return bool(name) and name not in _NOT_A_PERSON


def _is_user(match: re.Match[str]) -> bool:
    """The same of an owner: systems have accounts of their own."""
    name = match["value"].lower()
    return is_person(match) and name not in _SYSTEM and not is_ordinary(name)


USERS: tuple[Rule, ...] = (
    Rule(
        "listed-owner",
        "user",
        marks="-",
        find=matching(
            rf"{_LISTED}{_NAME}(?=[ ])", _is_user, hint="[r-][w-][xsStT-][r-][w-][xsStT-]"
        ),
        needs=("rw-", "rwx", "r--", "r-x"),
        positives=(
            "-rw-r--r-- 1 mwolf staff 812 Mar  3 10:22 notes.md",
            "drwx------  4 mwolf mwolf 9 x",
        ),
        negatives=(
            "-rw-r--r-- 1 root root 12",
            "-rw-r--r-- 1 www-data www-data 1",
            "rw-r--r-- of it",
        ),
    ),
    Rule(
        "asked-user",
        "user",
        find=matching(rf"{_ASKED}{_NAME}(?=\s|$)", _is_user),
        needs=("whoami", "id -un", "logname", "$user", "$env:username", "%username%"),
        positives=("$ whoami\nmwolf\n", "> $env:USERNAME\nmara.wolf"),
        negatives=("$ whoami\nroot\n", "whoami tells who", "$ whoami\n$ pwd"),
    ),
    Rule(
        "numbered-user",
        "user",
        marks="(",
        find=matching(rf"(?:\b[ug]id=|\bgroups=|\),)\d{{4,9}}\({_NAME}\)", _is_user),
        needs=("uid=", "gid=", "groups="),
        positives=("uid=1000(mwolf) gid=1000(staff)", "groups=1000(mwolf),27(sudo)"),
        negatives=("uid=0(root)", "uid=1000(ubuntu)", "uid=33(www-data)"),
    ),
    Rule(
        "user-at-a-prompt",
        "user",
        marks="@",
        find=matching(
            rf"(?<![\w.@/-]){_NAME}@[A-Za-z][\w.-]{{0,62}}"
            r"(?::[~/][^\s$#]{0,120}[$#]|[ ][^\s\]]{1,60}\][$#])(?=\s|$)",
            _is_user,
        ),
        needs=("$", "#"),
        positives=("mwolf@lt-0417:~/src$ make", "[mwolf@build-7 src]$ ls", "mwolf@lt-0417:~$"),
        negatives=("root@build-7:/# ls", "git@host:/srv/a.git", "user@host:~$ ls", "a@b.c: x$ "),
    ),
    Rule(
        "home-in-a-slug",
        "user",
        marks="-",
        find=matching(
            r"(?<=[/\\])-(?:Users|home)-(?P<value>[A-Za-z][A-Za-z0-9_.]{1,31})(?=-)", _is_user
        ),
        needs=("-users-", "-home-"),
        positives=("~/.x/projects/-Users-mwolf-src-desk/log", "/a/-home-mwolf-desk"),
        negatives=("a-users-guide-to-it", "/-home-user-desk", "-home-page-x"),
    ),
)
