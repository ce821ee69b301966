"""An answer in events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.event_stream import ServerEvent


@dataclass(frozen=True, slots=True)
class Stream:
    """The events of an answer, in their order."""

    events: tuple[ServerEvent, ...]

    def cut(self, after: int) -> Stream:
        """The stream as it is when the connection breaks after so many events."""
        return replace(self, events=self.events[:after])
