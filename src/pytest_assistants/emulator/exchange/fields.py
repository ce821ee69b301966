"""Which fields of an object an answer shows, by the contract's rows and its eras."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.eras import unborn
from pytest_assistants.contract.profiles import Profile

if TYPE_CHECKING:
    from pytest_assistants.contract.generations import Generation
    from pytest_assistants.emulator.exchange.calls import Call, Json


def shown(full: Json, owner: str, call: Call) -> Json:
    """The fields that exist in the call's generation, as its profile reads the contract.

    What the service added over the years is shown from its day on; names that begin with an
    underscore are the emulator's own.
    """
    hidden = _hidden(owner, call.generation, call.profile) | _unborn(owner, call)
    return {
        name: value
        for name, value in full.items()
        if name not in hidden and not name.startswith("_")
    }


def _unborn(owner: str, call: Call) -> frozenset[str]:
    # The reference pages are Azure's, whoever is asked.
    dialect = call.dialect if call.observed else "azure"
    return unborn(owner, generation=call.generation, dialect=dialect, day=call.day)


@cache
def _hidden(owner: str, generation: Generation, profile: Profile) -> frozenset[str]:
    # The reference pages show file_ids and leave out what v2 adds: their reader gets both.
    readings = {profile, Profile.OBSERVED}
    return frozenset(
        row.name
        for row in fields_of(owner)
        if not any(row.available.holds(generation, reading) for reading in readings)
    )
