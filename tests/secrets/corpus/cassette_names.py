"""Secrets in the ids of a test's parameters, which name its cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.secrets.corpus import spelling
from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import exchange

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def parameter_id(made: Made, number: int) -> Draft:
    key, email, token = made.annotated_key(), made.email(), made.jwt()
    known = made.legacy_key()
    samples = (
        (key, key),
        (f"user-{email}", email),
        (made.openai_key("legacy"), ""),
        (f"gpt-4o-{known}", known),
        (spelling.base64_url(key), key),
        (f"bearer {token}", token),
        (f"org={made.organization()}", ""),
        (f"phone-{made.phone(2)}", ""),
    )
    name, found = samples[number % 8]
    planted = found or name.removeprefix("org=").removeprefix("phone-")
    tier = Tier.PERSONAL if number % 8 in (1, 6, 7) else None
    environment = (("AZURE_OPENAI_API_KEY", known),)
    return Draft(
        exchange(), (planted,), (), "name", environment=environment, parameter_id=name, tier=tier
    )


def declared(made: Made, number: int) -> Draft:
    """A person who was declared, as the id of a parameter."""
    first, last = made.word().title(), f"{made.word()}{made.word()}".title()
    joined = (f"{first}_{last}", f"{first.lower()}-{last.lower()}", f"{first}{last}")[number]
    return Draft(
        exchange(), (joined,), (), "name", declared=(f"{first} {last}",), parameter_id=joined
    )


VECTORS = (
    Vector("cassette_name", Tier.CREDENTIAL, 8, parameter_id),
    Vector("cassette_name.declared", Tier.PERSONAL, 3, declared),
)
