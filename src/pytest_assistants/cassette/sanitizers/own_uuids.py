"""UUIDs that are the user's own words and stay, told by where they stand in a JSON text.

A UUID is judged where it is first met, and is the same from then on: in metadata, in a message
that is nothing else, in JSON within a string, it stays. Elsewhere, and under a name that tells of
an account or of who asks, it is replaced.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from pytest_assistants.cassette.json_text import is_json_text, may_be_json, tokens, unquoted
from pytest_assistants.cassette.sanitizers.fields import kind_by_field, labelled, tells
from pytest_assistants.cassette.sanitizers.findings import Finding
from pytest_assistants.cassette.sanitizers.rules import plain_name
from pytest_assistants.cassette.sanitizers.screening.probe import holds
from pytest_assistants.cassette.uuids import is_uuid, may_hold_uuid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

_WORDS_TEXT = """
    additional_instructions arguments content description input instructions logs output query
    quote text
    """
_WHO_TEXT = """
    account activity app application client correlation customer device directory employee
    identity member oid org organisation organization patient person principal project request
    resource session subscription tenant tid trace user workspace
    """
_WORDS, _WHO = frozenset(_WORDS_TEXT.split()), frozenset(_WHO_TEXT.split())
_IDENTIFIERS = ("id", "ids", "guid", "uuid", "identifier", "key", "ref", "number", "no")
_OBJECT = "object"
_NEAREST = 2  # names: the field's own, and the one above


class Judge(Protocol):
    """What is asked here of a track's rules."""

    table: Pseudonyms
    known: KnownValues
    in_error: bool


def settle_uuids(judge: Judge, text: str, *, own: bool) -> None:
    """Tell the table which UUIDs of a JSON text stay and which go; others than those it knows.

    ``own`` says that all of the text is the user's, as JSON in a string is.
    """
    if may_hold_uuid(text):
        for uuid in list(_staying(judge, text, own=own, above=())):
            if judge.table.is_open(uuid):
                judge.table.keep(uuid)


def _staying(judge: Judge, text: str, *, own: bool, above: tuple[str, ...]) -> Iterator[str]:
    """Those that may stay; to the others the table gives pseudonyms.

    ``above`` are the names under which the text stands.
    """
    for _, inner, path in labelled(tokens(text), text, telling=_tells):
        value = unquoted(inner) if "\\" in inner else inner
        if is_uuid(value) and judge.table.is_open(value):
            stays = own or _is_own(path)
            if stays and not _tells_on(judge, (*above, *path), value):
                yield value
            else:
                judge.table.of(value)
        elif may_be_json(value) and is_json_text(value):
            yield from _staying(judge, value, own=True, above=path[-1:] or above)


def settled(judge: Judge, path: tuple[str, ...], uuid: str) -> list[Finding]:
    """What stands in for one; where nothing told it before, its own place does."""
    if judge.table.is_open(uuid):
        if _is_own(path) and not _tells_on(judge, path, uuid):
            judge.table.keep(uuid)
        else:
            judge.table.of(uuid)
    instead = judge.table.of_uuid(uuid)
    return [Finding(0, len(uuid), instead)] if instead != uuid else []


def _is_own(path: tuple[str, ...]) -> bool:
    """Whether the user's own words stand there, in a body of the API."""
    if not path:
        return False
    return path[-1] in _WORDS or path[-2:] == ("text", "value") or "metadata" in path[:-1]


def _tells_on(judge: Judge, path: tuple[str, ...], value: str) -> bool:
    """Whether the UUID is an account's, or known, or in a refusal."""
    return (
        judge.in_error
        or any(map(names_account, path[-_NEAREST:]))
        or kind_by_field(path, value) is not None
        or any(rule.holds(path) or rule.spans(value) for rule in judge.known.rules)
        or holds(value, judge.known)
    )


def _tells(name: str) -> bool:
    return tells(name) or names_account(name)


@lru_cache(maxsize=4096)
def names_account(name: str) -> bool:
    """Whether a field's name tells of an account or of who asks: ``x-tenantId``, ``app_ids``."""
    words = plain_name(name).split("_")
    has_end = len(words) > 1 and words[-1] in _IDENTIFIERS
    return _is_who(words[-1]) or (has_end and (_is_who(words[-2]) or words[-2] == _OBJECT))


def _is_who(word: str) -> bool:
    """Also in the plural, and written together with what it is: ``tenantids``."""
    singular = word.removesuffix("s")
    stems = {word, singular, *(singular.removesuffix(end) for end in ("id", "guid", "uuid"))}
    stems |= {f"{stem[:-2]}y" for stem in stems if stem.endswith("ie")}
    return not _WHO.isdisjoint(stems) or singular == "objectid"
