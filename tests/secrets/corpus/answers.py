"""Secrets in the JSON of answers: errors that say too much, echoes, resources of the account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import answered, assistant, exchange, get, post, refused, thread

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def partial_key(made: Made, number: int) -> Draft:
    key = made.partial_key()
    texts = (
        f"Incorrect API key provided: {key}. You can find your API key at the portal.",
        f"Incorrect API key provided: {key}.",
        f"Invalid credentials '{key}'",
        f"The key {key} was revoked",
        f'{{"hint": "{key}"}}',
        f"key={key};",
    )
    return Draft(
        refused(texts[number % 6], status=401, code="invalid_api_key"), (key,), ("invalid_api_key",)
    )


def echo_key(made: Made, number: int) -> Draft:
    key = (made.legacy_key, made.password)[number % 2]()
    spelled = key if number < 2 else quote(key, safe="")
    request = post({}, headers=(("api-key", key),))
    error = {"message": f"Access denied for '{spelled}' here", "code": "401"}
    return Draft(exchange(request, {"error": error}, status=401), (key,), ("Access denied",))


def infrastructure(made: Made, number: int) -> Draft:
    name, subscription = made.resource(), made.guid()
    samples: tuple[tuple[str, tuple[str, ...]], ...] = (
        (
            f"No /subscriptions/{subscription}/resourceGroups/rg-{name}/providers/x was found",
            (name, subscription),
        ),
        (f"Resource https://{name}.openai.azure.com/ is unavailable", (name,)),
        (f"Could not reach {name}.privatelink.openai.azure.com", (name,)),
        (
            f"%2Fsubscriptions%2F{subscription}%2FresourceGroups%2F{name} is locked",
            (name, subscription),
        ),
        (f"Host {name}.search.windows.net timed out", (name,)),
        (f"Blob https://{name}.blob.core.windows.net/logs/a was denied", (name,)),
    )
    text, planted = samples[number % 6]
    return Draft(refused(text, status=404, code="ResourceNotFound"), planted, ("ResourceNotFound",))


def organization(made: Made, number: int) -> Draft:
    found = made.organization()
    texts = (
        f"Rate limit reached for gpt-4o in organization {found} on tokens per min.",
        f"organization:{found} exceeded its quota",
        f"You are not a member of {found}.",
        f'No access ("{found}")',
    )
    return Draft(
        refused(texts[number % 4], status=429, code="rate_limit"), (found,), ("rate_limit",)
    )


def guid(made: Made, number: int) -> Draft:
    tenant, trace = made.guid(), made.guid()
    texts = (
        f"AADSTS700016: Application was not found in the directory '{tenant}'. Trace ID: {trace}",
        f"AADSTS50020: tenant {tenant.upper()} refused. Correlation ID: {trace}",
        f"Token issuer https://sts.windows.net/{tenant}/ does not match ({trace})",
        f"principal {tenant} lacks the data action; request {trace}",
        f"subscriptionId={tenant}, requestId={trace}",
        f"https://login.microsoftonline.com/{tenant}/oauth2?trace={trace}",
    )
    return Draft(
        refused(texts[number % 6], status=401), (tenant, trace), ("invalid_request_error",)
    )


def address(made: Made, number: int) -> Draft:
    found = (made.address, made.address6, made.address)[number % 3]()
    texts = (
        f"Access denied due to Virtual Network/Firewall rules for client IP {found}.",
        f"Your IP address [{found}] is not allowed",
        f"clientIp={found}",
    )
    return Draft(
        refused(texts[number % 3], status=403, code="AccessDenied"), (found,), ("AccessDenied",)
    )


def sas_url(made: Made, number: int) -> Draft:
    signature = made.signature()
    spelled = quote(signature, safe="")
    url = f"https://x.blob.core.windows.net/u/f.csv?sv=2024-05-04&se=2031-01-01&sr=b&sp=r&sig={spelled}"
    fields = ("containerUrl", "download_url", "blob_sas_url", "uploadUrl", "url", "href")
    field = fields[number % 6]
    value = url.replace("&", "\\u0026") if number == 4 else url
    return Draft(exchange(get(), thread(**{field: value})), (signature,), (field,), "percent")


def echo_personal(made: Made, number: int) -> Draft:
    samples = (made.email(), made.phone(number), made.card(number), made.iban(number))
    found = samples[number % 4]
    text = f"I noted {found} for the appointment."
    fields = answered(text)
    if number >= 8:
        fields = exchange(get(), assistant(instructions=text, metadata={"contact": found}))
    return Draft(fields, (found,), ("appointment",))


def user_id(made: Made, number: int) -> Draft:
    found = made.user_id() if number % 2 else made.organization()
    fields = ("user", "organization_id", "created_by", "owner", "org_id")
    field = fields[number % 5]
    return Draft(exchange(get(), thread(**{field: found})), (found,), (field,))


def fingerprint(made: Made, _: int) -> Draft:
    found = f"fp_{made.text(10, '0123456789abcdef')}"
    return Draft(
        exchange(get(), thread(system_fingerprint=found)), (found,), ("system_fingerprint",)
    )


def resource_ids(made: Made, number: int) -> Draft:
    prefixes = (
        *("thread_", "asst_", "msg_", "run_", "step_", "vs_"),
        *("file-", "assistant-", "call_", "vsfb_", "batch_", "ftjob-"),
    )
    found = made.id(prefixes[number % len(prefixes)])
    answer = {"id": found, "object": "thing", "first_id": found, "metadata": {}}
    return Draft(exchange(get(f"/openai/threads/{found}"), answer), (found,), ("thing", "first_id"))


_TELLING = (
    *("tenant", "subscriptionId", "client-id", "appId", "object_id", "oid", "principalId"),
    *("account", "user_id", "memberId", "customer", "person-id", "patientGuid", "employee_no"),
    *("directory", "identityId", "organization_id", "workspaceId", "project", "resource_uuid"),
    *("deviceid", "session", "correlationId", "x-request-id", "trace_ids", "Activity ID"),
)


def telling(made: Made, number: int) -> Draft:
    """A UUID under a name that says whose it is, in the user's own words."""
    uuid, name = made.guid(), _TELLING[number]
    values = (uuid, {"id": uuid}, [uuid], json.dumps({"id": uuid}))
    inside = json.dumps({"status": "found", name: values[number % 4]})
    output = {"tool_call_id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ", "output": inside}
    fields = (
        exchange(post({"tool_outputs": [output]})),
        exchange(get(), thread(metadata={"status": "found", name: uuid})),
        answered(inside),
    )
    return Draft(fields[number % 3], (uuid,), ("found",))


VECTORS = (
    Vector("respjson.telling_uuid", Tier.PERSONAL, len(_TELLING), telling),
    Vector("respjson.error_partial_key", Tier.CREDENTIAL, 6, partial_key),
    Vector("respjson.error_echo_key", Tier.CREDENTIAL, 4, echo_key),
    Vector("respjson.error_infra", Tier.PERSONAL, 6, infrastructure),
    Vector("respjson.error_org", Tier.PERSONAL, 4, organization),
    Vector("respjson.error_guid", Tier.PERSONAL, 6, guid),
    Vector("respjson.error_ip", Tier.PERSONAL, 3, address),
    Vector("respjson.sas_url", Tier.CREDENTIAL, 6, sas_url),
    Vector("respjson.echo_pii", Tier.PERSONAL, 12, echo_personal),
    Vector("respjson.org_user_id", Tier.PERSONAL, 5, user_id),
    Vector("respjson.system_fingerprint", Tier.IDENTIFIER, 2, fingerprint),
    Vector("respjson.resource_ids", Tier.IDENTIFIER, 12, resource_ids),
)
