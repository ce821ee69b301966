"""The strings of a JSON text: equal ones together, and all that are new in one look."""

from __future__ import annotations

from itertools import accumulate, filterfalse
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.json_text import (
    has_escaped_quotes,
    has_odd_escapes,
    is_json_text,
    may_be_json,
    split_strings,
)
from pytest_assistants.cassette.pseudonyms import is_id
from pytest_assistants.cassette.sanitizers.encodings.layers import numbers_in
from pytest_assistants.cassette.sanitizers.fields import names_tell, told_numbers
from pytest_assistants.cassette.sanitizers.findings import Finding, applied, shifted
from pytest_assistants.cassette.sanitizers.own_uuids import settle_uuids
from pytest_assistants.cassette.sanitizers.screening.probe import (
    is_quiet,
    read,
    touched,
)
from pytest_assistants.cassette.uuids import may_hold_uuid, may_spell_uuid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

    # A JSON text, whether all of it is the user's, and whether it has odd escapes.
    Whole = tuple[str, bool, bool]
    Changes = tuple[dict[str, str], dict[str, list[Finding]]]

_FEW = 6


class Cleaner(Protocol):
    """What is asked here of a track's rules; lists tell what is to be replaced, in order."""

    table: Pseudonyms
    known: KnownValues
    in_error: bool

    def findings(self, text: str, depth: int = 0) -> list[Finding]:
        """In a text."""

    def leaf_findings(self, path: tuple[str, ...], value: str, depth: int = 0) -> list[Finding]:
        """In a value that stands at a path of fields."""

    def of_string(self, inner: str, depth: int) -> list[Finding]:
        """In a string that stands alone, as JSON writes it."""

    def by_path(self, text: str, depth: int) -> list[Finding]:
        """In a JSON text, each string under the names that lead to it."""

    def with_numbers(self, text: str, found: list[Finding], depth: int) -> list[Finding]:
        """Those found, and lists of numbers that are the bytes of something secret."""

    def note_clean(self, text: str) -> None:
        """Nothing was found there: it need not be judged again."""

    def in_vain(self) -> Cleaner:
        """The same rules for a text whose findings are not used: nothing is numbered."""


def json_text(cleaner: Cleaner, text: str) -> str:
    """A JSON text after every rule; as `json_findings`, but equal strings change together.

    It is of the API's, while what is JSON in a string is the user's.
    """
    whole = (text, False, has_odd_escapes(text))
    parts = _parts(whole)
    changes = _of_strings(cleaner, whole, parts, 0)
    if changes is None:
        settle_uuids(cleaner, text, own=False)
        told = sorted((*cleaner.by_path(text, 0), *told_numbers(text)))
        return applied(text, cleaner.with_numbers(text, told, 0))
    new, found = changes
    if found:
        new.update({inner: applied(inner, here) for inner, here in found.items()})
    if new:
        text = _looked_up(whole, new) or _changed(parts, new)
    return applied(text, cleaner.with_numbers(text, [], 0))


def json_findings(cleaner: Cleaner, text: str, depth: int) -> list[Finding]:
    """What is to be replaced in the strings of a JSON text, in order."""
    whole = (text, True, has_odd_escapes(text))
    parts = _parts(whole)
    changes = _of_strings(cleaner, whole, parts, depth)
    if changes is None:
        settle_uuids(cleaner, text, own=True)
        return sorted((*cleaner.by_path(text, depth), *told_numbers(text)))
    new, found = changes
    if not (new or found):
        return []
    found.update({inner: [Finding(0, len(inner), new[inner])] for inner in new})
    ends = list(accumulate(map(len, parts)))
    return [
        one
        for place in range(1, len(parts), 2)
        if parts[place] in found
        for one in shifted(found[parts[place]], ends[place - 1] + place)
    ]


def quiet_texts(cleaner: Cleaner, text: str, data: str, further: Sequence[str]) -> str | None:
    """A text with JSON in its lines, in whose strings nothing goes but whole ids; else None.

    ``data`` is its JSON alone; ``further`` are texts that must be clean too.
    """
    known, odd = cleaner.known, has_odd_escapes(text)
    whole = (data, False, odd)
    parts = _parts(whole)
    new, rest = _settled(cleaner, whole, _unknown(cleaner, parts))
    if not known.ordinary.isdisjoint(rest) or names_tell(parts, rest):
        return None
    vain = cleaner.in_vain()
    values = [*read(rest), *further]
    may_hold = may_hold_uuid(data)

    def find(text: str) -> list[Finding]:
        if may_hold:
            settle_uuids(cleaner, data, own=False)
        return vain.leaf_findings((), text, 1)

    if not is_quiet(values, known, find):
        return None
    whole = (text, False, odd)
    return _looked_up(whole, new) or _changed(_parts(whole), new)


