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
    """The text without the known values; the longest spelling goes first, in one pass.

    A home folder keeps all but its user's name.
    """
    present = {form: value for form, value in known.forms if form in text}
    if not present:
        return text
    pattern = re.compile("|".join(map(re.escape, present)))

    def instead(match: re.Match[str]) -> str:
        value = present[match[0]]
        if value.kind != "home":
            return _token(value, table)
        folder, user = _split_home(match[0], value.value)
        return replace_known(folder, table=table, known=known) + table.token("user", user)

    return pattern.sub(instead, text)


def _token(value: KnownValue, table: Pseudonyms) -> str:
    """Hosts become the placeholder's, all else a token of its kind."""
    return _CONSTANTS.get(value.kind) or table.token(value.kind, value.value)


def _split_home(form: str, home: str) -> tuple[str, str]:
    """What may stay of a home folder as it was spelled, and its user's name."""
    user = re.split(r"[/\\]", home)[-1]
    stays = bool(user) and form.lower().endswith(user.lower())
    return (form[: -len(user)] if stays else "", user or home)
