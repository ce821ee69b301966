"""Faults as a test writes them: objects, dicts, or a word behind an operation's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.errors import SettingsError
from pytest_assistants.injection.fault import BREAKS, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRITTEN = (
    "fault cannot be {given!r}: it is a Fault, a dict of its keywords, a text such as "
    "'runs.retrieve 429', or a list of these."
)


def faults_of(given: object) -> tuple[Fault, ...]:
    """The faults that the marker's ``fault=`` orders, in their order; none for None.

    Raises:
        SettingsError: one sentence on what cannot be read.
    """
    if given is None:
        return ()
    several = given if isinstance(given, list | tuple) else (given,)
    return tuple(_fault_of(one) for one in several)


def fault_from(keywords: Mapping[str, Any]) -> Fault:
    """The fault of these keywords, ``operation`` among them.

    Raises:
        SettingsError: a keyword that no fault has, or a value that it cannot have.
    """
    if "operation" not in keywords:
        raise SettingsError("fault: operation is missing: which operation does it strike?")
    try:
        return Fault(**keywords)
    except TypeError:
        raise SettingsError(_WRITTEN.format(given=dict(keywords))) from None


def _fault_of(given: object) -> Fault:
    if isinstance(given, Fault):
        return given
    if isinstance(given, dict):
        return fault_from(given)
    if isinstance(given, str):
        return _from_text(given)
    raise SettingsError(_WRITTEN.format(given=given))


def _from_text(text: str) -> Fault:
    """``runs.retrieve 429``, ``threads.create timeout``, ``files.list malformed``, or an end."""
    operation, _, word = text.strip().partition(" ")
    word = word.strip()
    if not word:
        raise SettingsError(_WRITTEN.format(given=text))
    if word.isdecimal():
        return Fault(operation, status=int(word))
    if word == "malformed":
        return Fault(operation, malformed=True)
    for breaks in BREAKS:
        if word == breaks:
            return Fault(operation, breaks=breaks)
    return Fault(operation, becomes=word)
