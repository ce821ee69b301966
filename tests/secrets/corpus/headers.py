"""Secrets in the headers of requests and of responses."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import JSON, exchange, get, post

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

    from pytest_assistants.wire import Headers

_KEEP = ("2024-05-01-preview",)


def _sent(
    *headers: tuple[str, str], planted: tuple[str, ...] | None = None, encoding: str = "plain"
) -> Draft:
    interaction = exchange(post({"metadata": {"topic": "leave"}}, headers=headers))
    found = planted or tuple(value for _, value in headers)
    return Draft(interaction, found, (*_KEEP, "leave"), encoding)


def _received(*headers: tuple[str, str], planted: tuple[str, ...] | None = None) -> Draft:
    kept: Headers = (*JSON, ("x-ratelimit-remaining-requests", "119"), *headers)
    found = planted or tuple(value for _, value in headers)
    return Draft(exchange(get(), answer_headers=kept), found, _KEEP)


def api_key(made: Made, number: int) -> Draft:
    names = ("api-key", "Api-Key", "API-KEY", "x-api-key", "X-Api-Key", "apikey", "api_key")
    keys = (
        made.legacy_key,
        made.annotated_key,
        made.openai_key,
        lambda: made.annotated_key("AAAA"),
    )
    return _sent((names[number % len(names)], keys[number % len(keys)]()))


def authorization(made: Made, number: int) -> Draft:
    user, password = made.login(), made.password()
    pair = base64.b64encode(f"{user}:{password}".encode()).decode()
    key, token = made.openai_key(), made.jwt()
    values: tuple[tuple[str, tuple[str, ...]], ...] = (
        (f"Bearer {key}", (key,)),
        (f"bearer {token}", (token,)),
        (f"Basic {pair}", (user, password, pair)),
        (f"BEARER\t{key}", (key,)),
        (f"ApiKey {key}", (key,)),
        (f"SharedAccessSignature sr=x&sig={key}&se=1", (key,)),
    )
    value, planted = values[number % len(values)]
    name = ("Authorization", "authorization", "Proxy-Authorization", "SupplementaryAuthorization")
    return _sent((name[number % len(name)], value), planted=planted)


def subscription_key(made: Made, number: int) -> Draft:
    names = ("Ocp-Apim-Subscription-Key", "ocp-apim-subscription-key", "Subscription-Key")
    return _sent((names[number % 3], made.legacy_key()))


def org_project(made: Made, number: int) -> Draft:
    if number % 2:
        return _sent(("OpenAI-Project", f"proj_{made.text(24)}"))
    return _sent(("OpenAI-Organization", made.organization()))


def cookie(made: Made, number: int) -> Draft:
    session, load = made.text(40), made.text(64)
    name = ("Cookie", "cookie", "COOKIE")[number % 3]
    return _sent((name, f"__cf_bm={session}; ARRAffinity={load}"), planted=(session, load))


def machine(made: Made, number: int) -> Draft:
    host, address, user = made.machine(), made.private_address(), made.login()
    headers = (
        ("User-Agent", f"intake/3.1 ({host}; {user})"),
        ("X-Forwarded-For", f"{address}, {made.address()}"),
        ("X-Original-Host", f"{host}.corp.{made.word()}.local"),
        ("Forwarded", f"for={address};by={host}"),
        ("X-Ms-Client-Principal-Name", f"{user}@corp.example"),
        ("From", f"{user}@{made.word()}.net"),
    )
    name, value = headers[number % len(headers)]
    planted = tuple(one for one in (host, address, user) if one in value)
    return _sent((name, value), planted=planted)


def custom_token(made: Made, number: int) -> Draft:
    names = (
        *("X-Gateway-Token", "X-Auth", "X-Functions-Key", "X-Amz-Security-Token"),
        *("aeg-sas-key", "X-Vault-Token", "Private-Token", "X-MS-TOKEN-AAD-ACCESS-TOKEN"),
    )
    value = made.jwt() if number % 3 == 0 else made.text(36)
    return _sent((names[number % len(names)], value))


def unknown_token(made: Made, number: int) -> Draft:
    """A header that no list has, and a refusal that echoes it."""
    name = ("x-jfrog-art-api", "X-Gateway", "x-licence", "X-Desk-Pass")[number]
    key = (made.text(40), made.legacy_key(), made.text(73), made.annotated_key())[number]
    answer = {"error": {"code": "401", "message": f"{name} {key} is not accepted"}}
    sent = post({"metadata": {"topic": "leave"}}, headers=((name, key),))
    return Draft(exchange(sent, answer, status=401), (key,), (*_KEEP, "is not accepted"))


def trace_id(made: Made, number: int) -> Draft:
    names = ("traceparent", "x-ms-client-request-id", "X-Correlation-Id", "request-id")
    return _sent(
        (names[number % 4], f"00-{made.legacy_key()}-{made.text(16, '0123456789abcdef')}-01")
    )


def set_cookie(made: Made, number: int) -> Draft:
    value = made.text(48)
    name = ("Set-Cookie", "set-cookie", "SET-COOKIE", "Set-Cookie2")[number % 4]
    return _received((name, f"session={value}; Path=/; HttpOnly"), planted=(value,))


def request_id(made: Made, number: int) -> Draft:
    names = (
        *("x-request-id", "apim-request-id", "x-ms-request-id", "cf-ray"),
        *("azureml-model-session", "x-azure-ref", "x-ms-correlation-request-id", "MS-CV"),
    )
    return _received((names[number % len(names)], made.guid()))


def answered_org(made: Made, number: int) -> Draft:
    name = ("openai-organization", "OpenAI-Organization", "openai-project")[number % 3]
    return _received((name, made.organization()))


def location(made: Made, number: int) -> Draft:
    resource, key, token = made.resource(), made.legacy_key(), made.signature()
    values: tuple[tuple[str, tuple[str, ...]], ...] = (
        (f"https://{resource}.openai.azure.com/openai/operations/{made.guid()}", (resource,)),
        (f"https://gateway.{resource}.io/openai/threads?subscription-key={key}", (resource, key)),
        (
            f"https://{resource}.blob.core.windows.net/f?sv=2022-11-02&sig={token}",
            (resource, token),
        ),
        (f"/openai/threads?api-key={key}", (key,)),
    )
    value, planted = values[number % len(values)]
    name = ("Location", "Operation-Location", "Content-Location")[number % 3]
    return _received((name, value), planted=planted)


VECTORS = (
    Vector("reqhdr.api_key", Tier.CREDENTIAL, 13, api_key),
    Vector("reqhdr.authorization", Tier.CREDENTIAL, 15, authorization),
    Vector("reqhdr.subscription_key", Tier.CREDENTIAL, 6, subscription_key),
    Vector("reqhdr.org_project", Tier.PERSONAL, 5, org_project),
    Vector("reqhdr.cookie", Tier.CREDENTIAL, 5, cookie),
    Vector("reqhdr.machine", Tier.PERSONAL, 6, machine),
    Vector("reqhdr.custom_token", Tier.CREDENTIAL, 8, custom_token),
    Vector("reqhdr.unknown_token", Tier.CREDENTIAL, 4, unknown_token),
    Vector("reqhdr.trace_id", Tier.IDENTIFIER, 4, trace_id),
    Vector("resphdr.set_cookie", Tier.CREDENTIAL, 4, set_cookie),
    Vector("resphdr.request_id", Tier.IDENTIFIER, 8, request_id),
    Vector("resphdr.org", Tier.PERSONAL, 5, answered_org),
    Vector("resphdr.location", Tier.CREDENTIAL, 7, location),
)
