"""Known values in a text, in every spelling, replaced by placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE

if TYPE_CHECKING:
    from pytest_assistants.cassette.known_values import KnownValue, KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

_CONSTANTS = {"endpoint": PLACEHOLDER_HOST, "resource": PLACEHOLDER_RESOURCE}


def replace_known(text: str, *, table: Pseudonyms, known: KnownValues) -> str:
    """The text without the known values; the longest spelling goes first, in one pass."""
    present = {form: value for form, value in known.forms if form in text}
    if not present:
        return text
    pattern = re.compile("|".join(map(re.escape, present)))
    return pattern.sub(lambda match: _instead(match[0], present[match[0]], table), text)


def _instead(form: str, value: KnownValue, table: Pseudonyms) -> str:
    """Hosts become the placeholder's; a home folder keeps all but its user's name."""
    if value.kind in _CONSTANTS:
        return _CONSTANTS[value.kind]
    if value.kind == "home":
        return _home(form, value.value, table)
    return table.token(value.kind, value.value)


def _home(form: str, home: str, table: Pseudonyms) -> str:
    user = re.split(r"[/\\]", home)[-1]
    folder = form[: -len(user)] if user and form.lower().endswith(user.lower()) else ""
    return folder + table.token("user", user or home)
