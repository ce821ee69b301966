"""Passwords that are handed to a command's standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import is_placeholder

if TYPE_CHECKING:
    import re

_READERS = (
    r"(?:--password-stdin|--passphrase-fd|--(?:with-)?token(?:-stdin)?\b|--stdin\b|--key-file[ =]-"
    r"|-pass(?:in|out)?[ ](?:stdin|fd:0)|\bsudo[ ](?:-\w+[ ]){0,3}?-\w{0,4}S\b|\b(?:su|pkexec)[ ]-"
    r"|\b(?:kinit|cryptsetup|chpasswd|smbpasswd|vncpasswd|passwd|pdbedit|realm[ ]join"
    r"|net[ ]ads[ ]join|adcli[ ]join|mount\.cifs|sshfs|veracrypt|zuluCrypt-cli|fscrypt|ecryptfs\w*"
    r"|gpg2?|zfs[ ]load-key|clevis|systemd-creds|ansible-vault|keepassxc-cli|bw[ ]unlock|rclone)\b"
    r"|\b(?:npm|vault|bao|docker|podman|helm|oc|az|gh|glab|argocd|flyctl|skopeo|buildah|cosign)\b"
    r"[^\n|;&]{0,40}?\blogin\b|\bpw[ ]user(?:mod|add)\b[^\n]{0,40}?-h[ ]0|\bhtpasswd[ ]-\w{0,4}i"
    r"|\bsecrets?[ ](?:set|put|create|add|versions[ ]add)\b)"
)
_ECHO = (
    r"(?i)\b(?:echo|printf|print|write-output)[ ]{1,3}(?:-[a-z]{1,3}[ ]{1,3}){0,2}"
    r"(?:--[ ])?(?:[\"']?(?:%[sbq]|\\n){1,3}[\"']?[ ]{1,3})?"
)


def _is_given(match: re.Match[str]) -> bool:
    return not is_placeholder(match["value"])


PIPED: tuple[Rule, ...] = (
    Rule(
        "password-through-a-pipe",
        "secret",
        marks="|",
        find=matching(
            rf"{_ECHO}[\"']?(?:[\w.-]{{1,40}}:)?(?P<value>[^\n\"'|$`]{{3,256}}?)(?:\\n)?[\"']?"
            rf"[ ]{{0,3}}\|(?!\|)[^\n;]{{0,100}}?{_READERS}",
            _is_given,
            hint=r"(?i)(?:echo|print|output)[^\n|]{4,300}\|",
        ),
        words=frozenset({"echo", "print", "printf", "output"}),
        positives=(
            'echo "sesame9" | docker login -u bot --password-stdin',
            "echo me:s9me | chpasswd",
            "echo sesame | kinit svc",
            "printf '%s' 'sesame' | cryptsetup luksOpen /dev/sdb1 data -",
            "echo 'sesame' | sudo -S apt update",
            "echo sesame | gh auth login --with-token",
        ),
        negatives=(
            'echo "$PASSWORD" | docker login --password-stdin',
            "echo a | cat",
            "echo hello | sudo tee /etc/motd",
            "echo <password> | kinit",
        ),
    ),
    Rule(
        "password-in-a-here-string",
        "secret",
        marks="<",
        find=matching(
            rf"(?i){_READERS}[^\n<]{{0,80}}<<<[ ]{{0,2}}[\"']?(?P<value>[^\s\"'$]{{3,256}})",
            _is_given,
            hint="<<<",
        ),
        needs=("<<<",),
        positives=("kinit svc <<< sesame", 'cryptsetup open /dev/sdb1 x <<<"sesame"'),
        negatives=('cryptsetup open /dev/sdb1 x <<< "$PW"', "cat <<< sesame9"),
    ),
)
