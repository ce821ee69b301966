"""Raw ids and names to pseudonyms: one table a track, the same value always the same pseudonym.

asst_Xk3QpL00000000000017fR      prefix, hash of the track's name, counter, check
k3x9ab9c-0000-4000-8000-000000000017
deployment-k3x9ab-1              kind, hash of the track's name, counter
email-k3x9ab-1@example.com
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonym_forms import (
    BASE36,
    BASE62,
    CHECK,
    HASH,
    HEX,
    check,
    id_form,
    mark,
    token_form,
    uuid_form,
)
from pytest_assistants.cassette.uuids import UUID, UUID_LENGTH, is_uuid
from pytest_assistants.contract.ids import ID_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

PREFIXES = (
    *dict.fromkeys(prefix for kind in ID_KINDS for prefix in kind.prefixes),
    *("chatcmpl-", "resp_", "org-", "proj_", "req_", "user-", "batch_", "ftjob-"),
)
TOKEN_KINDS = (
    *("address", "deployment", "email", "host", "machine", "number", "organization", "phone"),
    *("project", "query", "resource", "secret", "user", "value"),
)
_LEAST = 6  # of the counter and the check together
_MIN_BODY, _MAX_BODY = 12, 96
_RANDOM_LENGTH = 20  # from here on, digits and lower-case letters alone make an id
_DIGITS_LENGTH = 22  # and digits alone, which a time stamp never reaches

_LONGEST = _MAX_BODY + max(map(len, PREFIXES))
_PREFIXES = frozenset(PREFIXES)
_PREFIX = "|".join(re.escape(prefix) for prefix in sorted(PREFIXES, key=len, reverse=True))
_ID = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<prefix>{_PREFIX})(?P<body>[A-Za-z0-9]{{{_MIN_BODY},{_MAX_BODY}}})"
    rf"|(?P<uuid>{UUID}))(?![A-Za-z0-9])"
)
_MAY_BE_ID = re.compile(rf"[_-](?:[A-Za-z0-9]{{{_MIN_BODY}}}|[0-9A-Fa-f]{{4}}-)")
_PSEUDONYM = (
    rf"(?:{_PREFIX})[A-Za-z0-9]{{{HASH}}}0*[0-9]{{4,6}}[A-Za-z0-9]{{{CHECK}}}(?![A-Za-z0-9])"
)
_UUID_PSEUDONYM = "[0-9a-f]{8}-0000-4000-8000-[0-9]{12}"
_TOKEN = rf"(?:{'|'.join(TOKEN_KINDS)})-[0-9a-z]{{{HASH}}}-[0-9]+(?:@example\.com)?"
PLACEHOLDER: re.Pattern[str] = re.compile(f"{_PSEUDONYM}|{_UUID_PSEUDONYM}|{_TOKEN}")
# Of what is written before it in a longer text, this is soon found; so it is looked for first.
MAY_BE_PLACEHOLDER: re.Pattern[str] = re.compile(
    rf"[_-](?:[0-9A-Za-z]{{{HASH}}}(?:-[0-9]|[0-9]{{4}})|0000-4000-8000-)"
)


class Pseudonyms:
    """The table of one track; it lives in memory only and forgets with the process."""

    def __init__(self, track: str, *, parents: Sequence[Pseudonyms] = ()) -> None:
        self._digest = sha256(track.encode(errors="surrogatepass")).digest()
        self._parents = tuple(parents)
        self._entries: dict[str, str] = {}  # tuples as keys would keep the collector busy
        self._given: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._kept: set[str] = set()

    def __repr__(self) -> str:
        return f"<Pseudonyms: {len(self._entries)} entries>"

    def of(self, raw_id: str) -> str:
        """The pseudonym of an id, of the same prefix, length and alphabet; pseudonyms stay."""
        given = self._given.get(raw_id)
        if given is None:
            given = self._given[raw_id] = self._of(raw_id)
        return given

    def of_whole(self, text: str) -> str | None:
        """The pseudonym of a text that is an id as the service makes them, else None."""
        given = self._given.get(text)
        if given is None and _MIN_BODY < len(text) <= _LONGEST:
            return self._of_fresh(text)
        return given

    def of_wholes(self, texts: Iterable[str]) -> tuple[dict[str, str], list[str], bool]:
        """Which of the texts are ids and get another pseudonym; and which are none.

        A UUID that has no pseudonym is neither; last, whether the place of one must tell.
        """
        is_open = False
        new: dict[str, str] = {}
        others: list[str] = []
        given = self._given
        for text in texts:
            pseudonym = given.get(text)
            if pseudonym is None and _MIN_BODY < len(text) <= _LONGEST:
                if len(text) == UUID_LENGTH and is_uuid(text):
                    pseudonym = self.of_uuid(text)
                    is_open = is_open or self.is_open(text)
                else:
                    pseudonym = self._of_fresh(text)
            if pseudonym is None:
                others.append(text)
            elif pseudonym != text:
                new[text] = pseudonym
        return new, others, is_open

    def keep(self, uuid: str) -> None:
        """This one stays as it is, wherever it stands; unless it has a pseudonym."""
        self._kept.add(uuid.lower())

    def keeps(self, uuid: str) -> bool:
        """Whether one is to stay as it is, here or in a table this one was given."""
        return uuid.lower() in self._kept or any(each.keeps(uuid) for each in self._parents)

    def is_open(self, uuid: str) -> bool:
        """Whether it is not told yet if one stays."""
        if self.of_uuid(uuid) != uuid or self.keeps(uuid) or not uuid.strip("0-"):
            return False
        return not is_pseudonym(uuid)

    def of_uuid(self, uuid: str) -> str:
        """The pseudonym that one has already, or itself."""
        return self._given.get(uuid) or self.find("uuid", uuid.lower()) or uuid

    def _of_fresh(self, text: str) -> str | None:
        """The same of a text that has no pseudonym yet."""
        prefix, body = _parted(text)
        if not body:
            return self._of(text) if is_uuid(text) else None
        if not _is_drawn(body):
            return None
        given = self._given[text] = self._of_parts(text, prefix, body)
        return given

    def _of(self, raw_id: str) -> str:
        prefix, body = _parted(raw_id)
        if body:
            return self._of_parts(raw_id, prefix, body)
        if is_pseudonym(raw_id):
            return raw_id
        if is_uuid(raw_id):
            kept = self.keeps(raw_id)
            return raw_id if kept else self._entry("uuid", raw_id.lower(), uuid_form)
        return self.token("value", raw_id)

    def _of_parts(self, raw: str, prefix: str, body: str) -> str:
        if body[-_LEAST:-CHECK].isdigit() and is_pseudonym(raw):
            return raw
        return self._id(raw, prefix, body)

    def _id(self, raw: str, prefix: str, body: str) -> str:
        known = self.find(prefix, raw) if self._parents else self._entries.get(raw)
        if known is not None:
            return known
        count = self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return self._entries.setdefault(raw, id_form(self._digest, count, prefix, body))

    def token(self, kind: str, value: str) -> str:
        """``<kind>-<hash>-<counter>`` for any other value; ``kind`` is one of TOKEN_KINDS."""
        if kind not in TOKEN_KINDS:
            raise ValueError(f"{kind!r} is no kind of token; one of {', '.join(TOKEN_KINDS)}")
        if is_pseudonym(value):
            return value
        return self._entry(kind, value, lambda digest, count: token_form(kind, digest, count))

    def unnumbered(self) -> Pseudonyms:
        """A table of the same track in which all values of a kind are number nought."""
        return _Unnumbered(self)

    def replace(self, text: str) -> str:
        """The text with every id in it replaced."""
        return _ID.sub(lambda match: self.of(match[0]) if _is_random(match) else match[0], text)

    def items(self) -> tuple[tuple[str, str], ...]:
        """This table's own entries, raw value and pseudonym, in the order they were made."""
        return tuple((_raw(key), pseudonym) for key, pseudonym in self._entries.items())

    def find(self, kind: str, raw: str) -> str | None:
        """The pseudonym of a value of that kind, in this table or one it was given; else None."""
        for parent in self._parents:
            inherited = parent.find(kind, raw)
            if inherited is not None:
                return inherited
        return self._entries.get(_key(kind, raw))

    def known(self, raw_id: str) -> str | None:
        """The pseudonym an id already has, here or in a table this one was given."""
        match = _ID.fullmatch(raw_id)
        if match is None:
            return None
        if is_pseudonym(raw_id):
            return raw_id
        if match["uuid"]:
            return self.find("uuid", raw_id.lower()) or (raw_id if self.keeps(raw_id) else None)
        return self.find(match["prefix"], raw_id)

    def owns(self, pseudonym: str) -> bool:
        """Whether a pseudonym was made by a table of this track's name."""
        marks = (mark(self._digest, alphabet) for alphabet in (BASE62, BASE36, HEX))
        return any(mark in pseudonym for mark in marks)

    def _entry(self, kind: str, raw: str, make: Callable[[bytes, int], str]) -> str:
        known = self.find(kind, raw)
        if known is not None:
            return known
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._entries.setdefault(_key(kind, raw), make(self._digest, count))


