"""A request that was let in, read as far as a noun needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.operations import Operation
    from pytest_assistants.contract.paths import Dialect

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The file part of a multipart body."""

    filename: str
    content: bytes


NO_UPLOAD = Upload(filename="", content=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One operation with its ids, query and body, all checked against the contract.

    ``body`` holds the JSON body, or the fields of a multipart one; ``upload`` is its file; ``day``
    is the day on the emulator's clock.
    """

    operation: Operation
    dialect: Dialect
    generation: Generation
    profile: Profile
    api_version: str | None = None
    day: date = date.max
    ids: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Json = field(default_factory=dict)
    upload: Upload = NO_UPLOAD

    @property
    def observed(self) -> bool:
        """Whether the answer should be what the service was seen to answer."""
        return self.profile is Profile.OBSERVED

    @property
    def newest(self) -> bool:
        """Whether the request speaks the second generation."""
        return self.generation is Generation.V2
