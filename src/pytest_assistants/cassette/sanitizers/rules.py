"""A rule: what it looks for, what it is called, and the samples without which it does not load."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pytest_assistants.cassette.pseudonyms import TOKEN_KINDS
from pytest_assistants.cassette.sanitizers.look import Look, look_at
from pytest_assistants.errors import SettingsError

Span = tuple[int, int]
Find = Callable[[str], Iterable[Span]]

_FIELD_EDGE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Rule:
    """What must not be written, found by its shape or by the path of its JSON field.

    Attributes:
        name: what messages call it.
        kind: the kind of token that stands in, one of `TOKEN_KINDS`.
        positives: samples in which it must fire; JSON texts for a rule with ``fields``.
        negatives: samples in which it must not.
        find: the spans to replace, as pairs of start and end in characters.
        fields: field paths from the end, ``"patient_name"`` or ``"author.name"``; case and
            separators do not matter.
        marks: characters one of which must be there; this and what follows keeps clean text cheap.
        needs: texts in lower case one of which must be there.
        words: words in lower case one of which must be there, parted from others.
        digits: how many digits must stand in a row; spaces and marks as between those of a
            telephone number do not count.
        unbroken: how many characters must stand in a row that are letters, digits or one of
            ``+/_=.~%!*-``.
        within: whether what it needs stands in such a row itself, rather than before it.

    Raises:
        SettingsError: it has no samples, or fails one of them.
    """

    name: str
    kind: str
    positives: tuple[str, ...]
    negatives: tuple[str, ...]
    find: Find | None = None
    fields: tuple[str, ...] = ()
    marks: str = ""
    needs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    digits: int = 0
    unbroken: int = 0
    within: bool = False

    def __post_init__(self) -> None:
        if self.kind not in TOKEN_KINDS:
            raise _unfit(self, f"{self.kind!r} is no kind; one of {', '.join(TOKEN_KINDS)}")
        if (self.find is None) == (not self.fields):
            raise _unfit(self, "it takes either find or fields")
        if not self.positives or not self.negatives:
            raise _unfit(self, "it needs at least one positive and one negative sample")
        for number, sample in enumerate(self.positives, 1):
            if not self._fires(sample):
                raise _unfit(self, f"it does not fire on positive sample {number}")
        for number, sample in enumerate(self.negatives, 1):
            if self._fires(sample):
                raise _unfit(self, f"it fires on negative sample {number}")

    def spans(self, text: str) -> list[Span]:
        """What it finds in a text, in order."""
        return self.spans_in(look_at(text))

    def spans_in(self, look: Look) -> list[Span]:
        """The same, where others ask the same of the text: as it is, and with plain signs."""
        if not self._may_fire(look):
            return []
        spans = self.found_in(look.text)
        if look.text == look.written:
            return spans
        return _in_order([*spans, *self.found_in(look.written)])

    def found_in(self, text: str) -> list[Span]:
        """The same, in a text that is known to hold what the rule asks for."""
        return _in_order(self.find(text)) if self.find is not None else []

    def _may_fire(self, look: Look) -> bool:
        return (
            (
                not self.marks
                or any(mark in look.text or mark in look.written for mark in self.marks)
            )
            and b"0" * self.digits in look.digits
            and b"x" * self.unbroken in look.unbroken
            and (not self.needs or look.has_any(self.needs))
            and (not self.words or look.has_word(self.words))
        )

    def holds(self, path: tuple[str, ...]) -> bool:
        """Whether a field path, outermost first, ends as one of the rule's fields."""
        return any(_ends(path, field) for field in self.fields)

    def _fires(self, sample: str) -> bool:
        if self.fields:
            names = re.findall(r'"((?:[^"\\]|\\.)*)"\s*:', sample)
            return any(self.holds(tuple(names[: at + 1])) for at in range(len(names)))
        return bool(self.spans(sample))


def matching(
    pattern: str, check: Callable[[re.Match[str]], bool] | None = None, *, hint: str = ""
) -> Find:
    """The spans of a pattern's group ``value``, or of the whole match, where ``check`` agrees.

    ``hint`` is a pattern that costs less, and without which there is no match.
    """
    compiled, first = re.compile(pattern), re.compile(hint)
    group: str | int = "value" if "value" in compiled.groupindex else 0

    def find(text: str) -> Iterable[Span]:
        if first.search(text) is None:
            return
        for match in compiled.finditer(text):
            if check is None or check(match):
                yield match.span(group)

    return find


def before(match: re.Match[str], many: int) -> str:
    """So many characters of the text in front of a match, or as many as there are."""
    return match.string[max(0, match.start() - many) : match.start()]


def plain_name(field: str) -> str:
    """A field's name in lower case with single underscores: ``apiKey`` is ``api_key``."""
    return re.sub(r"[^a-z0-9]+", "_", _FIELD_EDGE.sub("_", field).lower()).strip("_")


def with_rules(rules: Iterable[Rule], *, defaults: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The defaults and these; defaults cannot be taken away or renamed.

    Raises:
        SettingsError: two rules have one name.
    """
    added = tuple(rules)
    names = {rule.name for rule in defaults}
    for rule in added:
        if rule.name in names:
            raise _unfit(rule, "another rule has this name")
        names.add(rule.name)
    return (*added, *defaults)


def _ends(path: tuple[str, ...], field: str) -> bool:
    wanted = [plain_name(name) for name in field.split(".")]
    return [plain_name(name) for name in path[-len(wanted) :]] == wanted


def _in_order(spans: Iterable[Span]) -> list[Span]:
    """Sorted, without empty ones and what overlaps an earlier one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _unfit(rule: Rule, why: str) -> SettingsError:
    return SettingsError(f"the rule {rule.name!r} cannot be used: {why}.")
