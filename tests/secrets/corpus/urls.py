"""Secrets in the address of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import VERSION, exchange, get, post

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

_KEEP = ("2024-05-01-preview",)


def key_query(made: Made, number: int) -> Draft:
    names = (
        *("api-key", "api_key", "code", "subscription-key", "access_token"),
        *("key", "token", "x-functions-key", "apiKey", "client_secret"),
    )
    key = (made.legacy_key, made.annotated_key, made.entra_secret)[number % 3]()
    query = f"{VERSION}&{names[number % len(names)]}={quote(key, safe='')}&limit=20"
    return Draft(exchange(get(query=query)), (key,), (*_KEEP, "limit=20"), "percent")


def host(made: Made, number: int) -> Draft:
    name = made.resource()
    origins = (
        *(f"https://{name}.openai.azure.com", f"https://{name}.cognitiveservices.azure.com"),
        *(f"https://{name}.services.ai.azure.com", f"https://apim.{name}.net:8443"),
        *(f"https://{name.upper()}.openai.azure.com", f"http://{name}.corp.local"),
    )
    origin = origins[number % len(origins)]
    environment = (("AZURE_OPENAI_ENDPOINT", origin),) if number % 2 else ()
    return Draft(exchange(get(origin=origin)), (name,), _KEEP, environment=environment)


def deployment(made: Made, number: int) -> Draft:
    name = made.deployment()
    path = f"/openai/deployments/{name}/chat/completions"
    if number % 3 == 2:
        interaction = exchange(post({"model": name}, path="/openai/assistants"))
        return Draft(interaction, (name,), _KEEP, environment=(("AZURE_OPENAI_DEPLOYMENT", name),))
    return Draft(exchange(post({"model": name}, path=path)), (name,), _KEEP)


def userinfo(made: Made, number: int) -> Draft:
    user, password = made.login(), made.password()
    spelled = quote(password, safe="") if number else password
    return Draft(
        exchange(get(origin=f"https://{user}:{spelled}@gateway.test")), (user, password), _KEEP
    )


def sas(made: Made, number: int) -> Draft:
    account, signature = made.resource(), made.signature()
    spelled = quote(signature, safe="")
    signed = f"sv=2023-01-03&sr=b&se=2031-01-01T00%3A00%3A00Z&sp=r&sig={spelled}"
    if number % 2:
        body = {"file_url": f"https://{account}.blob.core.windows.net/in/a.pdf?{signed}"}
        return Draft(exchange(post(body)), (signature,), (*_KEEP, "file_url"), "percent")
    return Draft(exchange(get(query=f"{VERSION}&{signed}")), (signature,), _KEEP, "percent")


def path_personal(made: Made, number: int) -> Draft:
    email, tenant = made.email(), made.guid()
    paths = (
        (f"/users/{email}/openai/threads", (email,)),
        (f"/openai/files/{quote(email, safe='')}/content", (email,)),
        (f"/tenants/{tenant}/openai/threads", (tenant,)),
        (f"/subscriptions/{tenant}/openai/threads", (tenant,)),
    )
    path, planted = paths[number % 4]
    return Draft(exchange(get(path)), planted, _KEEP)


VECTORS = (
    Vector("url.key_query", Tier.CREDENTIAL, 10, key_query),
    Vector("url.host", Tier.PERSONAL, 10, host),
    Vector("url.deployment", Tier.PERSONAL, 6, deployment),
    Vector("url.userinfo", Tier.CREDENTIAL, 3, userinfo),
    Vector("url.sas", Tier.CREDENTIAL, 5, sas),
    Vector("url.path_pii", Tier.PERSONAL, 4, path_personal),
)
