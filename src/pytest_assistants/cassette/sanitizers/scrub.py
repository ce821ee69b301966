"""One track's rules, bound to its table: every text and every leaf goes through them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, filterfalse
from typing import TYPE_CHECKING

from pytest_assistants.cassette.json_text import (
    is_json_text,
    quoted,
    split_strings,
    tokens,
    unquoted,
)
from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST, PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.pseudonyms import MAY_BE_PLACEHOLDER, PLACEHOLDER, find_ids, is_id
from pytest_assistants.cassette.sanitizers.blobs import WHOLE, blobs, may_hide
from pytest_assistants.cassette.sanitizers.fields import kind_by_field, names_tell, tells
from pytest_assistants.cassette.sanitizers.findings import (
    Finding,
    applied,
    shifted,
    with_digits,
    with_gaps,
)
from pytest_assistants.cassette.sanitizers.known import known_in, stands_in_context
from pytest_assistants.cassette.sanitizers.layers import (
    BYTES,
    DECIMALS,
    read_json_string,
    readings,
)
from pytest_assistants.cassette.sanitizers.look import look_at
from pytest_assistants.cassette.sanitizers.plain_words import is_name, is_plain
from pytest_assistants.cassette.sanitizers.selection import found_by_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms

MAX_DEPTH = 6
# What is left as it is: so that a second pass changes nothing.
_PROTECTED = re.compile(
    f"{PLACEHOLDER.pattern}|{re.escape(PLACEHOLDER_HOST)}|{re.escape(PLACEHOLDER_RESOURCE)}"
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DIGITS = re.compile("[0-9]+")
_SHORT = 32  # what is shorter holds no GUID, so that it is clean in a refusal too
_MANY = 4096
_TRACE = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Scrub:
    """What makes texts clean.

    Attributes:
        table: the pseudonyms that stand in.
        known: the values that must not be written.
        key: the track's name, by which digests are keyed.
        seen: what was found before in a value at a path, or in a string as JSON writes it.
        in_error: whether the texts are of a refusal, in which every GUID names an account.
    """

    table: Pseudonyms
    known: KnownValues
    key: str
    in_error: bool = False
    seen: dict[tuple[tuple[str, ...] | None, str], list[Finding]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def text(self, text: str) -> str:
        """The text after every rule."""
        if text in self.known.clean:
            return text
        if _is_json(text):
            return self._json_text(text)
        findings = self.findings(text)
        if not findings:
            self._note_clean(text)
        return applied(text, findings)

    def leaf(self, field: str | None, value: str) -> str:
        """A value of a form, which the name of its field may explain."""
        return applied(value, self.leaf_findings((field,) if field else (), value))

    def findings(self, text: str, depth: int = 0) -> list[Finding]:
        """What is to be replaced in the text, in order."""
        if not text:
            return []
        if depth > MAX_DEPTH:
            return self._unread(text)
        if _is_json(text):
            return self._with_numbers(text, self._of_json(text, depth), depth)
        if not (MAY_BE_PLACEHOLDER.search(text) or PLACEHOLDER_RESOURCE in text):
            return self._gap(text, depth)
        protected = (Finding(*match.span(), match[0]) for match in _PROTECTED.finditer(text))
        found = with_gaps(text, protected, lambda gap: self._gap(gap, depth))
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
        kind = self._kind(path, value)
        if _UUID.fullmatch(value):
            return [Finding(0, len(value), self.table.of(value))]
        if kind is not None and not is_id(value):
            return [Finding(0, len(value), self.table.token(kind, value))]
        return self.findings(value, depth)

    def _kind(self, path: tuple[str, ...], value: str) -> str | None:
        if not path:
            return None
        known = stands_in_context(path[-1], value, self.known)
        own = (rule.kind for rule in self.known.rules if rule.holds(path))
        return known or next(own, None) or kind_by_field(path, value)

    def _json_text(self, text: str) -> str:
        """A JSON text after every rule; as `findings`, but equal strings are changed together."""
        parts = split_strings(text)
        found = self._of_strings(parts, depth=0)
        if found is None:
            return applied(text, self._with_numbers(text, self._json(text, 0), 0))
        if found:
            new = {inner: applied(inner, here) for inner, here in found.items()}
            inners = parts[1::2]
            parts[1::2] = map(new.get, inners, inners)
            text = '"'.join(parts)
        return applied(text, self._with_numbers(text, [], 0))

    def _of_json(self, text: str, depth: int) -> list[Finding]:
        parts = split_strings(text)
        found = self._of_strings(parts, depth)
        if found is None:
            return self._json(text, depth)
        ends = list(accumulate(map(len, parts)))
        return [
            one
            for place in range(1, len(parts), 2)
            if parts[place] in found
            for one in shifted(found[parts[place]], ends[place - 1] + place)
        ]

    def _of_strings(self, parts: list[str], depth: int) -> dict[str, list[Finding]] | None:
        """What is to be replaced in strings that have something; None if names must be heard."""
        unknown = list(filterfalse(self.known.clean.__contains__, dict.fromkeys(parts[1::2])))
        if unknown and self._says_much(parts, unknown):
            return None
        found = {inner: self._of_string(inner, depth) for inner in unknown}
        return {inner: here for inner, here in found.items() if here}

    def _says_much(self, parts: list[str], unknown: list[str]) -> bool:
        """Whether the names of fields, known values or rules of one's own have to be heard."""
        known = self.known
        if known.rules or known.let_through or not known.ordinary.isdisjoint(unknown):
            return True
        lowered = "\n".join(unknown).lower()
        for core, _ in known.plain:
            if core in lowered:
                return True
        return names_tell(parts, [one for one in unknown if not is_id(one)])

    def _of_string(self, inner: str, depth: int) -> list[Finding]:
        """What is to be replaced in a string that stands alone, as JSON writes it."""
        found = self.seen.get((None, inner))
        if found is None:
            found = self.seen[None, inner] = self._in_string(inner, depth)
            if not found and depth == 0:
                self._note_clean(inner)
        return found

    def _in_string(self, inner: str, depth: int) -> list[Finding]:
        if is_id(inner):
            return [Finding(0, len(inner), self.table.of(inner))]
        if is_name(inner) or is_plain(inner.replace("\\n", "\n")):
            return []
        found = self._in_quotes((), inner, depth)
        return [Finding(start, end, quoted(instead)) for start, end, instead in found]

    def _note_clean(self, text: str) -> None:
        """Short texts return: names of fields, words of the API, types of contents."""
        known = self.known
        if len(text) >= _SHORT or len(known.clean) >= _MANY or known.rules or "\\" in text:
            return
        if text not in known.ordinary and not tells(text):
            known.clean.add(text)

    def _json(self, text: str, depth: int) -> list[Finding]:
        found: list[Finding] = []
        for start, inner, path in tokens(text):
            here = self._in_quotes(path, inner, depth)
            found += [Finding(a + start, b + start, quoted(instead)) for a, b, instead in here]
        return found

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

    def _with_numbers(self, text: str, found: list[Finding], depth: int) -> list[Finding]:
        """These, and noughts for each list of numbers that are the bytes of something secret."""
        if "," not in text:
            return found
        spelled = [
            Finding(*run.span(), _DIGITS.sub("0", run[0]))
            for run in BYTES.finditer(text)
            if not any(one.start < run.end() and run.start() < one.end for one in found)
            and any(self.findings(one.text, depth + 1) for one in readings(run[0], [DECIMALS]))
        ]
        return sorted((*found, *spelled)) if spelled else found

    def _gap(self, text: str, depth: int) -> list[Finding]:
        """What the first rule that fires finds, and what all find around it."""
        if len(text) < 3:  # noqa: PLR2004 - no rule takes less
            return []
        for every in self._searches(text, depth):
            found = self._without_exempt(text, every)
            if found:
                whole = with_digits(text, found)
                return with_gaps(text, whole, lambda gap: self._gap(gap, depth))
        return []

    def _searches(self, text: str, depth: int) -> Iterator[list[Finding]]:
        """Plain values, shapes and ids; then what is hidden under escapes or in base64."""
        look = look_at(text)
        yield known_in(text, look.lowered, table=self.table, known=self.known)
        if not self.known.rules and (is_plain(text) or is_name(text)):
            return
        for kind, spans in found_by_shape(look, own=self.known.rules):
            yield [Finding(a, b, self._token(kind, text[a:b])) for a, b in spans]
        yield self._ids(text)
        for reading in readings(text):
            yield reading.in_source(self.findings(reading.text, depth + 1))
        yield self._blobs(text, depth)

    def _without_exempt(self, text: str, found: list[Finding]) -> list[Finding]:
        """The findings that do not lie within a value which the user lets through."""
        if self.known.exempt_places is None or not found:
            return found
        free = [match.span() for match in self.known.exempt_places.finditer(text)]
        return [one for one in found if not any(a <= one.start and one.end <= b for a, b in free)]

    def _token(self, kind: str, value: str) -> str:
        return self.table.of(value) if is_id(value) else self.table.token(kind, value)

    def _ids(self, text: str) -> list[Finding]:
        ids = [match for match in find_ids(text) if self.in_error or not match["uuid"]]
        found = [Finding(*match.span(), self.table.of(match[0])) for match in ids]
        if self.in_error and not found:
            traces = _TRACE.finditer(text)
            return [Finding(*one.span(), self.table.token("value", one[0])) for one in traces]
        return found

    def _blobs(self, text: str, depth: int) -> list[Finding]:
        """In a blob nothing is numbered: replay does not look inside it."""
        if not may_hide(text):
            return []
        inside = replace(self, table=self.table.unnumbered())
        found = blobs(text, lambda inner: applied(inner, inside.findings(inner, depth + 1)))
        return [
            Finding(a, b, self.table.token("value", text[a:b]) if instead == WHOLE else instead)
            for a, b, instead in found
        ]


def _is_json(text: str) -> bool:
    """Whether the whole text is an object, a list or a string of JSON."""
    return text.lstrip()[:1] in ("{", "[", '"') and is_json_text(text)
