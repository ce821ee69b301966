"""Which generation of the API a request speaks, and which reading of the contract is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.contract.paths import dialect
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.sources import (
    FOUNDRY_PAGE,
    LIFECYCLE_PAGE,
    OBSERVED,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
    THREADS_PAGE,
    Source,
)

if TYPE_CHECKING:
    from pytest_assistants import wire


class Generation(StrEnum):
    """The API's two generations: v1 has ``file_ids`` and ``retrieval``, v2 ``tool_resources``."""

    V1 = "v1"
    V2 = "v2"


@dataclass(frozen=True, slots=True)
class Availability:
    """In which generations something exists: by the reference pages, and at the service."""

    documented: frozenset[Generation]
    observed: frozenset[Generation]

    def holds(self, generation: Generation, profile: Profile) -> bool:
        """Whether it exists in this generation, as this profile reads it."""
        documented = profile is Profile.DOCUMENTED
        return generation in (self.documented if documented else self.observed)


_BOTH = frozenset(Generation)
_V1 = frozenset({Generation.V1})
_V2 = frozenset({Generation.V2})
_NONE: frozenset[Generation] = frozenset()

EVERYWHERE = Availability(_BOTH, _BOTH)
V2_ONLY = Availability(_V2, _V2)
SEEN_IN_V1 = Availability(_V2, _BOTH)
REFUSED_BY_V2 = Availability(_BOTH, _V1)
V1_ONLY = Availability(_V1, _V1)
UNDOCUMENTED = Availability(_NONE, _BOTH)
UNDOCUMENTED_V2 = Availability(_NONE, _V2)
NOWHERE = Availability(_NONE, _NONE)


@dataclass(frozen=True, slots=True)
class ApiVersion:
    """One api-version that serves the Assistants API, and where that was read."""

    name: str
    generation: Generation
    source: Source


API_VERSIONS: tuple[ApiVersion, ...] = (
    ApiVersion("2024-01-01-preview", Generation.V1, OBSERVED),
    ApiVersion("2024-02-15-preview", Generation.V1, SPECIFICATION_V1),
    ApiVersion("2024-03-01-preview", Generation.V1, LIFECYCLE_PAGE),
    ApiVersion("2024-04-01-preview", Generation.V1, LIFECYCLE_PAGE),
    ApiVersion("2024-05-01-preview", Generation.V2, SPECIFICATION_V2),
    ApiVersion("2024-07-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2024-08-01-preview", Generation.V2, THREADS_PAGE),
    ApiVersion("2024-09-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2024-10-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2024-12-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2025-01-01-preview", Generation.V2, OBSERVED),
    ApiVersion("2025-02-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2025-03-01-preview", Generation.V2, OBSERVED),
    ApiVersion("2025-04-01-preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("2025-05-01", Generation.V2, FOUNDRY_PAGE),
    ApiVersion("2025-05-15-preview", Generation.V2, OBSERVED),
    ApiVersion("v1", Generation.V2, FOUNDRY_PAGE),
    ApiVersion("preview", Generation.V2, LIFECYCLE_PAGE),
    ApiVersion("latest", Generation.V2, LIFECYCLE_PAGE),
)

MISSING = "api_version.missing"
UNKNOWN = "api_version.unknown"
MALFORMED = "api_version.malformed"

_FIRST_OF_V2 = date(2024, 5, 1)
_FIRST_OF_OPENAI_V2 = date(2024, 4, 17)  # as its changelog has it
_A_DAY = timedelta(days=1)
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(-preview)?")
_BETA_HEADER = "OpenAI-Beta"
_BETA = re.compile(r"\bassistants=(v[12])\b")


@dataclass(frozen=True, slots=True)
class GenerationReading:
    """What a request says of its generation; ``problem`` is a rule's name, ``note`` if harmless."""

    generation: Generation
    api_version: str | None
    problem: str | None = None
    note: bool = False


def read_generation(request: wire.Request) -> GenerationReading:
    """The generation of a request.

    The api-version decides. Without one, ``/v1`` paths go by the OpenAI-Beta header, else v2;
    on Azure paths its absence is the problem ``api_version.missing``. An unknown version counts by
    its date (a newer one as the newest known) and is noted; other text is malformed.
    """
    version = request.parameter("api-version")
    if version:
        return read_api_version(version)
    if dialect(request.path) == "openai":
        return GenerationReading(_by_header(request.header(_BETA_HEADER)), None)
    return GenerationReading(Generation.V2, None, MISSING)


@lru_cache(maxsize=64)
def read_api_version(version: str) -> GenerationReading:
    """The generation an api-version stands for, known or not."""
    known = next((row for row in API_VERSIONS if row.name == version), None)
    if known is not None:
        return GenerationReading(known.generation, version)
    day = _date_of(version)
    if day is None:
        return GenerationReading(Generation.V2, version, MALFORMED)
    generation = Generation.V1 if day < _FIRST_OF_V2 else Generation.V2
    return GenerationReading(generation, version, UNKNOWN, note=True)


@lru_cache(maxsize=64)
def last_day(reading: GenerationReading) -> date | None:
    """The last day before something newer took its place; None for what nothing has replaced.

    A dated api-version was followed by the next one; v1 without an api-version by v2.
    """
    if reading.api_version is None:
        return _FIRST_OF_OPENAI_V2 - _A_DAY if reading.generation is Generation.V1 else None
    own = _date_of(reading.api_version)
    later = [day for day in _DAYS if own is not None and day > own]
    return min(later) - _A_DAY if later else None


def _by_header(value: str | None) -> Generation:
    found = _BETA.search(value or "")
    return Generation(found[1]) if found else Generation.V2


def _date_of(version: str) -> date | None:
    dated = _DATED.fullmatch(version)
    if dated is None:
        return None
    try:
        return date.fromisoformat(dated[1])
    except ValueError:
        return None


_DAYS = frozenset(day for day in map(_date_of, (row.name for row in API_VERSIONS)) if day)
