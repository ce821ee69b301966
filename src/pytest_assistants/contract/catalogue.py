"""Looks the rows of parameters and fields up, and says which fields an answer should have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.parameters import PARAMETERS

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.generations import Generation
    from pytest_assistants.contract.profiles import Profile

_INDEX = re.compile(r"\[\d+\]")


@cache
def fields_of(owner: str) -> tuple[Field, ...]:
    """The rows of an operation or an object, in the order of its page; none for unknown owners."""
    return tuple(row for row in (*PARAMETERS, *ATTRIBUTES) if row.owner == owner)


@cache
def _rows_by_name(owner: str) -> dict[str, Field]:
    return {row.name: row for row in fields_of(owner)}


def field_of(owner: str, path: str) -> Field | None:
    """The row a path in the JSON falls under: ``tools[3].type`` under ``tools[].type``."""
    return _rows_by_name(owner).get(_INDEX.sub("[]", path))


def siblings_of(owner: str, path: str) -> list[Field]:
    """The rows of what stands, or could stand, beside a path."""
    holder = _INDEX.sub("[]", path).rpartition(".")[0]
    return [row for row in fields_of(owner) if row.name.rpartition(".")[0] == holder]


def nearest_field(owner: str, path: str) -> Field | None:
    """The row of a path, or of what it lies in: ``metadata.a`` falls under ``metadata``."""
    while path:
        row = field_of(owner, path)
        if row is not None:
            return row
        path = path.rpartition(".")[0]
    return None


@dataclass(frozen=True, slots=True)
class Expectation:
    """The names an object has at its top: those it must have, should have, and may have."""

    always: frozenset[str]
    documented: frozenset[str]
    allowed: frozenset[str]


@cache
def expectation(owner: str, generation: Generation, profile: Profile) -> Expectation:
    """What an object of this generation should hold, as this profile reads it."""
    rows = [
        row
        for row in fields_of(owner)
        if "." not in row.name and row.available.holds(generation, profile)
    ]
    return Expectation(
        always=frozenset(row.name for row in rows if row.presence is Presence.ALWAYS),
        documented=frozenset(row.name for row in rows if row.presence is Presence.DOCUMENTED),
        allowed=frozenset(row.name for row in rows),
    )
