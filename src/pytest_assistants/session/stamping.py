"""What was judged when it was recorded is not judged again, as long as neither side has changed.

The stamp in a cassette's head holds for the bytes of its interactions, for the contract they were
held against, and for the reading of it. Whatever changes one of these makes it void, an edited line
or a corrected limit, and everything is judged again.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer.format import Cassette, interactions_of
from pytest_assistants.contract.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.contract.profiles import Profile

_BUT = "/"


def stamped(cassette: Cassette, *, profile: Profile, laid: bytes | None = None) -> Cassette:
    """The cassette with a head that tells which interactions the contract finds nothing in.

    ``laid`` are its interactions where they are laid out already.
    """
    contract = fingerprint()
    if cassette.head is None or contract is None:
        return cassette
    from pytest_assistants.cassette.serializer import laid_out  # noqa: PLC0415 - what replay never needs
    from pytest_assistants.contract.validators import check_interaction  # noqa: PLC0415 - pydantic is slow to import

    others = [
        position
        for position, one in enumerate(cassette.interactions, start=1)
        if one.response.truncated is not None or check_interaction(one, profile=profile)
    ]
    laid = laid_out(cassette.interactions) if laid is None else laid
    stamp = _stamp(laid, others, contract=contract, profile=profile)
    return replace(cassette, head=replace(cassette.head, judged=stamp))


def judged_clean(cassette: Cassette, data: bytes, *, profile: Profile) -> frozenset[int]:
    """The indices of the interactions that need not be judged again; ``data`` is the file."""
    stamp = cassette.head.judged if cassette.head is not None else ""
    contract = fingerprint() if stamp else None
    if contract is None:
        return frozenset()
    numbers = stamp.partition(_BUT)[2].split(",")
    others = [int(number) for number in numbers if number.isdecimal()]
    if stamp != _stamp(interactions_of(data), others, contract=contract, profile=profile):
        return frozenset()
    return frozenset(range(len(cassette.interactions))) - {other - 1 for other in others}


def _stamp(laid: bytes, others: Iterable[int], *, contract: str, profile: Profile) -> str:
    """The digest of all that the stamp holds for, and the numbers of those that are not clean."""
    but = ",".join(map(str, others))
    digest = hashlib.blake2b(f"{contract} {profile.value} {but}\0".encode(), digest_size=16)
    digest.update(laid)
    return f"{digest.hexdigest()}{_BUT}{but}"
