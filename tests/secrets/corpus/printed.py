"""Secrets as programs print and take them: dialogues, commands, dumps, tables, parameters."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import answered, download, said, upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.secrets.corpus.values import Made

COMMANDS = (
    *("echo {} | kinit hugo@EXAMPLE.ORG", "printf '%s' '{}' | cryptsetup open /dev/sdc2 vault -"),
    *("echo '{}' | sudo -S systemctl restart x", "echo {} | gh auth login --with-token"),
    *("schtasks /create /tn Sync /tr a.cmd /ru LAB\\svc /rp {}", 'sc config Sync password= "{}"'),
    *("runas /user:lab\\hugo /p:{} cmd", "racadm -r bmc7 -u root -p {} getsysinfo"),
)
PRINTED = (
    *("$ argocd admin initial-password\n{}\n", "$ vault kv get -field=pw kv/shop\n{}"),
    *("kubectl get secret x -o jsonpath='{{.data.pw}}' | base64 -d\n{}", "$ pass show lab/nas\n{}"),
    "az keyvault secret show --name x --query value -o tsv\n{}",
    "$ cat /run/secrets/shop_token\n{}",
    "Password for [kibana] was reset.\nNew value: {}",
    "Log in with this password, which is shown once:\n\n{}\n\nThen change it.",
    "signing secret of the billing webhook: `{}` (v2)",
    "USER hugo\n331 Password required\nPASS {}",
    '* OK ready\na2 LOGIN hugo "{}"\na2 OK',
    "redis:6379> AUTH hugo {}\rOK\rredis:6379> PING",
    'expect "*?assphrase:*"\nsend "{}\\r"',
    "child.expect('assword: ')\nchild.sendline('{}')",
)
DUMPS = (
    '["password"]=>\n  string(15) "{}"',
    "Array\n(\n    [db_password] => {}\n)",
    '#<Conf {{:secret=>"{}", :port=>1}}>',
    'Conf{{Host:"db", Password:"{}"}}',
    'Conf {{ api_key: Some("{}"), port: 1 }}',
    'param: dbPassword: {{\n  type: "securestring"\n  defaultValue: "{}"\n}}',
    "#HttpOnly_nas.example\tFALSE\t/\tTRUE\t0\tsid\t{}",
    "HOST=a\0DB_PASSWORD={}\0TERM=dumb",
    '{{"level": 1}}\n{{"rows": "id,password,note\\n1,{},\\n"}}',
    "USER    PASSWORD           ROLE\n----    --------           ----\nhugo    {}   admin",
)
RECOVERIES = (
    "Recovery codes:\n{0}-{1}\n{1}-{2}\nkept in the safe",
    "Backup codes: 1) {0} 2) {1} 3) {2}",
    "Numerical Password:\n  ID: x\n  Password:\n    {digits}",
    "Seed phrase (12 words): {words}\nnever online",
)
WORDS_TEXT = """
    apple brick candle desert engine fabric garden hammer island jacket kernel ladder magnet
    napkin orange pepper quartz rocket saddle timber umpire velvet window yellow
