"""The strings of a JSON text: equal ones together, and all that are new in one look."""

from __future__ import annotations

from itertools import accumulate, filterfalse
from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import split_strings
from pytest_assistants.cassette.sanitizers.fields import names_tell
from pytest_assistants.cassette.sanitizers.findings import Finding, applied, shifted
from pytest_assistants.cassette.sanitizers.probe import is_quiet, read, touched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.cassette.sanitizers.scrub import Scrub

    Changes = tuple[dict[str, str], dict[str, list[Finding]]]

_FEW = 6


def json_text(scrub: Scrub, text: str) -> str:
    """A JSON text after every rule; as `json_findings`, but equal strings change together."""
    parts = split_strings(text)
    changes = _of_strings(scrub, text, parts, depth=0)
    if changes is None:
        return applied(text, scrub.with_numbers(text, scrub.by_path(text, 0), 0))
    new, found = changes
    new.update({inner: applied(inner, here) for inner, here in found.items()})
    if new:
        text = _with_strings(text, parts, new)
    return applied(text, scrub.with_numbers(text, [], 0))


def json_findings(scrub: Scrub, text: str, depth: int) -> list[Finding]:
    """What is to be replaced in the strings of a JSON text, in order."""
    parts = split_strings(text)
    changes = _of_strings(scrub, text, parts, depth)
    if changes is None:
        return scrub.by_path(text, depth)
    new, found = changes
    found.update({inner: [Finding(0, len(inner), new[inner])] for inner in new})
    ends = list(accumulate(map(len, parts)))
    return [
        one
        for place in range(1, len(parts), 2)
        if parts[place] in found
        for one in shifted(found[parts[place]], ends[place - 1] + place)
    ]


def quiet_texts(scrub: Scrub, text: str, data: str, further: Sequence[str]) -> str | None:
    """A text with JSON in its lines, in whose strings nothing goes but whole ids; else None.

    ``data`` is its JSON alone; ``further`` are texts that must be clean too.
    """
    parts, known = split_strings(data), scrub.known
    new, rest = scrub.table.of_wholes(_unknown(scrub, parts))
    if not known.ordinary.isdisjoint(rest) or names_tell(data, parts, rest):
        return None
    vain = scrub.in_vain()
    values = [*read(rest), *further]
    if not is_quiet(values, known, lambda text: vain.leaf_findings((), text, 1)):
        return None
    return _with_strings(text, split_strings(text), new)


def _of_strings(scrub: Scrub, text: str, parts: list[str], depth: int) -> Changes | None:
    """What stands in for whole strings, and what goes in others; None if names must be heard."""
    known = scrub.known
    unknown = _unknown(scrub, parts)
    if unknown and not known.has_defaults:
        return None
    new, rest = scrub.table.of_wholes(unknown)
    if not rest:
        return new, {}
    if not known.ordinary.isdisjoint(rest) or names_tell(text, parts, rest):
        return None
    suspects = touched(rest, known, lambda text: scrub.in_vain().findings(text, depth + 1))
    every = {inner: scrub.of_string(inner, depth) for inner in suspects}
    if depth == 0:
        for inner in rest:
            if inner not in every:
                scrub.note_clean(inner)
    return new, {inner: here for inner, here in every.items() if here}


def _unknown(scrub: Scrub, parts: list[str]) -> list[str]:
    clean = scrub.known.clean
    return list(filterfalse(clean.__contains__, dict.fromkeys(parts[1::2])))


def _with_strings(text: str, parts: list[str], new: dict[str, str]) -> str:
    """A JSON text, cut at its quotes in parts, with its strings changed."""
    if len(new) <= _FEW and '\\"' not in text and all(inner[0].isalnum() for inner in new):
        for inner, instead in new.items():
            text = text.replace(f'"{inner}"', f'"{instead}"')
        return text
    inners = parts[1::2]
    parts[1::2] = map(new.get, inners, inners)
    return '"'.join(parts)
