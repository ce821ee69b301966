"""Which fields of an object an answer shows, by the contract's rows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.generations import Generation, Profile

if TYPE_CHECKING:
    from pytest_assistants.emulator.calls import Call, Json


def shown(full: Json, owner: str, call: Call) -> Json:
    """The fields that exist in the call's generation, as its profile reads the contract."""
    hidden = _hidden(owner, call.generation, call.profile)
    return {name: value for name, value in full.items() if name not in hidden}


@cache
def _hidden(owner: str, generation: Generation, profile: Profile) -> frozenset[str]:
    # The reference pages show file_ids and leave out what v2 adds: their reader gets both.
    readings = {profile, Profile.OBSERVED}
    return frozenset(
        row.name
        for row in fields_of(owner)
        if not any(row.available.holds(generation, reading) for reading in readings)
    )
