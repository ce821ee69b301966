"""A word of a closed list, or one sentence that names the list."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from pytest_assistants.errors import SettingsError

E = TypeVar("E", bound=StrEnum)


def choice(value: str, kind: type[E], where: str, default: E) -> E:
    """The member of that value; the default for an empty one.

    Raises:
        SettingsError: there is no such member.
    """
    if not value:
        return default
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise SettingsError(f"{where} cannot be {value!r}: it is one of {choices}.") from None


def optional(value: str | None, kind: type[E], where: str) -> E | None:
    """The member of that value, or None for an empty one."""
    return choice(value, kind, where, next(iter(kind))) if value else None
