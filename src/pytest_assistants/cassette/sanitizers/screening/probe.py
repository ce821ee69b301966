"""One look at many strings: in which of them a rule fires, if it fires in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import may_be_json, unquoted
from pytest_assistants.cassette.known.disguises import closed_up
from pytest_assistants.cassette.sanitizers.disguised import closed_in
from pytest_assistants.cassette.sanitizers.screening.dull_words import is_dull
from pytest_assistants.cassette.sanitizers.screening.plain_words import is_plain
from pytest_assistants.cassette.uuids import UUID_LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.sanitizers.findings import Finding

    Cores = tuple[tuple[str, tuple[str, ...]], ...]
    Find = Callable[[str], list[Finding]]

# No rule reads on behind it, none takes it for words before a match, and it ends no escape.
_BETWEEN = " \n\n\n\n"


def touched(values: Sequence[str], known: KnownValues, find: Find) -> Sequence[int]:
    """The numbers of those values in which something is to be replaced, or may be if it is one.

    ``find`` finds all there is in a text, the ``known`` values too; what stands between two values
    parts them.
    """
    if is_clear(_BETWEEN.join(values), known):
        return ()
    if len(values) == 1:
        return (0,)
    odd = [at for at, one in enumerate(values) if not is_clear(one, known)]
    if len(odd) == 1:  # which would be looked at twice
        return odd
    odd_values = [values[at] for at in odd]
    found = find(_BETWEEN.join(odd_values))
    return [odd[at] for at in _hit(odd_values, found)] if found else ()


def is_quiet(values: Sequence[str], known: KnownValues, find: Find) -> bool:
    """Whether nothing is to be replaced in any of the values."""
    wholes = [one for one in values if is_whole(one)]
    if any(map(find, wholes)):
        return False
    others = [one for one in values if not is_whole(one)] if wholes else values
    text = _BETWEEN.join(others)
    return is_clear(text, known) or not (holds(text, known) or find(text))


def read(inners: Iterable[str]) -> list[str]:
    """What the strings of a JSON text say."""
    return [unquoted(one) if "\\" in one else one for one in inners]


def is_whole(value: str) -> bool:
    """Whether a text may be JSON or a GUID."""
    return len(value) == UUID_LENGTH or may_be_json(value)


def is_clear(text: str, known: KnownValues) -> bool:
    """Whether neither a rule fires nor a known value stands there, told at a glance."""
    if is_plain(text):
        return not _words_hold(text.lower(), known)
    return is_dull(text, known.dull, known.telling) and not holds(text, known)


def holds(text: str, known: KnownValues) -> bool:
    """Whether a known value may stand in the text, its characters together or apart."""
    lowered = text.lower()
    return _has_any(lowered, known.cores) or bool(closed_in(lowered, known))


def _words_hold(lowered: str, known: KnownValues) -> bool:
    """The same of a plain text, in which much cannot stand."""
    if _has_any(lowered, known.cores_of_letters):
        return True
    closed = known.closed_of_letters
    return bool(closed) and any(map(closed_up(lowered).__contains__, closed))


def _has_any(lowered: str, cores: Cores) -> bool:
    for rare, group in cores:  # noqa: SIM110 - asked of each text; `any` costs half as much again
        if rare in lowered and any(map(lowered.__contains__, group)):
            return True
    return False


def _hit(values: Sequence[str], found: Sequence[Finding]) -> list[int]:
    """The numbers of the values that a finding lies in or reaches into."""
    hit, start = [], 0
    for number, value in enumerate(values):
        end = start + len(value)
        if any(one.start < end and start < one.end for one in found):
            hit.append(number)
        start = end + len(_BETWEEN)
    return hit