def _settled(
    cleaner: Cleaner, whole: Whole, strings: Iterable[str]
) -> tuple[dict[str, str], list[str]]:
    """What stands in for whole strings of a text, and the others, without UUIDs that stay."""
    new, rest, is_open = cleaner.table.of_wholes(strings)
    text, own, odd = whole
    if is_open or (odd and may_spell_uuid(text)):
        settle_uuids(cleaner, text, own=own)
        new, rest, _ = cleaner.table.of_wholes(strings)
    return new, rest


def _of_strings(cleaner: Cleaner, whole: Whole, parts: list[str], depth: int) -> Changes | None:
    """What stands in for whole strings, and what goes in others; None if names must be heard."""
    known, unknown = cleaner.known, _unknown(cleaner, parts)
    if not unknown:
        return {}, {}
    if not known.has_defaults:
        return None
    new, rest = _settled(cleaner, whole, unknown)
    if not rest:
        return new, {}
    if not known.ordinary.isdisjoint(rest) or names_tell(parts, rest):
        return None
    suspects = _suspects(cleaner, rest, depth)
    if depth == 0:
        for inner in rest if not suspects else set(rest).difference(suspects):
            cleaner.note_clean(inner)
    if not suspects:
        return new, {}
    settle_uuids(cleaner, whole[0], own=whole[1])
    every = ((inner, cleaner.of_string(inner, depth)) for inner in suspects)
    return new, {inner: here for inner, here in every if here}


def _suspects(cleaner: Cleaner, inners: list[str], depth: int) -> list[str]:
    """Those of the strings that are to be looked at one by one, in order.

    A refusal says one thing, and mostly names an id: that is looked at at once.
    """
    if cleaner.in_error and len(inners) == 1:
        return inners
    values, owners, alone = read(inners), inners, set[str]()
    if any(map(may_be_json, values)):
        values, owners, alone = _opened(cleaner, inners, values, depth)
    hits = touched(values, cleaner.known, lambda text: cleaner.in_vain().findings(text, depth + 1))
    if not (hits or alone):
        return []
    alone.update([owners[at] for at in hits])
    return [inner for inner in inners if inner in alone]


def _opened(
    cleaner: Cleaner, inners: list[str], values: list[str], depth: int
) -> tuple[list[str], list[str], set[str]]:
    """The values, those that are JSON opened, whose they are, and which must be read alone."""
    opened: list[str] = []
    owners: list[str] = []
    alone: set[str] = set()
    for inner, value in zip(inners, values, strict=True):
        inside = _inside(cleaner, value, depth) if may_be_json(value) else [value]
        if inside is None:
            alone.add(inner)
        else:
            opened += inside
            owners += [inner] * len(inside)
    return opened, owners, alone


def _inside(cleaner: Cleaner, value: str, depth: int) -> list[str] | None:
    """The strings of a text that may be JSON, itself if it is none; None if it tells more."""
    if not is_json_text(value):
        return [value]
    parts = split_strings(value)
    inners = _unknown(cleaner, parts)
    inside = read(inners)
    tells_more = (
        depth > 0
        or any(map(may_be_json, inside))
        or any(map(is_id, inside))
        or not cleaner.known.ordinary.isdisjoint(inside)
        or names_tell(parts, inners)
        or numbers_in(value)
    )
    return None if tells_more else inside


def json_lines(cleaner: Cleaner, text: str, depth: int) -> list[Finding]:
    """What is to be replaced in those lines of a text that are JSON, as logs have them."""
    if '\n{"' not in text and not text.startswith('{"'):
        return []
    found: list[Finding] = []
    at = 0
    for line in text.split("\n"):
        if line.startswith('{"') and is_json_text(line):
            found += shifted(json_findings(cleaner, line, depth), at)
        at += len(line) + 1
    return found


def _unknown(cleaner: Cleaner, parts: list[str]) -> dict[str, None]:
    """The strings of a JSON text, cut at its quotes, that were not judged before, once each."""
    return dict.fromkeys(filterfalse(cleaner.known.clean.__contains__, parts[1::2]))


def _parts(whole: Whole) -> list[str]:
    """A JSON text cut at the quotes of its strings."""
    text, _, odd = whole
    return split_strings(text) if odd else text.split('"')


def _looked_up(whole: Whole, new: dict[str, str]) -> str | None:
    """A JSON text with these of its strings changed, if they are so few that it is done soon."""
    text, _, odd = whole
    if len(new) > _FEW or (odd and has_escaped_quotes(text)):
        return None
    for inner, instead in new.items():
        text = text.replace(f'"{inner}"', f'"{instead}"')
    return text


def _changed(parts: list[str], new: dict[str, str]) -> str:
    """The same of any such text, cut at its quotes in parts."""
    inners = parts[1::2]
    parts[1::2] = map(new.get, inners, inners)
    return '"'.join(parts)


def is_json(text: str) -> bool:
    """Whether the whole text is an object, a list or a string of JSON."""
    return may_be_json(text) and is_json_text(text)
