"""What the row of an operation holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.generations import EVERYWHERE, Availability

if TYPE_CHECKING:
    from pytest_assistants.contract.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: how it is asked, what its 2xx answer carries, where and by whom it exists.

    Attributes:
        name: ``noun.verb``.
        path: The template after the endpoint's prefix: ``/assistants/{assistant_id}``.
        answers: The ``object`` of a 2xx answer (a deleted file's stays ``file``); ``"content"``
            where the answer is raw bytes.
        items: The ``object`` of a list's entries, where it answers a list.
        body: The name of its body's model in ``contract.models``, if it has one.
        query: The name of its query's model there, if it has one.
        multipart: Whether the body is ``multipart/form-data``.
        streams: Whether ``stream: true`` in the body makes the answer an event stream.
    """

    name: str
    method: str
    path: str
    answers: str
    source: Source
    items: str | None = None
    body: str | None = None
    query: str | None = None
    multipart: bool = False
    streams: bool = False
    available: Availability = EVERYWHERE

    @property
    def noun(self) -> str:
        """``assistants``, ``assistant_files``, ``threads``, ``messages``, ``runs`` ..."""
        return self.name.partition(".")[0]

    @property
    def verb(self) -> str:
        """``create``, ``upload``, ``list``, ``retrieve``, ``modify``, ``cancel``, ``delete`` ..."""
        return self.name.partition(".")[2]
