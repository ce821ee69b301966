"""What the row of a parameter, or of an object's field, holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pytest_assistants.contract.generations import Availability
    from pytest_assistants.contract.sources import Source

Place = Literal["path", "query", "body", "form", "answer"]


class Presence(StrEnum):
    """Whether a parameter must be sent, or a field must be answered.

    ``REQUIRED`` and ``OPTIONAL`` are said of requests. Of answers: the absence of an ``ALWAYS``
    field is a violation, of a ``DOCUMENTED`` one drift, of a ``SOMETIMES`` one nothing.
    """

    REQUIRED = "required"
    OPTIONAL = "optional"
    ALWAYS = "always"
    DOCUMENTED = "documented"
    SOMETIMES = "sometimes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One parameter of an operation, or one field of an object.

    Attributes:
        owner: The operation's name, or the object's: ``assistants.create``, ``assistant``.
        name: Dotted, ``[]`` for an array's items: ``tools[].function.name``.
        type: As the pages say it: ``string``, ``integer``, ``number``, ``boolean``, ``array``,
            ``map``, ``object``, ``string or object``.
        default: The documented default as JSON, or None where none is stated.
        limits: The names of its rows in ``contract.limits``.
    """

    owner: str
    name: str
    type: str
    presence: Presence
    source: Source
    place: Place
    nullable: bool
    default: str | None = None
    limits: tuple[str, ...]
    available: Availability
