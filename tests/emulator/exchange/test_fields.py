from __future__ import annotations

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.operations import operation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator.exchange import fields
from pytest_assistants.emulator.exchange.calls import Call

_FULL = {"id": "x", "file_ids": [], "tool_resources": {}, "unheard_of": 1}


def _shown(generation: Generation, profile: Profile) -> set[str]:
    call = Call(
        operation=operation("assistants.retrieve"),
        dialect="azure",
        generation=generation,
        profile=profile,
    )
    return set(fields.shown(_FULL, "assistant", call))


def test_each_generation_shows_its_own_fields_and_what_no_row_speaks_of() -> None:
    always = {"id", "unheard_of"}
    assert _shown(Generation.V1, Profile.OBSERVED) == always | {"file_ids"}
    assert _shown(Generation.V2, Profile.OBSERVED) == always | {"tool_resources"}
    assert _shown(Generation.V1, Profile.DOCUMENTED) == always | {"file_ids"}


def test_the_reference_pages_second_generation_shows_both() -> None:
    assert _shown(Generation.V2, Profile.DOCUMENTED) == set(_FULL)
