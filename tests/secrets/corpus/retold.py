"""Secrets told further off: behind some words, ahead of their name, in calls, pipes and labels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import (
    answered,
    download,
    exchange,
    post,
    said,
    upload,
)

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

PASSWORDS = (
    *("Votre nouveau mot de passe est \u00ab {} \u00bb", "la contrase\u00f1a es {}"),
    *("La tua nuova password \u00e8: {}", "Ditt nya l\u00f6senord \u00e4r: {}"),
    *("Yeni \u015fifreniz: {}", "Mi clave es {}", "Az \u00faj jelszava: {}", "Salasanasi on {}"),
    "\u03bf \u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2 \u03b5\u03af\u03bd\u03b1\u03b9 {}",
    "\u05e1\u05d9\u05e1\u05de\u05d4: {}",
    "\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631 \u0647\u064a {}",
    "\u5bc6\u7801\u662f{}",
    "\u30d1\u30b9\u30ef\u30fc\u30c9\u306f{}\u3067\u3059",
    *("Password for the admin account of the shop: {}", "I set it to {}, is that password ok?"),
    *("{} is the new password", "(password: {})", "Password ........ {}", 'pin for it: "{}"'),
    *('new NetworkCredential("svc", "{}")', "db.auth('admin', '{}')", "net user deploy {} /add"),
    *('echo "{}" | docker login -u bot --password-stdin', "az login -u app -p {} --tenant t"),
    *("WIFI:T:WPA;S:office;P:{};;", "- name: DB_PASSWORD\n  value: {}", "string pwd = '{}'"),
    *('<property name="password" value="{}"/>', "<key>Password</key><string>{}</string>"),
    *("PASSWORD = '+(ab){}'", "| System | Passwort |\n|---|---|\n| SAP | {} |", "{}\npassword: {}"),
)
KEYS = (
    *("Cookie: theme=dark; sessionid={}", 'Digest username="a", response="{}"', "pass: {}"),
    *("KeyCredential.new('{}')", "API_KEY: Final = '{}'", "secret_key_base: {}", "APP_KEY=hex:{}"),
    *("az keyvault secret set --name n --value {}", "code_verifier={}&grant_type=code"),
)
PREFIXES = (
    *("nfp_{36}", "rubygems_{48}", "0.AXEA{40}.AgABAwEAAAD{120}", "{76}AZDO{4}", "{42}AzSe{6}"),
    *("gldt-{20}", "1//0{60}", "dckr_oat_{30}", "{14}.atlasv1.{60}"),
)
LABELS = (
    *('[{"name": "api-key", "value": "%s"}]', '{"key": "DB_TOKEN", "on": true, "value": "%s"}'),
    '{"headers": [["accept", "text/plain"], ["api-key", "%s"]]}',
)
HOSTS = (
    *("prod-redis-%s.abc123.0001.euw1.cache.amazonaws.com", "DESKTOP-8F2K%s", "ip-10-20-3-%s"),
    *("cluster%s.ab1cd.mongodb.net", "aks-nodepool-33891122-vmss0000%s"),
)
PLACES = (
    *("{}@laptop:~$ ls", "uid=1000({}) gid=1000", "USER={}", "CORP\\{}", "Owner: {}"),
    *("-rw-r--r-- 1 {} staff 120 May 1", "ssh {}@example.org", "sudo -u {} ls"),
)
CLEAN = (
    *("validate_password(password, min_length=12)", "Das Kennwort muss 12 Zeichen haben."),
    *("password: !vault |", "Password=myPassword;", "La clave del \u00e9xito es la paciencia."),
    *("https://YOUR-RESOURCE-NAME.openai.azure.com/", "192.168.0.0/16 is private"),
    *("an ed25519 public key MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrb=", "pin 13 is a LED"),
    *("document.cookie = 'theme=dark'", "net user growth rate", "echo $TOKEN | docker login"),
    *('{"q": "call 112 or 911 in an emergency"}', '{"name": "sort_key", "value": "a-1"}'),
    *('{"tags": [["password", "reset"], ["token", "expired"]]}', "::ffff:127.0.0.1 is local"),
)


def password(made: Made, number: int) -> Draft:
    found = made.password()
    text = f"Explain this:\n{PASSWORDS[number].replace('{}', found)}"
    return Draft(said(text), (found,), ("Explain",))


def key(made: Made, number: int) -> Draft:
    found = made.legacy_key()
    return Draft(answered(f"It is\n{KEYS[number].format(found)}"), (found,), ("It is",))


def prefix(made: Made, number: int) -> Draft:
    """Each number in braces becomes as many letters and digits."""
    pieces = [one.partition("}") for one in PREFIXES[number].split("{")]
    drawn = [made.text(int(size) - 1) + made.digits(1) + rest for size, _, rest in pieces[1:]]
    found = pieces[0][0] + "".join(drawn)
    if "rubygems" in found:
        found = found.lower()
    return Draft(said(f"Explain {found} to me"), (found,), ("Explain", "to me"))


def label(made: Made, number: int) -> Draft:
    found = made.legacy_key()
    text = LABELS[number % len(LABELS)] % found
    if number < len(LABELS):
        return Draft(exchange(post({"metadata": {"cfg": text}})), (found,), ("metadata",))
    return Draft(upload(text.encode()), (found,), ("purpose",))


def host(made: Made, number: int) -> Draft:
    found = HOSTS[number] % made.digits(4)[: 3 if number == 1 else 2]
    return Draft(said(f"cannot reach {found}, why?"), (found,), ("cannot reach",))


def user(made: Made, number: int) -> Draft:
    found = f"{made.word()[:5]}q"
    text = f"Explain:\n{PLACES[number].format(found)}"
    return Draft(said(text), (found,), ("Explain",), environment=(("USER", found),))


def declared(made: Made, number: int) -> Draft:
    found = ("\u5c71\u7530", f"{made.word()[:3]}{made.digits(2)}")[number]
    return Draft(said(f"Ask {found}, now"), (found,), ("Ask",), declared=(found,))


def read(made: Made, number: int) -> Draft:
    """A downloaded file keeps its form, so that the code under test can read it."""
    found = (made.email(), made.openai_key(), made.password())[number]
    rows = [{"row": 1, "note": f"password: {found}" if number else found}]
    kept = ("row", "note", "total")
    return Draft(download(json.dumps({"rows": rows, "total": 1}).encode()), (found,), kept)


def clean(_: Made, number: int) -> Draft:
    return Draft(said(CLEAN[number]))


VECTORS = (
    Vector("retold.password", Tier.CREDENTIAL, len(PASSWORDS), password),
    Vector("retold.key", Tier.CREDENTIAL, len(KEYS), key),
    Vector("retold.prefix", Tier.CREDENTIAL, len(PREFIXES), prefix),
    Vector("retold.label", Tier.CREDENTIAL, 2 * len(LABELS), label),
    Vector("retold.host", Tier.PERSONAL, len(HOSTS), host),
    Vector("retold.user", Tier.PERSONAL, len(PLACES), user),
    Vector("retold.declared", Tier.PERSONAL, 2, declared),
    Vector("retold.download", Tier.CREDENTIAL, 3, read),
    Vector("clean.retold", Tier.CLEAN, len(CLEAN), clean),
)
