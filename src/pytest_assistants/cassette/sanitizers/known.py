"""Known values in a text, in any case, and what stands in for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known.common_words import MIN_LENGTH
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.sanitizers.disguised import disguised_in
from pytest_assistants.cassette.sanitizers.findings import Finding, applied, without_overlaps
from pytest_assistants.cassette.sanitizers.shapes.people.users import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

_CONSTANTS = {"endpoint": PLACEHOLDER_HOST, "resource": PLACEHOLDER_RESOURCE}
_TOKENS = {"endpoint": "host"}
# The fields in which a value too ordinary to look for everywhere is replaced all the same.
_CONTEXT = {
    "deployment": frozenset({"model", "deployment", "deployment_id", "deployment_name", "engine"}),
    "user": frozenset({"user", "username", "user_name", "login", "author", "owner"}),
    "machine": frozenset({"host", "hostname", "machine", "computer"}),
    "resource": frozenset({"resource", "resource_name", "account_name"}),
    "project": frozenset({"project", "project_name", "project_id"}),
    "organization": frozenset({"organization", "organization_id", "org_id"}),
    "secret": frozenset({"api_key", "apikey", "key", "password", "secret", "token"}),
}


def known_in(
    text: str, lowered: str, *, table: Pseudonyms, known: KnownValues, sent: bool = False
) -> list[Finding]:
    """Where known values stand, the longest first; of a home folder only its user's name.

    In what a client ``sent`` a name of its upstream becomes a token, in whose place replay takes
    any other.
    """
    found: list[Finding] = []
    for core, value in known.plain:
        if core in lowered:
            found += _places(text, core, value, table, sent=sent)
    for name, value in known.users:
        if name in lowered:
            found += _of_user(text, name, table.token(value.kind, value.value))
    return without_overlaps(found)


def _of_user(text: str, name: str, instead: str) -> Iterator[Finding]:
    """Where a short name can be nobody's but a user's: prompts, owners, settings, folders."""
    for pattern in places_of(name):
        for match in pattern.finditer(text):
            yield Finding(*match.span("value"), instead)


def replace_known(text: str, *, table: Pseudonyms, known: KnownValues) -> str:
    """A text for people, such as a failure's, without the known values in any spelling."""
    lowered = text.lower()
    text = applied(text, known_in(text, lowered, table=table, known=known))
    text = applied(text, disguised_in(text, text.lower(), table=table, known=known))
    for form, value in known.forms:
        if form in text:
            text = text.replace(form, _CONSTANTS.get(value.kind) or table.token("secret", form))
    return text


def stands_in_context(field: str, value: str, known: KnownValues) -> str | None:
    """The kind of a value too ordinary to be looked for, if its field says what it is."""
    name = field.lower().replace("-", "_")
    for one in known.in_context:
        if one.value == value and name in _CONTEXT.get(one.kind, ()):
            return one.kind
    return None


def _places(
    text: str, core: str, value: KnownValue, table: Pseudonyms, *, sent: bool
) -> Iterator[Finding]:
    for match in re.finditer(_around(core, value.value.lower()), text, re.IGNORECASE):
        if value.kind == "home":
            user = re.split(r"[/\\]", value.value)[-1] or value.value
            start = max(match.start(), match.end() - len(user))
            yield Finding(start, match.end(), table.token("user", user))
        else:
            yield Finding(*match.span(), _instead(value, table, sent=sent))


def _instead(value: KnownValue, table: Pseudonyms, *, sent: bool) -> str:
    """A token, or for a name of the upstream that no request told what always stands for it."""
    kind = _TOKENS.get(value.kind, value.kind)
    if sent or value.kind not in _CONSTANTS:
        return table.token(kind, value.value)
    return table.find(kind, value.value) or _CONSTANTS[value.kind]


def _around(core: str, whole: str) -> str:
    """The core of a value, and as much of its ends as is there; words however they are joined.

    A short value stands by itself.
    """
    if len(whole) < MIN_LENGTH and whole.isascii():
        return rf"(?<![^\W_]){re.escape(whole)}(?![^\W_])"
    words = whole.split()
    if len(words) > 1:
        return r"[\W_]{0,3}".join(map(re.escape, words))
    before, _, after = whole.partition(core)
    start, end = "", ""
    for character in before:
        start = f"(?:{start}{re.escape(character)})?"
    for character in reversed(after):
        end = f"(?:{re.escape(character)}{end})?"
    return start + re.escape(core) + end
