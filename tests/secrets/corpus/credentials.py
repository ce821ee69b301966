"""Keys, tokens and connection strings in the JSON of requests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import JSON, RUN, THREAD, exchange, get, post, said

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def key_in_text(made: Made, number: int) -> Draft:
    legacy, url_signature = made.legacy_key(), made.signature()
    samples: tuple[tuple[str, str], ...] = (
        ("My key is {}, why 401?", made.annotated_key()),
        ("export AZURE_OPENAI_API_KEY={}", legacy),
        ("curl -H 'api-key: {}' https://x.test", legacy),
        ("Authorization: Bearer {}", made.jwt()),
        ("client = OpenAI(api_key='{}')", made.openai_key()),
        ("OPENAI={}", made.openai_key("legacy")),
        ("use {} please", made.openai_key("svcacct")),
        ("key2: {}", made.annotated_key("AAAA")),
        ("AZURE_CLIENT_SECRET={}", made.entra_secret()),
        ("the storage key {} is rotated", made.storage_key()),
        ("search admin {} works", made.search_key()),
        ('api_key="{}"', legacy),
        ('"apiKey" : "{}"', legacy),
        ("Ocp-Apim-Subscription-Key: {}", legacy),
        ("password={}", made.password()),
        ("PGPASSWORD='{}' psql", made.password()),
        ("https://f.test/api?code={}", made.text(54) + "=="),
        ("https://a.blob.core.windows.net/c?sig={}", quote(url_signature, safe="")),
        ("token: ghp_{}", made.text(36)),
        ("-u admin:{} https://x.test", made.password()),
        ("secret={};", made.entra_secret()),
        ("id_token={}", made.jwt()),
    )
    text, found = samples[number % len(samples)]
    planted = url_signature if "sig=" in text else found
    return Draft(said(f"Explain this: {text.format(found)}"), (planted,), ("Explain this",))


def secret_field(made: Made, number: int) -> Draft:
    names = (
        *("api_key", "apiKey", "client_secret", "password"),
        *("access_token", "connection-string", "accountKey", "refreshToken"),
    )
    name = names[number % len(names)]
    secret = made.legacy_key() if number % 2 else made.password()
    tool = {"type": "openapi", "openapi": {"name": "billing", "auth": {name: secret}}}
    body = {"model": "gpt-4o", "tools": [tool]}
    return Draft(exchange(post(body, path="/openai/assistants")), (secret,), ("billing", name))


def json_in_string(made: Made, number: int) -> Draft:
    secret = (made.legacy_key, made.email, made.annotated_key)[number % 3]()
    inner = {"colour": "teal", "api_key" if number % 3 == 0 else "note": secret}
    text = json.dumps(json.dumps(inner) if number >= 3 else inner)
    path = f"/openai/threads/{THREAD}/runs/{RUN}/submit_tool_outputs"
    body = {"tool_outputs": [{"tool_call_id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ", "output": text}]}
    tier = Tier.PERSONAL if number % 3 == 1 else None
    interaction = exchange(post(body, path=path))
    return Draft(interaction, (secret,), ("teal",), "JSON in a string", tier=tier)


def tool_arguments(made: Made, number: int) -> Draft:
    secret = (made.email, made.annotated_key, made.phone, made.openai_key)[number % 4]()
    arguments = json.dumps({"city": "Oslo", "contact": secret})
    call = {"id": "call_Ab1Cd2Ef3Gh4Ij5Kl6Mn7OpQ", "type": "function"}
    called = {**call, "function": {"name": "weather", "arguments": arguments}}
    action = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [called]}}
    answer = {"id": RUN, "object": "thread.run", "required_action": action}
    interaction = exchange(get(f"/openai/threads/{THREAD}/runs/{RUN}"), answer, answer_headers=JSON)
    tier = None if number % 2 else Tier.PERSONAL
    return Draft(interaction, (secret,), ("Oslo", "weather"), "JSON in a string", tier=tier)


def pem(made: Made, number: int) -> Draft:
    key = made.pem(("", "RSA ", "EC ", "ENCRYPTED ")[number % 4])
    middle = key.split("\n")[3]
    spelled = key.replace("\n", "\\n") if number % 2 else key
    return Draft(said(f"Is this valid?\n{spelled}\nThanks"), (middle,), ("Is this valid?",))


def connection_string(made: Made, number: int) -> Draft:
    account, key, password = made.resource(), made.storage_key(), made.password()
    bus = made.bus_key()
    samples = (
        (
            f"DefaultEndpointsProtocol=https;AccountName={account};AccountKey={key};EndpointSuffix=core.windows.net",
            key,
        ),
        (
            f"Endpoint=sb://{account}.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey={bus}",
            bus,
        ),
        (
            f"Server=tcp:{account}.database.windows.net;User ID=app;Password={password};",
            password,
        ),
        (f"postgresql://app:{quote(password)}@{account}.postgres.database.azure.com/app", password),
        (f"mongodb+srv://app:{quote(password)}@{account}.mongodb.net", password),
        (f"rediss://:{quote(key, safe='')}@{account}.redis.cache.windows.net:6380", key),
        (f"AccountEndpoint=https://{account}.documents.azure.com:443/;AccountKey={key};", key),
        (f"HostName={account}.azure-devices.net;SharedAccessKeyName=o;SharedAccessKey={bus}", bus),
        (f"InstrumentationKey={made.guid()};Pwd={password};", password),
    )
    text, found = samples[number % len(samples)]
    return Draft(said(f"Which driver fits?\n{text}"), (found,), ("Which driver fits?",))


VECTORS = (
    Vector("reqjson.key_in_text", Tier.CREDENTIAL, 22, key_in_text),
    Vector("reqjson.secret_field", Tier.CREDENTIAL, 8, secret_field),
    Vector("reqjson.json_in_string", Tier.CREDENTIAL, 6, json_in_string),
    Vector("respjson.tool_arguments", Tier.CREDENTIAL, 4, tool_arguments),
    Vector("reqjson.pem", Tier.CREDENTIAL, 4, pem),
    Vector("reqjson.conn_string", Tier.CREDENTIAL, 9, connection_string),
)