"""
WORDS = WORDS_TEXT.split()
LINES = (
    *("{}", "    {}", "> {}", "+{}", '  "{}" +', "  '{}' ||", '"{}" & _', "{}`", "| {} |"),
    "{}\r",
)
NOTATIONS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("_", "\\'5f"),
    lambda text: text.replace("_", "\\_").replace("-", "\\-"),
    lambda text: f"[{' '.join(str(ord(one)) for one in text)}]",
    lambda text: json.dumps({str(at): ord(one) for at, one in enumerate(text)}),
    lambda text: "hex(1):" + ",".join(f"{ord(one):02x},00" for one in text),
    lambda text: "||".join(f"chr({ord(one)})" for one in text),
    lambda text: f"<w:r><w:t>{text[:9]}</w:t></w:r><w:r><w:t>{text[9:]}</w:t></w:r>",
    lambda text: f"{text[:9]}<wbr>{text[9:]}",
    lambda text: f"{text[:9]}\r\n {text[9:]}",
    lambda text: f"{text[:4]}\x1b[1;31m{text[4:]}\x1b[0m",
    lambda text: gzip.compress(f"token {text}".encode(), mtime=0).hex(),
)
CLEAN = (
    "00000000: 6761 7468 6572 2074 6865 2077 6f72 6473  gather the words",
    *("export DB_PASSWORD=${DB_PASSWORD:?not_set_1}", "usage: tool [--password PASSWORD] [-h]"),
    *("az keyvault secret show --name shop", '{"credentials": "include"}'),
    *("The range is 00-00-5E-00-53-00 to 00-00-5E-00-53-FF.", "PASS tests/test_a.py (3 tests)"),
    *("echo done | tee out.log", "expect(page).toBe('x'); send('hello')"),
    *("recovery codes are printed once, keep them", "key    value\nmode   fast\nsize   12"),
    *("$ cat token.py\nimport os", "const f = (token) => token.id;", "The job 8e685542-af76-4a75."),
    "it is 8e685542-af76-4a75-8ff3-35ad5ed008cc, 392cf659-05b2-4da1-8a5b-084b653e7837 or none",
)


def command(made: Made, number: int) -> Draft:
    found = made.password()
    return Draft(said(f"Run\n{COMMANDS[number].format(found)}\n"), (found,), ("Run",))


def printed(made: Made, number: int) -> Draft:
    found = made.password()
    return Draft(answered(f"It said\n{PRINTED[number].format(found)}"), (found,), ("It said",))


def dumped(made: Made, number: int) -> Draft:
    found = made.password()
    return Draft(said(DUMPS[number].format(found)), (found,))


def recovery(made: Made, number: int) -> Draft:
    parts = [made.text(4, "abcdefghjkmnpqrs") + made.digits(1) for _ in range(3)]
    digits = "-".join(made.digits(6) for _ in range(8))
    words = " ".join(made.dice.sample(WORDS, 12))
    text = RECOVERIES[number].format(*parts, digits=digits, words=words)
    codes = ((f"{parts[0]}-{parts[1]}", f"{parts[1]}-{parts[2]}"), parts, [digits], [words])
    return Draft(answered(text), tuple(codes[number]))


def dialogue(made: Made, number: int) -> Draft:
    found = made.password()
    plain = base64.b64encode(f"\0hugo\0{found}".encode()).decode()
    alone = base64.b64encode(found.encode()).decode()
    text = (
        f"C: AUTH PLAIN {plain}\nS: 535 no",
        f"b3 AUTHENTICATE PLAIN\n+\n{plain}\nb3 NO",
        f"AUTH LOGIN\n334 VXNlcm5hbWU6\naHVnbw==\n334 UGFzc3dvcmQ6\n{alone}\n535 no",
    )[number]
    return Draft(said(text), (found,), encoding="base64")


def lines(made: Made, number: int) -> Draft:
    """Of base64, each decorated as the place where it is printed has it."""
    found = made.openai_key()
    run = base64.b64encode(f"# env\nTZ=UTC\nAPI_KEY={found}\nLOG=info\n".encode()).decode()
    width = (20, 64)[number // 2 % 2]
    parts = [run[at : at + width] for at in range(0, len(run), width)]
    text = "\n".join(LINES[number // 2].format(part) for part in parts)
    crossing = answered(("The secret, base64:\n", "It said\n")[number % 2] + text)
    return Draft(crossing, (found,), encoding="base64 in lines")


def notated(made: Made, number: int) -> Draft:
    """As documents, terminals, calendars and code write it."""
    found = f"ghp_{made.text(36)}"
    written = NOTATIONS[number](found)
    return Draft(answered(f"It said {written}"), (written,), ("It said",), "a notation")


def encoded_command(made: Made, _: int) -> Draft:
    found = made.password()
    script = f"$p = '{found}'; $s = ConvertTo-SecureString $p -AsPlainText -Force"
    run = base64.b64encode(script.encode("utf-16-le")).decode()
    return Draft(said(f"powershell -NoProfile -EncodedCommand {run}"), (found,), encoding="base64")


def parameter(made: Made, number: int) -> Draft:
    found, field = made.password(), ("value", "defaultValue")[number]
    text = json.dumps({"parameters": {"adminPassword": {field: found}, "size": {field: "B2"}}})
    crossing = (upload(text.encode()), download(text.encode()))[number]
    return Draft(crossing, (found,))


def clean(_: Made, number: int) -> Draft:
    return Draft(said(CLEAN[number]))


VECTORS = (
    Vector("printed.command", Tier.CREDENTIAL, len(COMMANDS), command),
    Vector("printed.printed", Tier.CREDENTIAL, len(PRINTED), printed),
    Vector("printed.dumped", Tier.CREDENTIAL, len(DUMPS), dumped),
    Vector("printed.recovery", Tier.CREDENTIAL, len(RECOVERIES), recovery),
    Vector("printed.dialogue", Tier.CREDENTIAL, 3, dialogue),
    Vector("printed.lines", Tier.CREDENTIAL, 2 * len(LINES), lines),
    Vector("printed.notated", Tier.CREDENTIAL, len(NOTATIONS), notated),
    Vector("printed.encoded", Tier.CREDENTIAL, 1, encoded_command),
    Vector("printed.parameter", Tier.CREDENTIAL, 2, parameter),
    Vector("clean.printed", Tier.CLEAN, len(CLEAN), clean),
)
