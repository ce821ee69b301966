"""One look at many strings: in which of them a rule fires, if it fires in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import unquoted
from pytest_assistants.cassette.sanitizers.disguised import closed_in
from pytest_assistants.cassette.sanitizers.dull_words import is_dull
from pytest_assistants.cassette.sanitizers.plain_words import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.cassette.known_values import KnownValues
    from pytest_assistants.cassette.sanitizers.findings import Finding

    Find = Callable[[str], list[Finding]]

_BETWEEN = "\n\n\n\n"  # no rule reads on behind it, and none takes it for words before a match
_OPENERS = frozenset(' {["\\')
_UUID_LENGTH = 36


def touched(inners: Sequence[str], known: KnownValues, find: Find) -> Sequence[str]:
    """Those of the strings, as JSON writes them, that are to be looked at one by one.

    ``find`` finds all there is in a text, the ``known`` values too; what stands between two strings
    parts them. A string that may be JSON or a GUID as a whole is not judged here.
    """
    whole = [one for one in inners if is_whole(one)]
    together = [one for one in inners if one not in whole] if whole else inners
    values = read(together)
    text = _BETWEEN.join(values)
    may_hold = holds(text, known)
    if not may_hold and (is_plain(text) or is_dull(text, known.dull)):
        return whole
    if len(inners) == 1:
        return inners
    odd = [at for at, one in enumerate(values) if not (is_plain(one) or is_dull(one, known.dull))]
    if len(odd) < len(values) and not may_hold:
        together, values = [together[at] for at in odd], [values[at] for at in odd]
    found = find(_BETWEEN.join(values))
    return [*whole, *(together[at] for at in _hit(values, found))] if found else whole


def is_quiet(values: Sequence[str], known: KnownValues, find: Find) -> bool:
    """Whether nothing is to be replaced in any of the values."""
    if any(find(one) for one in values if is_whole(one)):
        return False
    text = _BETWEEN.join([one for one in values if not is_whole(one)])
    return not (holds(text, known) or find(text))


def read(inners: Sequence[str]) -> list[str]:
    """What the strings of a JSON text say."""
    return [unquoted(one) if "\\" in one else one for one in inners]


def is_whole(inner: str) -> bool:
    """Whether a string may be a JSON text or a GUID."""
    return inner[:1] in _OPENERS or len(inner) == _UUID_LENGTH


def holds(text: str, known: KnownValues) -> bool:
    """Whether a known value may stand in the text, its characters together or apart."""
    lowered = text.lower()
    return any(map(lowered.__contains__, known.cores)) or bool(closed_in(lowered, known))


def _hit(values: Sequence[str], found: Sequence[Finding]) -> list[int]:
    """The numbers of the values that a finding lies in or reaches into."""
    hit, start = [], 0
    for number, value in enumerate(values):
        end = start + len(value)
        if any(one.start < end and start < one.end for one in found):
            hit.append(number)
        start = end + len(_BETWEEN)
    return hit