def _key(kind: str, raw: str) -> str:
    """An id begins with its kind; any other value may be one of several."""
    return raw if kind in _PREFIXES else f"{kind}\0{raw}"


def _raw(key: str) -> str:
    return key.partition("\0")[2] if "\0" in key else key


class _Unnumbered(Pseudonyms):
    """What stands where replay cannot see which value is which: nothing is told apart."""

    def __init__(self, numbered: Pseudonyms) -> None:
        super().__init__("", parents=(numbered,))
        self._digest = numbered._digest  # noqa: SLF001 - of its own kind

    def _id(self, raw: str, prefix: str, body: str) -> str:
        del raw
        return id_form(self._digest, 0, prefix, body)

    def _entry(self, kind: str, raw: str, make: Callable[[bytes, int], str]) -> str:
        del kind, raw
        return make(self._digest, 0)


def find_ids(text: str) -> Iterator[re.Match[str]]:
    """Every token of the text that looks like an id the service made, pseudonyms included."""
    if _MAY_BE_ID.search(text) is None:
        return iter(())
    return (match for match in _ID.finditer(text) if _is_random(match))


def is_id(text: str) -> bool:
    """Whether the whole text looks like an id the service made."""
    return len(text) <= _LONGEST and _is_id(text)


@lru_cache(maxsize=4096)
def _is_id(text: str) -> bool:
    match = _ID.fullmatch(text)
    return match is not None and _is_random(match)


