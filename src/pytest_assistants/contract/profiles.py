"""Which reading of the contract is asked for."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """How the contract is read: as the reference pages say, or as the service was seen to act."""

    DOCUMENTED = "documented"
    OBSERVED = "observed"
