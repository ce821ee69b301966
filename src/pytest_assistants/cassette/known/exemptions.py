"""An exemption: a value that may be written although a rule condemns it, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Collection

_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Exemption:
    """One value that a user lets through; what stands around it is judged all the same.

    Attributes:
        value: the value, as it stands in texts; its repr hides it.
        reason: why it may be public, told in the summary of each recording that holds it.

    Raises:
        SettingsError: one of the two is blank.
    """

    value: str = field(repr=False)
    reason: str

    def __post_init__(self) -> None:
        if not self.value.strip() or not self.reason.strip():
            raise SettingsError(
                "an exemption needs a value and a reason: "
                'Exemption("the value", reason="why it may be public").'
            )

    def __str__(self) -> str:
        """The value's first characters, its length and the reason; never the whole value."""
        start = self.value[:_SHOWN] if len(self.value) > 2 * _SHOWN else ""
        return f"{start}… ({len(self.value)} characters): {self.reason}"


def standing(values: Collection[str]) -> re.Pattern[str] | None:
    """Where one of the values stands by itself, not in the midst of a word; None without any."""
    if not values:
        return None
    longest_first = sorted(values, key=lambda one: (-len(one), one))
    return re.compile(
        rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z0-9])"
    )