def is_pseudonym(text: str) -> bool:
    """Whether the whole text is a pseudonym of any track, told by its shape and its check."""
    if not PLACEHOLDER.fullmatch(text):
        return False
    match = _ID.fullmatch(text)
    if match is None:
        return True
    if match["uuid"]:
        return text[6:8] == check(text[:6] + text[8:], HEX)
    start, end = text[:-CHECK], text[-CHECK:]
    return end in (check(start, BASE62), check(start, HEX))


def _parted(text: str) -> tuple[str, str]:
    """Prefix and body of a text that is built as an id; otherwise both are empty."""
    at = text.find("_") + 1 or text.find("-") + 1
    prefix, body = text[:at], text[at:]
    if prefix not in _PREFIXES or not _MIN_BODY <= len(body) <= _MAX_BODY:
        return "", ""
    return (prefix, body) if body.isalnum() and body.isascii() else ("", "")


def _is_random(match: re.Match[str]) -> bool:
    return match["body"] is None or _is_drawn(match["body"])


def _is_drawn(body: str) -> bool:
    """Whether an id's body was drawn by a machine; ``run_configuration`` was not."""
    digits = not body.isalpha()
    if body.islower() or body.isupper():
        return digits and len(body) >= _RANDOM_LENGTH
    return (digits and not body.isdigit()) or len(body) >= _DIGITS_LENGTH
