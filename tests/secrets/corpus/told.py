"""Secrets and numbers told by what stands before them, in many languages and notations."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import refused, said, upload

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

KEYS = (
    *("setx OPENAI_KEY {}", 'AzureKeyCredential("{}")', "--api-key {}", "key2: {}"),
    *("ENV API_KEY {}", '<add key="ApiKey" value="{}" />', "<ApiKey>{}</ApiKey>", "KEY1={}"),
    *("| api key | {} |", "api key \u2192 {}", "cl\u00e9 API : {}", "API-Schl\u00fcssel: {}"),
    *("key ({})", "my openai key:\n{}", "OPENAI_TOKEN {}", "api_key: !secret {}"),
    *("Authorization: SSWS {}", "llave: {}", "\u5bc6\u94a5\uff1a{}", "COHERE_KEY={}"),
)
PASSWORDS = (
    *("Passwort: {}", "senha: {}", "\u043f\u0430\u0440\u043e\u043b\u044c: {}", "wachtwoord: {}"),
    *("\u5bc6\u7801\uff1a{}", "\u30d1\u30b9\u30ef\u30fc\u30c9: {}", "has\u0142o: {}"),
    *("user admin with password {}", "my password's {}", "DB_PASS={}", "sshpass -p '{}' ssh a"),
    *("mysql -u root -p{} db", "net use Z: \\\\srv\\x /user:me {}", "<password>{}</password>"),
    *("--password {}", "SecureString '{}' -AsPlainText", "IDENTIFIED BY '{}'", "requirepass {}"),
    *("db.host:5432:app:me:{}", "machine a.b login me password {}", "login admin / {} fails"),
    *("jdbc:oracle:thin:app/{}@//h:1521/x", "user,password\nada,{}\n"),
    *(
        "\u30d1\u30b9\u30ef\u30fc\u30c9\u306f\u300c{}\u300d\u3067\u3059",
        "my pw is {} pls",
        "curl -u ada:'{}' a.b",
    ),
    *("xfreerdp /u:me /p:{} /v:ts01", "<th>Password</th><td>{}</td>"),
    *("db_password => Sensitive('{}')", "Settings(password=SecretStr('{}'))", "ENV SMTP_PASS {}"),
    *("define('DB_PASSWORD', '{}');", "app:{}@tcp(db:3306)/shop", "  stats auth ops:{}"),
    *("$p='{}'; Connect-Admin -Password $p", "ConvertTo-SecureString -String '{}' -Force"),
    *("b=a1+LOGIN+ann+{}%0D%0A", '{:user "hr" :password "{}"}', "chpasswd <<E\nroot:{}\nE"),
    *('<w:Password Type="#Text">{}</w:Password>', "az login -u http://a.b -p {} -t c"),
    "A senha do banco \u00e9 {} e o erro continua: ORA-12541",
)
PREFIXES = (
    *("hvs.{24}", "glsa_{32}_0a1b2c3d", "dp.pt.{43}", "ntn_{46}", "figd_{40}", "NRAK-A1{25u}"),
    *("sbp_{40}", "ATBB{32}", "acme_live_{36}", "AGE-SECRET-KEY-1A2{56u}", "705361996:AA{33}"),
    *("https://hooks.slack.com/services/T0AAAA/B0BBBB/{24}", "$2b$12${53}"),
    *("https://discord.com/api/webhooks/396670474206948046/{68}", "pk.eyJ1IjoiYSJ9.{22}"),
)
NUMBERS = (
    *("AHV 756.9217.0769.85", "11010519491231002X", "HEGG560427MVZRRL04", "131052-308T"),
    *("S1234567D", "44051401359", "8001015009087", "1 85 05 78 006 084 91", "12.345.678-5"),
    *("11.222.333/0001-81", "811218-9876", "820701-2409184", "20-12345678-6", "85.07.30-033.28"),
    *("BSN: 123456782", "\u0421\u041d\u0418\u041b\u0421: 112-233-445 95", "CNP: 1880726024038"),
    *("10000000146", "VAT DE136695976", "Reisepass: C01X00T478", "geboren am 12.03.1984"),
)
MASKED = (
    *(
        "{4}...{4}9",
        "\u2026{5}3x",
        "sk-...{4}",
        "xxxxxxxxxxxx{4}7a",
        "{4}\u2022\u2022\u2022\u2022{4}7",
    ),
    "sk-{6}************{4}",
    *("github_pat_{9}<hidden>{4}", "sk-proj-{9}[REDACTED]{4}", "sk-ant-api03-{9}________{4}"),
    *("ghp_{9}(31 chars){4}", "sk-proj-{12}********", "xoxb-{9}\u2588\u2588\u2588\u2588{4}"),
)
HOSTS = (
    *("{}.openai.azure.us", "{}.mongo.cosmos.azure.com", "{}.corp.contoso.net", "{}.azure-api.us"),
    *("{}.internal.cloudapp.net", "{}.api.cognitive.microsoft.com", "{}.cluster.local"),
)
JOINED = ("_", "+", "\u00a0", "\n", ".", "", "-", "  ")
CLEAN = (
    *("Table 12.3.4.5 of the standard", "curl -u user:pass https://example.com", "ring 3 times"),
    *("It can reach 1000000 users", "Mozart was born on 27 January 1756", "fe80::1 and ::1"),
    *("ff:ff:ff:ff:ff:ff is everyone", "user / group", "a password, a key, and a token, 3"),
    *("<key>CFBundleShortVersionString</key>", "the project 'apollo' and deployment 'gpt-4o'"),
    *("sha512-ab12", "order 44051401359", "EAN 7569217076985", "/deployments/gpt-4o/chat"),
    *("the key... and others", "pass 12 of 13 rows", "1234.5678.9012", "costs $5$ or $6$"),
    *("ALTER USER bot WITH PASSWORD :pw;", "Using --password via the CLI is insecure"),
    *("`-u user:password` in the example", "password: module.Class.attrName"),
    "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']",
    *("sections 3.2.1.4 and 10.1.2.3 of the handbook", '{"password": "Passwort"}'),
    '{"api_key": "missing"}',
    *("55 89 144 233 377 610 987 1597", "212 415 1201 99", "MAC aa:bb:cc:dd:ee:ff"),
    *("020 7946 0018, 01632 960123 or (03) 5550 1234", "Subnet 172.17.0.0/16, Gateway 172.17.0.1"),
    *("-rw-r--r-- 1 www-data www-data 12 a", "uid=1000(ubuntu)", "$ whoami\nroot"),
    "0000: 4e6f 7468 696e 6720 7365 6372 6574 2069",
)


def _filled(made: Made, form: str) -> tuple[str, str]:
    """A form whose ``{24}`` becomes that many letters and digits, and what was filled in."""
    head, _, rest = form.partition("{")
    size, _, tail = rest.partition("}")
    upper = size.endswith("u")
    drawn = made.text(int(size.rstrip("u")) - 3) + made.digits(3)
    value = drawn.upper() if upper else drawn
    return head + value + tail.replace("{4}", "7xQ2"), value


def key(made: Made, number: int) -> Draft:
    found = made.legacy_key()
    return Draft(said(f"Explain this: {KEYS[number].format(found)}"), (found,), ("Explain",))


def password(made: Made, number: int) -> Draft:
    found = made.password()
    text = f"Explain this:\n{PASSWORDS[number].replace('{}', found)}"
    return Draft(said(text), (found,), ("Explain",))


def parted(made: Made, number: int) -> Draft:
    """Passwords that look like names: words beside a number, or cases that change."""
    word, digits = made.word(), made.digits(4)
    forms = (f"{word}-{digits}.{made.word()}", f"{digits[:2]}{word}_{made.word()}{digits[2:]}")
    found = (*forms, f"{word[:2]}RxKBtw_{word[2:4]}GZvQHm")[number % 3]
    return Draft(said(f"Explain {PASSWORDS[number].replace('{}', found)}"), (found,), ("Explain",))


def prefix(made: Made, number: int) -> Draft:
    text, found = _filled(made, PREFIXES[number])
    return Draft(said(f"Explain {text} to me"), (found,), ("Explain", "to me"))


def number_of_person(_: Made, number: int) -> Draft:
    found = NUMBERS[number].rpartition(": ")[2].removeprefix("AHV ").removeprefix("VAT ")
    found = found.removeprefix("geboren am ")
    return Draft(said(f"It says {NUMBERS[number]} on the form"), (found,), ("on the form",))


def masked(made: Made, number: int) -> Draft:
    text, found = _filled(made, MASKED[number])
    del found
    message = f"Incorrect API key provided: {text}. You can find it"
    return Draft(refused(message, status=401, code="x_code"), (text,), ("x_code",))


def host(made: Made, number: int) -> Draft:
    found = made.resource()
    text = f"Host {HOSTS[number].format(found)} timed out"
    return Draft(refused(text, status=504, code="x_code"), (found,), ("x_code", "timed out"))


def resource(made: Made, number: int) -> Draft:
    names = (made.guid(), f"rg-{made.word()}{made.digits(3)}", made.resource(), made.deployment())
    path = "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.X/accounts/{}/deployments/{}"
    forms = (
        path,
        path.upper(),
        path.replace("/", "%2F"),
        "subscription {}, resource group '{}', account '{}', deployment '{}'",
    )
    text = f"Denied: {forms[number].format(*names)}"
    return Draft(refused(text, status=403, code="x_code"), names, ("x_code",))


def joined(made: Made, number: int) -> Draft:
    name = f"{made.word().title()} {made.word().title()}{made.word()}"
    spelled = name.replace(" ", JOINED[number])
    return Draft(said(f"Write to {spelled} now"), (spelled,), ("Write",), declared=(name,))


def file(made: Made, number: int) -> Draft:
    found = made.password()
    text = f"id;password\n1;{found}\n2;x\n"
    if number:
        text = base64.b64encode(f"some words before {text}".encode()).decode()
    return Draft(upload(text.encode()), (found,), ("purpose",))


def clean(_: Made, number: int) -> Draft:
    return Draft(said(CLEAN[number]))


VECTORS = (
    Vector("told.key", Tier.CREDENTIAL, len(KEYS), key),
    Vector("told.password", Tier.CREDENTIAL, len(PASSWORDS), password),
    Vector("told.parted_password", Tier.CREDENTIAL, 12, parted),
    Vector("told.prefix", Tier.CREDENTIAL, len(PREFIXES), prefix),
    Vector("told.number", Tier.PERSONAL, len(NUMBERS), number_of_person),
    Vector("told.masked", Tier.CREDENTIAL, len(MASKED), masked),
    Vector("told.host", Tier.PERSONAL, len(HOSTS), host),
    Vector("told.resource", Tier.PERSONAL, 4, resource),
    Vector("told.joined", Tier.PERSONAL, len(JOINED), joined),
    Vector("told.column", Tier.CREDENTIAL, 2, file),
    Vector("clean.told", Tier.CLEAN, len(CLEAN), clean),
)
