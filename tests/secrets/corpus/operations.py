"""Secrets as those write them who run things: settings, tables, tags, forms, rare spellings."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import (
    JSON,
    answered,
    exchange,
    get,
    post,
    refused,
    said,
    streamed,
)

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

KEYS = (
    'variable "openai_api_key" {{\n  type    = string\n  default = "{}"\n}}',
    'resource "azurerm_key_vault_secret" "s" {{\n  name  = "a"\n  value = "{}"\n}}',
    " id | name | api_token\n----+------+-----------\n  1 | bob  | {}\n(1 row)",
    *("secret: !!str {}", "The key in Key Vault is now {} (rotated).", "clave de API: {}"),
    *("klucz API: {}", "API \ud0a4: {}", "anahtar: {}", "device_code={}&client_id=tool"),
    "<RSAKeyValue><Modulus>AQAB</Modulus><D>{}</D></RSAKeyValue>",
    *("Authorization: SharedKey stcontoso:{}", "Bearer 6276818527:{}"),
)
PASSWORDS = (
    *("signtool sign /f c.pfx /p {} app.exe", "sqlplus -S app/{}@ORCL @run.sql"),
    *('{{"contrasena": "{}"}}', '{{"ansible_become_pass": "{}"}}'),
)
RESOURCES = (
    *('resource_group_name = "rg_{}"', "AccountName={};x=1", "az group show -n {} -o table"),
    "/resourcegroups/rg-1/workspaces/{}/datastores/x",
)
HOSTS = (
    *("https://{}.crm4.dynamics.com", "{}.hcp.westeurope.azmk8s.io", "CN=*.{}.openai.azure.com"),
    *("https://{}.atlassian.net/browse/X-1", "{}.okta.com", "{}.my.salesforce.com"),
)
PEOPLE = (
    *("burgerservicenummer 306182701", "Steueridentifikationsnummer: 34184075628"),
    *("IdNr. 48387021560", '"jane {}"@contoso.com', '{{"passport_no": "LH1377319"}}'),
)
LINES = ("\n> ", "\n      ", '" \\\n  "', "\n# ")
CLEAN = (
    *("resource_group_name = group.name", 'account_name = "my_account"', "cluster_name: str"),
    *("az group create --name myResourceGroup -l westeurope", "pass /p and /f to it"),
    *("docs.okta.com and help.atlassian.net", "The key is now in use.", "sqlplus or rman?"),
    *("TheNameOfAVeryLongClass2 and 2ndVersionOfTheReport", "a line \\\nthat goes on"),
    *("step | token_count\n-----+------------\n  1  | 42", "secret: !!str required"),
)


def key(made: Made, number: int) -> Draft:
    found = made.text(29) + made.digits(3)
    text = f"Explain this:\n{KEYS[number].format(found)}"
    return Draft(said(text), (found,), ("Explain",))


def password(made: Made, number: int) -> Draft:
    found = made.password()
    text = f"Explain this:\n{PASSWORDS[number].format(found)}"
    text = text if "{{" not in PASSWORDS[number] else PASSWORDS[number].format(found)
    return Draft(answered(text), (found,))


def resource(made: Made, number: int) -> Draft:
    found = f"{made.word()}{made.digits(3)}"
    return Draft(said(f"Explain {RESOURCES[number].format(found)}"), (found,), ("Explain",))


def host(made: Made, number: int) -> Draft:
    found = made.resource()
    text = f"Host {HOSTS[number].format(found)} timed out"
    return Draft(refused(text, status=504, code="x_code"), (found,), ("x_code", "timed out"))


def person(made: Made, number: int) -> Draft:
    name = made.word()
    text = PEOPLE[number].format(name)
    planted = name if "contoso" in text else text.rpartition(" ")[2].strip('"}')
    return Draft(said(text), (planted,))


def lines(made: Made, number: int) -> Draft:
    """Base64 in lines that bear marks, as in quotations, indented settings, code and comments."""
    found = made.annotated_key()
    wrapped = base64.encodebytes(f"token: {found}, keep it to yourself\n".encode()).decode()
    return Draft(said(LINES[number].join(wrapped.split())), (found,), encoding="base64 in lines")


def spelled(made: Made, number: int) -> Draft:
    found = made.annotated_key()
    wide = base64.b64encode(found.encode("utf-16-be")).decode().rstrip("=")
    text = (
        f"+{wide}-",
        f"KEY={found[:40]}\\\n{found[40:]}",
        f'char *k = "{found[:40]}"\n          "{found[40:]}";',
    )[number]
    encoding = ("UTF-7", "a line that goes on", "strings in line")[number]
    return Draft(said(text), (found,), encoding=encoding)


def completion(made: Made, number: int) -> Draft:
    """A gateway that gives each event of one completion an id of its own."""
    found = made.annotated_key()
    text = f"It is {found}."
    events = [
        {"id": made.id("chatcmpl-"), "choices": [{"index": 0, "delta": {"content": piece}}]}
        for piece in (text[:19], text[19 : 50 + number], text[50 + number :])
    ]
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return Draft(streamed(body.encode()), (found,), ("It is",))


def part(made: Made, number: int) -> Draft:
    """A refusal that quotes of the token one part alone."""
    token = made.jwt()
    found = token.split(".")[1 + number]
    error = {"error": {"message": f"The part {found} does not verify.", "code": "x_code"}}
    request = get(headers=(("authorization", f"Bearer {token}"),))
    return Draft(exchange(request, error, status=401), (found,), ("x_code",))


def parameter(made: Made, number: int) -> Draft:
    found = made.text(29) + made.digits(3)
    query = (f"include%5B%5D={found}", f"limit={found}", f"{found}=", f"a=1&{found}=2")[number]
    return Draft(exchange(get(query=query)), (found,))


def header(made: Made, number: int) -> Draft:
    found = made.text(27) + made.digits(3)
    name = ("x-ratelimit-key", "x-should-retry", "retry-after")[number]
    return Draft(exchange(answer_headers=(*JSON, (name, found))), (found,))


def form(made: Made, number: int) -> Draft:
    found = made.text(29) + made.digits(3)
    body = (f"code={found}&grant_type=authorization_code", f"device_code={found}&x=1")[number]
    kind = "application/x-www-form-urlencoded"
    return Draft(exchange(post(body.encode(), content_type=kind)), (found,))


def named(made: Made, number: int) -> Draft:
    token, ssn = "hf_" + made.text(34, "GDbodqWFhykrTNYtOLRKPs"), made.ssn()
    name, found = ((f"{token}-eu", token), (f"user-{ssn}", ssn))[number]
    return Draft(exchange(), (found,), encoding="name", parameter_id=name)


def clean(_: Made, number: int) -> Draft:
    return Draft(said(CLEAN[number]))


VECTORS = (
    Vector("operations.key", Tier.CREDENTIAL, len(KEYS), key),
    Vector("operations.password", Tier.CREDENTIAL, len(PASSWORDS), password),
    Vector("operations.resource", Tier.PERSONAL, len(RESOURCES), resource),
    Vector("operations.host", Tier.PERSONAL, len(HOSTS), host),
    Vector("operations.person", Tier.PERSONAL, len(PEOPLE), person),
    Vector("operations.lines", Tier.CREDENTIAL, len(LINES), lines),
    Vector("operations.spelled", Tier.CREDENTIAL, 3, spelled),
    Vector("operations.completion", Tier.CREDENTIAL, 2, completion),
    Vector("operations.part", Tier.CREDENTIAL, 2, part),
    Vector("operations.parameter", Tier.CREDENTIAL, 4, parameter),
    Vector("operations.header", Tier.CREDENTIAL, 3, header),
    Vector("operations.form", Tier.CREDENTIAL, 2, form),
    Vector("operations.name", Tier.CREDENTIAL, 2, named),
    Vector("clean.operations", Tier.CLEAN, len(CLEAN), clean),
)
