"""One track's rules, bound to its table: every text and every leaf goes through them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import quoted, unquoted
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.pseudonyms import MAY_BE_PLACEHOLDER, PLACEHOLDER, is_id
from pytest_assistants.cassette.sanitizers.disguised import disguised_in, packed_in
from pytest_assistants.cassette.sanitizers.encodings.blobs import WHOLE, stands_in
from pytest_assistants.cassette.sanitizers.encodings.hiding import ARMOUR, BLOBS, DUMPS, WRAPPED
from pytest_assistants.cassette.sanitizers.encodings.layers import (
    numbers_in,
    read_json_string,
    readings,
    surely_escaped,
)
from pytest_assistants.cassette.sanitizers.encodings.media import kept_media
from pytest_assistants.cassette.sanitizers.encodings.wrapped import with_blocks
from pytest_assistants.cassette.sanitizers.fields import kind_by_field, tells
from pytest_assistants.cassette.sanitizers.findings import (
    Finding,
    applied,
    everywhere,
    with_digits,
    with_gaps,
    without_exempt,
    without_overlaps,
)
from pytest_assistants.cassette.sanitizers.json_strings import (
    is_json,
    json_findings,
    json_lines,
    json_text,
)
from pytest_assistants.cassette.sanitizers.known import known_in, stands_in_context
from pytest_assistants.cassette.sanitizers.lone_ids import ids_in, lone_ids
from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.own_uuids import settled
from pytest_assistants.cassette.sanitizers.screening.plain_words import is_name, is_plain
from pytest_assistants.cassette.sanitizers.screening.probe import holds, is_clear
from pytest_assistants.cassette.sanitizers.screening.selection import found_by_shape
from pytest_assistants.cassette.sanitizers.shapes.keys.credentials import ADDRESS_WITH_PASSWORD
from pytest_assistants.cassette.sanitizers.tables import named_strings
from pytest_assistants.cassette.uuids import is_uuid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms
    from pytest_assistants.cassette.sanitizers.encodings.hiding import Way

MAX_DEPTH = 6
# What is left as it is: so that a second pass changes nothing.
_PROTECTED = re.compile(
    f"{PLACEHOLDER.pattern}|{re.escape(PLACEHOLDER_HOST)}|{re.escape(PLACEHOLDER_RESOURCE)}"
)
_LONGEST, _MANY = 128, 4096  # characters and texts of what is remembered as clean
_MAY_BE_TRACE = re.compile("[0-9A-Fa-f]{8}")  # what a refusal would have replaced
NAMED = frozenset({"host", "resource", "user"})


@dataclass(slots=True)
class Scrub:
    """What makes texts clean.

    Attributes:
        table: the pseudonyms that stand in.
        known: the values that must not be written.
        key: the track's name, by which digests are keyed.
        seen: what was found before in a value at a path, or in a string as JSON writes it.
        named: names of hosts, resources and users that a rule found, in its kind.
        in_error: whether the texts are of a refusal, in which every GUID names an account.
        sent: whether they are of a request, in which replay may find others.
    """

    table: Pseudonyms
    known: KnownValues
    key: str
    in_error: bool = False
    sent: bool = False
    named: set[tuple[str, str]] = field(default_factory=set, repr=False, compare=False)
    seen: dict[tuple[tuple[str, ...] | None, str], list[Finding]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def text(self, text: str) -> str:
        """The text after every rule."""
        if text in self.known.clean:
            return text
        if self.known.has_defaults and (pseudonym := self.table.of_whole(text)) is not None:
            return pseudonym
        if is_json(text):
            return json_text(self, text)
        if not (findings := self.findings(text)):
            self.note_clean(text)
        return applied(text, findings)

    def leaf(self, field: str | None, value: str) -> str:
        """A value of a form, which the name of its field may explain."""
        if self.known.has_defaults and self.known.clean.issuperset((field or "", value)):
            return value
        return applied(value, self.leaf_findings((field,) if field else (), value))

    def findings(self, text: str, depth: int = 0) -> list[Finding]:
        """What is to be replaced in the text, in order."""
        if not text or self._is_quiet(text):
            return []
        if depth > MAX_DEPTH:
            return self._unread(text)
        if is_json(text):
            return self.with_numbers(text, json_findings(self, text, depth), depth)
        kept = kept_media(text, lambda url: bool(self._hidden(url, depth, BLOBS)))
        kept += self._hidden(text, depth, DUMPS)
        if not (kept or MAY_BE_PLACEHOLDER.search(text) or PLACEHOLDER_RESOURCE in text):
            return self._gap(text, depth)
        protected = without_overlaps(
            [*kept, *(Finding(*match.span(), match[0]) for match in _PROTECTED.finditer(text))]
        )
        found = with_gaps(text, protected, lambda gap: self._between(gap, depth))
        return [one for one in found if text[one.start : one.end] != one.text]

    def leaf_findings(self, path: tuple[str, ...], value: str, depth: int = 0) -> list[Finding]:
        """What is to be replaced in a value that stands at a path of fields."""
        found = self.seen.get((path, value))
        if found is None:
            found = self.seen[path, value] = self._of_leaf(path, value, depth)
        return found

    def _of_leaf(self, path: tuple[str, ...], value: str, depth: int) -> list[Finding]:
        if not value or value in self.known.let_through or _PROTECTED.fullmatch(value):
            return []
        if is_uuid(value):
            return settled(self, path, value)
        kind = self._kind(path, value)
        if kind is not None and not is_id(value):
            return [Finding(0, len(value), self.table.token(kind, value))]
        return self.findings(value, depth)

    def _kind(self, path: tuple[str, ...], value: str) -> str | None:
        if not path:
            return None
        known = stands_in_context(path[-1], value, self.known)
        own = (rule.kind for rule in self.known.rules if rule.holds(path))
        return known or next(own, None) or kind_by_field(path, value)

    def in_vain(self) -> Scrub:
        """The same rules for a text whose findings are not used: it numbers nothing."""
        return Scrub(self.table.unnumbered(), self.known, self.key, self.in_error, self.sent)

    def of_string(self, inner: str, depth: int) -> list[Finding]:
        """What is to be replaced in a string that stands alone, as JSON writes it."""
        found = self.seen.get((None, inner))
        if found is None:
            found = self.seen[None, inner] = self._in_string(inner, depth)
            if not found and depth == 0:
                self.note_clean(inner)
        return found

    def _in_string(self, inner: str, depth: int) -> list[Finding]:
        if is_name(inner) and not holds(inner, self.known):
            return []
        if depth < MAX_DEPTH and "\\" not in inner and (alone := self._ids_alone(inner)):
            return alone
        found = self._in_quotes((), inner, depth)
        return [Finding(start, end, quoted(instead)) for start, end, instead in found]

    def _is_quiet(self, text: str) -> bool:
        """Whether neither a rule fires nor a known value stands there, told at a glance."""
        return self.known.has_defaults and is_clear(text, self.known)

    def _is_met(self, text: str) -> bool:
        """The same, where what is told comes again and again."""
        if text in self.known.clean:
            return True
        if is_quiet := self._is_quiet(text):
            self.note_clean(text)
        return is_quiet

    def note_clean(self, text: str) -> None:
        """Short texts return: names of fields, words of the API, types of contents."""
        known = self.known
        if len(text) > _LONGEST or len(known.met) >= _MANY or _MAY_BE_TRACE.search(text):
            return
        if text not in known.met:  # most come once
            known.met.add(text)
        elif not (known.rules or "\\" in text or text in known.ordinary or tells(text)):
            known.clean.add(text)

    def by_path(self, text: str, depth: int) -> list[Finding]:
        """What is to be replaced in a JSON text, each string under the names that lead to it."""
        return sorted(
            Finding(a + start, b + start, quoted(instead))
            for start, inner, path in named_strings(text)
            for a, b, instead in self._in_quotes(path, inner, depth)
        )

    def _unread(self, text: str) -> list[Finding]:
        """What lies too deep to be read on: words stay, anything else becomes a token."""
        words = is_plain(text) and not self.known.found_in(text)
        if words or _PROTECTED.fullmatch(text):
            return []
        return [Finding(0, len(text), self.table.token("value", text))]

    def _in_quotes(self, path: tuple[str, ...], inner: str, depth: int) -> list[Finding]:
        """Of a JSON string as it is written; where each character began matters to few."""
        if "\\" not in inner:
            return self.leaf_findings(path, inner, depth + 1)
        found = self.leaf_findings(path, unquoted(inner), depth + 1)
        return read_json_string(inner).in_source(found) if found else []

    def with_numbers(self, text: str, found: list[Finding], depth: int) -> list[Finding]:
        """These, and noughts for all numbers that are the bytes of something secret."""
        if not (numbers := numbers_in(text)):
            return found
        spelled = [
            Finding(*run.span(), instead)
            for run, layer, instead in numbers
            if not any(one.start < run.end() and run.start() < one.end for one in found)
            and any(self.findings(one.text, depth + 1) for one in readings(run[0], [layer]))
        ]
        return sorted((*found, *spelled)) if spelled else found

    def _between(self, text: str, depth: int) -> list[Finding]:
        """What is to be replaced in what is left between others."""
        return [] if self._is_quiet(text) else self._gap(text, depth)

    def _gap(self, text: str, depth: int) -> list[Finding]:
        """What the first rule that fires finds, and what all find around it."""
        if len(text) < 3:  # noqa: PLR2004 - no rule takes less
            return []
        if alone := self._ids_alone(text):
            return alone
        for every in self._searches(text, depth):
            found = without_exempt(text, every, self.known.exempt_places)
            if found:
                whole = with_digits(text, with_blocks(text, found))
                return with_gaps(text, whole, lambda gap: self._between(gap, depth))
        return []

    def _searches(self, text: str, depth: int) -> Iterator[list[Finding]]:
        """Dumps as a whole; plain values, shapes and ids; what is hidden under escapes or coded."""
        yield self._hidden(text, depth, ARMOUR)
        yield self._hidden(text, depth, WRAPPED)
        look = look_at(text)
        yield known_in(text, look.lowered, table=self.table, known=self.known, sent=self.sent)
        yield disguised_in(text, look.lowered, table=self.table, known=self.known)
        if not self.known.rules and is_name(text):
            return
        yield json_lines(self, text, depth)
        sure, others = surely_escaped(text)
        if sure:
            spans = ADDRESS_WITH_PASSWORD.spans_in(look)
            yield [Finding(a, b, self._token("secret", text[a:b])) for a, b in spans]
        for reading in readings(text, sure):
            yield reading.in_source(self.findings(reading.text, depth + 1))
        for kind, spans in found_by_shape(look, own=self.known.rules):
            every = everywhere(text, spans) if kind == "secret" else spans
            told = [(a, b, text[a:b]) for a, b in every if not stands_in(text[a:b])]
            yield [Finding(a, b, self._token(kind, value)) for a, b, value in told]
        yield ids_in(text, table=self.table, in_error=self.in_error)
        for reading in readings(text, others):
            yield reading.in_source(self.findings(reading.text, depth + 1))
        yield self._hidden(text, depth, BLOBS)
        yield packed_in(text, table=self.table, known=self.known)

    def _token(self, kind: str, value: str) -> str:
        if kind in NAMED:
            self.named.add((kind, value))
        return self.table.of(value) if is_id(value) else self.table.token(kind, value)

    def _ids_alone(self, text: str) -> list[Finding]:
        """The ids of a text in which there is nothing else."""
        ids, rest = lone_ids(text)
        if not ids or not self._is_met(rest) or holds(text, self.known):
            return []
        found = [Finding(a, b, self.table.of(text[a:b])) for a, b in ids]
        return [one for one in found if one.text != text[one.start : one.end]]

    def _hidden(self, text: str, depth: int, way: Way) -> list[Finding]:
        """In what is hidden nothing is numbered: replay does not look inside it."""
        if not way.may_be(text):
            return []
        inside = replace(self, table=self.table.unnumbered())
        found = way.find(text, lambda inner: applied(inner, inside.findings(inner, depth + 1)))
        return [
            Finding(a, b, self.table.token("value", text[a:b]) if instead == WHOLE else instead)
            for a, b, instead in found
        ]
