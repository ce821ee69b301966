"""Passwords given to commands and functions: behind an option, in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import (
    is_drawn,
    is_human,
    is_phrase,
    is_placeholder,
    is_restless,
    is_strong,
    looks_random,
    looks_secret,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.sanitizers.rules import Span

_SAMPLES = frozenset({"pass", "pw", "pwd", "db"})
_SURE = (
    r"(?:identified by|with (?:encrypted )?password|requirepass|masterauth)[ ]{1,3}"
    r"|(?<!-as)securestring[ ]{1,3}(?:-(?:asplaintext|force|string|s|f)[ :]{1,3}){0,4}"
    r"|sshpass[ ]{1,3}-p[ ]{0,2}|(?:mysql|mariadb|mysqldump)\b[^\n]{0,60}? -p(?=\S)"
    r"|redis-cli\b[^\n]{0,60}? (?:-a|--pass)[ ]{1,3}|net use\b[^\n]{0,80}?/user:\S{1,60}[ ]{1,3}"
    r"|--(?:db-?|admin-?)?pass(?:word|wd|phrase)?[ =]{1,3}|-pass(?:in|out)?[ ]pass:"
    r"|-(?:src|dest)?(?:store|key)pass(?:word)?[ =]{1,3}"
    r"|(?:machine|login|user)[ \t]+\S{1,60}\s+(?:account[ \t]+\S{1,60}\s+)?password[ \t]+"
    r"|jdbc:oracle:\w{2,5}:\w{1,40}/"
)
# What a usage text has in a password's place: ``[--password PASSWORD]``.
_METAVARIABLE = re.compile(
    r"(?:[A-Z]+_)*(?:PASSWORD|PASSWD|PASS|PWD|TEXT|STRING|VALUE|SECRET)[\]})|.,]*"
)
# What follows these may be an ordinary word all the same.
_LIKELY = (
    r"\bnet1? user[ ]{1,3}\S{1,60}[ ]{1,3}|\b(?:add_user|change_password)[ ]\S{1,60}[ ]"
    r"|\b(?:az|docker|podman|helm|oc|skopeo|buildah|acr|cf)\b[^\n|;&]{0,40}? login\b"
    r"[^\n|;&]{0,120}?[ ]-p[ =]{1,2}"
    r"|\b(?:mongo(?:sh|dump|restore)?|cqlsh|sqlcmd|bcp|osql|influx|mysqladmin|isql|ldap\w{2,12})\b"
    r"[^\n|;&]{0,120}?[ ]-[pPw][ ]{0,2}"
    r"|\bsecrets?[ ](?:set|put|create)\b[^\n]{0,160}?[ ]--(?:value|body)[ =]"
    r"|\bopenssl\b[^\n]{0,120}?[ ]-k[ ]|\bsigntool\b[^\n]{0,120}?[ ]/p[ ]"
    r"|\b(?:sudo|passwd|kinit|cryptsetup)\b[^\n]{0,40}?<<<[ ]{0,2}"
    r"|\b(?:sqlplus|sqlldr|expdp|impdp|rman)\b[^\n]{0,60}?[ =\"'][\w$.-]{1,40}/"
    r"|\b(?:smb|rpc)client\b[^\n]{0,80}?[ ](?:-U|--user)[ =][\"']?[\w.\\-]{1,60}%"
    r"|\b(?:[wx]?freerdp\d?|mstsc|cmdkey|psexec|wmic|schtasks|msdeploy)\b[^\n]{0,160}?"
    r"[ ]/(?:p|rp|pass(?:word)?):"
    r"|\b(?:plink|pscp|psftp|pageant|puttygen|kitty)\b[^\n]{0,120}?[ ]-pw[ ]{1,3}"
    r"|\b(?:evil-winrm|winrs|winrm|crackmapexec|netexec|nxc|psexec|wmiexec|smbmap|rdesktop|cypher-shell"
    r"|unrar|rar|7z[ar]?|ipmitool|mosquitto_(?:pub|sub)|vncdo|tabcmd|ipptool|kadmin|ktutil)\b"
    r"[^\n|;&]{0,160}?[ ]-(?:p:?|P|w|hp)[ =]{0,2}"
    r"|\b(?:un)?zip\b[^\n|;&]{0,80}?[ ]-P[ ]{1,2}"
    r"|\b(?:lftp|ncftp)\b[^\n]{0,60}?[ ]-u[ ]\S{1,60}[, ](?:-p[ ])?"
    r"|\bhttps?[ ](?:[^\n|;&]{0,80}?[ ])?(?:-a|--auth)[ =][\"']?[^\s:\"']{1,60}:"
    r"|\bwpa_passphrase[ ]\S{1,60}[ ]|\bnmcli\b[^\n]{0,100}?[ ]password[ ]"
    r"|\bnet use[ ](?:\S{1,4}[ ])?\\\\\S{1,120}[ ]"
    r"|\buser-secrets[ ]set[ ]\S{1,80}[ ]"
    r"|--(?:http|ftp|proxy|keystore|ssh|sudo|vault|bind)-?pass(?:word|wd)?[ =]"
    r"|\bsnmp(?:-server)?[ ]community[ ]{1,3}|\bcommunity string[ :=]{1,3}"
    r"|\b(?:create|alter)[ ](?:user|role|login)[ ][^\n;]{0,80}?password[ =]{1,3}N?"
    r"|\bhtpasswd\b[^\n]{0,40}?[ ]-\w{0,4}b\w{0,4}[ ]\S{1,80}[ ]\S{1,60}[ ]"
)
_VALUE = r"[\"']?(?P<value>(?<=[\"'])[^\s\"']{3,128}+|(?<![\"'])(?!-)[^\s\"'@/]{3,128}+)"
# A parameter of a statement: ``:pw``, ``@pw``, ``&pw``.
_BOUND = re.compile(r"[:@&][A-Za-z_]{1,40}\d{0,2}")
# A text on a command goes on with these: ``--password via the CLI is insecure``.
_PROSE_TEXT = """
    via the and for with from this that when which will can may must should was are has its not
    flag option argument parameter switch instead over prompt into your you here only also
    """
_PROSE = frozenset(_PROSE_TEXT.split())
_CALL = re.compile(
    r"(?i)(?:password|passwd|pwd|secret|credentials?|authenticate|log_?in|sign_?in|connection"
    r"|connect|auth)[a-z]{0,16}(?:\.(?:new|create|from|of)|[ ]?=[ ]?)?\("
)
_QUOTED = re.compile(r"\\?(?P<quote>[\"'])(?P<value>[^\s\"'\\]{8,128})\\?(?P=quote)")
_ARGUMENTS = 200


def _is_given(match: re.Match[str]) -> bool:
    value = match["value"].rstrip(";,)")
    if is_placeholder(value.lower()) or value.lower() in _SAMPLES:
        return False
    return _METAVARIABLE.fullmatch(value) is None and (_is_quoted(match) or _is_bare(value))


def _is_quoted(match: re.Match[str]) -> bool:
    return match.string[match.start("value") - 1] in "\"'"


def _is_bare(value: str) -> bool:
    """Whether a value without quotes is neither a parameter nor a word of prose."""
    is_bound = _BOUND.fullmatch(value) is not None and not is_restless(value[1:])
    return not is_bound and value.lower() not in _PROSE


def _is_likely(match: re.Match[str]) -> bool:
    value = match["value"].rstrip(";,)")
    return looks_secret(value) and (_is_quoted(match) or _is_bare(value))


def _is_told(value: str) -> bool:
    return "://" not in value and (
        is_drawn(value) or is_strong(value) or is_phrase(value) or is_human(value)
    )


def _arguments(text: str) -> Iterator[Span]:
    """Quoted arguments of a call that signs in or sets a password."""
    for call in _CALL.finditer(text):
        end = text.find(")", call.end(), call.end() + _ARGUMENTS)
        limit = end if end >= 0 else call.end() + _ARGUMENTS
        for quoted in _QUOTED.finditer(text, call.end(), limit):
            if _is_told(quoted["value"]):
                yield quoted.span("value")


COMMANDS: tuple[Rule, ...] = (
    Rule(
        "password-in-a-command",
        "secret",
        find=matching(rf"(?i)(?:{_SURE}){_VALUE}", _is_given),
        needs=(
            *("pass", "securestring", "identified by", "masterauth", "mysql", "maria"),
            *("redis-cli", "net use", "jdbc:oracle"),
        ),
        positives=(
            "IDENTIFIED BY 'sesame9'",
            "sshpass -p sesame9 ssh a",
            "mysql -u root -psesame9 db",
            "machine a.b login me password sesame9",
            "openssl rsa -passin pass:sesame9",
            "keytool -importkeystore -srcstorepass sesame9 -v",
            "ConvertTo-SecureString -String 'ses@me' -AsPlainText",
            "ConvertTo-SecureString -AsPlainText -Force 'sesame'",
            "IDENTIFIED BY '@sesame9'",
        ),
        negatives=(
            *("mysql -u root -p", "identified by <name>", "--password=<password>"),
            *("ALTER USER bot WITH PASSWORD :pw;", "IDENTIFIED BY $1;", "IDENTIFIED BY %s"),
            "Using --password via the CLI is insecure",
            "ConvertTo-SecureString -String $text",
        ),
    ),
    Rule(
        "password-of-a-tool",
        "secret",
        find=matching(
            rf"(?i)(?:{_LIKELY})[\"']?(?P<value>[^\s\"'/][^\s\"']{{3,127}}+)", _is_likely
        ),
        needs=(
            *("net user", "net1 user", "_user ", "change_password", " login ", "mongo", "cqlsh"),
            *("sqlcmd", "bcp", "osql", "influx", "mysqladmin", "isql", "ldap", "community "),
            *("create user", "create role", "create login", "alter user", "alter role"),
            *("alter login", "htpasswd", "secret set", "secrets set", "secret put"),
            *("secret create", "openssl", "smbclient", "rpcclient", "signtool", "sqlplus"),
            *("sqlldr", "expdp", "impdp", "rman", "<<<"),
            *(
                "freerdp",
                "mstsc",
                "cmdkey",
                "psexec",
                "wmic",
                "schtasks",
                "msdeploy",
                "plink",
                "pscp",
            ),
            *("psftp", "pageant", "puttygen", "kitty", "winrm", "winrs", "crackmapexec", "netexec"),
            *("nxc", "wmiexec", "smbmap", "rdesktop", "cypher-shell", "unrar", "7z", "ipmitool"),
            *(
                "mosquitto",
                "vncdo",
                "tabcmd",
                "ipptool",
                "kadmin",
                "ktutil",
                "zip -p",
                "zip ",
                "ftp ",
            ),
            *("http ", "https ", "wpa_passphrase", "nmcli", "net use", "user-secrets", "pass"),
        ),
        positives=(
            "net user deploy sesame9 /add",
            "az login --service-principal -u app -p sesame9x --tenant t",
            "docker login ghcr.io -u bot -p=sesame9x",
            "sqlcmd -S srv -U sa -P sesame9",
            "snmp-server community sesame9 RO",
            "az keyvault secret set --vault-name v --name n --value sesame9",
            "smbclient //fs/share -U 'CORP\\bob%sesame9'",
            "openssl enc -aes-256-cbc -k sesame9 -in a",
            "net user deploy svSO@TZuQZm!wEQ /add",
            "CREATE ROLE app LOGIN PASSWORD 'sesame9'",
            "signtool sign /f c.pfx /p sesame9 app.exe",
            "sqlplus -S app/sesame9@ORCL @run.sql",
            'sudo -S apt update <<< "sesame9"',
            "xfreerdp /u:me /p:sesame9 /v:ts01",
            "cmdkey /add:ts01 /user:me /pass:sesame9",
            "plink -ssh me@a.b -pw sesame9",
            "evil-winrm -i 1.2.3.4 -u me -p sesame9",
            "7z x -psesame9 a.7z",
            "unzip -P sesame9 a.zip",
            "http -a me:sesame9 https://a.b",
            "net use Z: \\\\fs\\share sesame9 /user:me",
            "dotnet user-secrets set Db:Key sesame9",
        ),
        negatives=(
            "net user growth rate",
            *("az login and docker ps", "ALTER LOGIN bot WITH PASSWORD = @new_pw1;"),
            "the community grows",
            "docker login -u bot -p",
            "msbuild /p:Configuration=Release9",
            "unzip -P",
            "7z x a.7z -pages 9",
        ),
    ),
    Rule(
        "password-glued-to-an-option",
        "secret",
        marks="-",
        find=matching(
            r"(?<![^\s])-p(?P<value>[^\s\"'-][^\s\"']{7,127}+)",
            lambda match: is_strong(match["value"]) or is_phrase(match["value"]),
            hint=r"-p[^\s-]{8}",
        ),
        positives=("-pTr0ub4dor&3x --user root",),
        negatives=("-p8080:80", "-pthread-and-more", "-p127.0.0.1:8080:80"),
    ),
    Rule(
        "password-in-a-call",
        "secret",
        marks="(",
        find=_arguments,
        needs=(
            *("password", "passwd", "pwd", "secret", "credential", "login", "log_in", "signin"),
            *("sign_in", "connect", "auth"),
        ),
        positives=(
            'new NetworkCredential("svc", "Tr0ub4dor&3x")',
            "db.auth('admin', '24a297f002a3e8e6d451a667c779e92a')",
            'set_password("Maple2290!")',
            'DriverManager.getConnection(url, "app", "amber-river-296-piano");',
            'set_password(\\"Tr0ub4dor&3x\\")',
            'requests.get(url, auth=("svc", "Tr0ub4dor&3x"))',
        ),
        negatives=(
            'connect("https://a.b/c?d=1&e=F2")',
            "login(user, password)",
            'get_secret("the-name-of-it")',
            'f(x) + auth and "Tr0ub4dor&3x"',
        ),
    ),
    Rule(
        "key-by-default",
        "secret",
        marks="\"'",
        unbroken=20,
        find=matching(
            r"(?i)(?:key|secret|token|password|credential)s?\w{0,8}[\"']?\s{0,3}[:=]\s{0,3}"
            r"[\w.:]{0,40}(?:get|env|config|setting)\w{0,24}[(\[][^\n]{0,80}?"
            r"[\"'](?P<value>[A-Za-z0-9+/_-]{20,200}={0,2})[\"']",
            lambda match: is_drawn(match["value"]),
        ),
        needs=("env", "get", "config", "setting"),
        positives=(
            "key = os.environ.get('OPENAI', default='0a1b2c3d4e5f60718293a4b5c6d7e8f9')",
            "api_key=os.getenv('K') or '0a1b2c3d4e5f60718293a4b5c6d7e8f9'",
        ),
        negatives=(
            "key = os.environ.get('AZURE_OPENAI_API_KEY_PROD_2')",
            "digest = env.get('0a1b2c3d4e5f60718293a4b5c6d7e8f9')",
        ),
    ),
    Rule(
        "wifi-code",
        "secret",
        marks=";",
        find=matching(
            r"(?i)\bwifi:(?:[a-z]:[^;\n]{0,64};){0,4}p:(?P<value>[^;\n]{4,128}+);",
            lambda match: looks_random(match["value"]) or looks_secret(match["value"]),
        ),
        needs=("wifi:",),
        positives=("WIFI:T:WPA;S:office;P:sesame-9;;",),
        negatives=("WIFI:T:nopass;S:cafe;;", "wifi: see the board; p: 9"),
    ),
)
