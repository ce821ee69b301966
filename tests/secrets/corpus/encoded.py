"""Secrets in request bodies under one encoding more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import exchange, post, said, said_raw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.secrets.corpus.values import Made

    Spell = Callable[[str], str]


def _secret(made: Made, number: int) -> str:
    makers = (made.annotated_key, made.openai_key, made.email, made.entra_secret)
    return makers[number % 4]()


def _tier(secret: str) -> Tier | None:
    return Tier.PERSONAL if "@" in secret else None


def _hidden(made: Made, number: int, spells: Sequence[Spell]) -> Draft:
    secret, spell = _secret(made, number), spells[number // 2 % len(spells)]
    interaction = said(f"Decode {spell(secret)} for me")
    return Draft(interaction, (secret,), ("Decode", "for me"), spell.__name__, tier=_tier(secret))


def unicode_escape(made: Made, number: int) -> Draft:
    spells = (
        *(spelling.unicode_escapes, spelling.some_unicode_escapes),
        *(spelling.unicode_escapes_upper, spelling.unicode_escapes),
    )
    secret, spell = _secret(made, number), spells[number // 2]
    twice = number >= 6
    escaped = spell(secret).replace("\\", "\\\\") if twice else spell(secret)
    interaction = said_raw(f"Decode {escaped} for me")
    return Draft(interaction, (secret,), ("for me",), spell.__name__, tier=_tier(secret))


def base64(made: Made, number: int) -> Draft:
    spells = (
        *(spelling.base64_at(0), spelling.base64_at(1), spelling.base64_at(2)),
        *(spelling.base64_url, spelling.base64_utf16),
    )
    secret, spell = _secret(made, number), spells[number % 5]
    wrapped = f'{{"user": "app", "pass": "{secret}"}}' if number >= 5 else secret
    interaction = said(f"Decode {spell(wrapped)} for me")
    return Draft(interaction, (secret,), ("for me",), "base64", tier=_tier(secret))


def url_encoded(made: Made, number: int) -> Draft:
    spells = (spelling.percent, spelling.percent_twice, spelling.percent_every)
    return _hidden(made, number, spells)


def hexadecimal(made: Made, number: int) -> Draft:
    return _hidden(made, number, (spelling.hexadecimal, spelling.hexadecimal_upper))


def html_entity(made: Made, number: int) -> Draft:
    spells = (spelling.decimal_entities, spelling.hexadecimal_entities, spelling.named_entities)
    secret = made.email()
    return Draft(
        said(f"Show {spells[number % 3](secret)} as HTML"), (secret,), ("as HTML",), "HTML"
    )


def malformed(made: Made, number: int) -> Draft:
    secret = _secret(made, number)
    source = json.dumps({"messages": [{"role": "user", "content": f"It is {secret} here"}]})
    deep = '{"a":' * 40 + json.dumps(secret) + "}" * 40
    bodies: tuple[tuple[bytes, str], ...] = (
        (source[:-2].encode(), "application/json"),
        (f"{source}\n{source}".encode(), "application/json"),
        (source.encode(), "text/plain"),
        (source.replace('"', "'").encode(), "application/json"),
        (b"\xef\xbb\xbf" + source.encode(), "application/json"),
        (source.encode("utf-16"), "application/json; charset=utf-16"),
        (source.encode("latin-1"), "application/json; charset=iso-8859-1"),
        (deep.encode(), "application/json"),
        (f"{source}\n{source}\n".encode(), "application/x-ndjson"),
        (source.encode(), ""),
    )
    body, content_type = bodies[number % len(bodies)]
    interaction = exchange(post(body, content_type=content_type))
    return Draft(interaction, (secret,), (), "malformed", tier=_tier(secret))


def form(made: Made, number: int) -> Draft:
    secret, assertion, tenant = made.entra_secret(), made.jwt(), made.guid()
    bodies = (
        (f"grant_type=client_credentials&client_secret={spelling.percent(secret)}", secret),
        (f"grant_type=refresh_token&refresh_token={made.text(12)}.{secret}", secret),
        (f"client_assertion={assertion}&grant_type=x", assertion),
        (f"username=a&password={spelling.plus(secret)}&scope=b+c", secret),
        (f"grant_type=device_code&client_secret={spelling.percent_every(secret)}", secret),
    )
    body, found = bodies[number % 5]
    path = f"/{tenant}/oauth2/v2.0/token"
    request = post(body.encode(), path=path, content_type="application/x-www-form-urlencoded")
    answer = {"token_type": "Bearer", "expires_in": 3599, "access_token": made.jwt()}
    interaction = exchange(request, answer)
    return Draft(interaction, (found, str(answer["access_token"])), (), "form")


VECTORS = (
    Vector("reqform.entra_token", Tier.CREDENTIAL, 5, form),
    Vector("reqjson.unicode_escape", Tier.CREDENTIAL, 8, unicode_escape),
    Vector("reqjson.base64", Tier.CREDENTIAL, 10, base64),
    Vector("reqjson.url_encoded", Tier.CREDENTIAL, 5, url_encoded),
    Vector("reqjson.hex", Tier.CREDENTIAL, 4, hexadecimal),
    Vector("reqjson.html_entity", Tier.PERSONAL, 3, html_entity),
    Vector("reqjson.malformed", Tier.CREDENTIAL, 10, malformed),
)
