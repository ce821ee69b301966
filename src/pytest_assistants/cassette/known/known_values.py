"""What must never be written down: values seen in requests and in the environment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, starmap
from typing import TYPE_CHECKING
from unicodedata import normalize

from pytest_assistants.cassette.api_words import API_WORDS
from pytest_assistants.cassette.known.common_words import is_common, is_ordinary
from pytest_assistants.cassette.known.cores import by_rarest, core_of
from pytest_assistants.cassette.known.disguises import both_ways, closed_up, packed
from pytest_assistants.cassette.known.encodings import encodings
from pytest_assistants.cassette.known.exemptions import standing
from pytest_assistants.cassette.known.harvest import (
    from_answer,
    from_headers,
    from_url,
    from_variable,
    giving_headers,
    sent_headers,
    without_ids,
)
from pytest_assistants.cassette.placeholders import PLACEHOLDER_RESOURCE
from pytest_assistants.cassette.pseudonyms import is_pseudonym

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_assistants.cassette.sanitizers.rules import Rule
    from pytest_assistants.wire import Headers, Request, Response

_API_TEXT = " ".join(API_WORDS)
_SHORT, _SHORT_ELSEWHERE = 4, 2  # characters; Chinese and Japanese names have few
_REQUESTS = 64  # of a session, most give away the same


@dataclass(frozen=True, slots=True)
class KnownValue:
    """One value, its kind (a kind of token) and where it was seen; its repr hides the value.

    ``is_word`` says that it may be a word of a language, which proves nothing in a text.
    """

    kind: str
    value: str = field(repr=False)
    origin: str
    is_word: bool = False

    @property
    def anywhere(self) -> bool:
        """Whether it is looked for everywhere; common words and short values are not."""
        return not self.is_word and not is_common(self.value)


@dataclass(frozen=True)
class KnownValues:
    """What a session knows to be secret, immutable.

    Attributes:
        values: the values themselves.
        rules: rules of the user's own, heard before the defaults.
        declared: those of the values that the user declared; they win over an exemption.
        exempt: values that the user lets through.
    """

    values: tuple[KnownValue, ...] = ()
    rules: tuple[Rule, ...] = ()
    declared: frozenset[str] = field(default=frozenset(), repr=False)
    exempt: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def forms(self) -> tuple[tuple[str, KnownValue], ...]:
        """Every spelling of the values looked for everywhere, the longest first."""
        forms = {form: value for value in self.anywhere for form in encodings(value.value)}
        return tuple(sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])))

    @cached_property
    def plain(self) -> tuple[tuple[str, KnownValue], ...]:
        """The values looked for everywhere, in lower case, the longest first.

        Of a long value the core: where it was cut out of base64, its ends may be missing. Of
        several words the longest: what stands between them may differ.
        """
        every = {value.value.lower(): value for value in reversed(self.anywhere)}
        cores = [(core_of(whole), value) for whole, value in every.items()]
        return tuple(sorted(cores, key=lambda one: (-len(one[0]), one[0], -len(one[1].value))))

    @cached_property
    def anywhere(self) -> tuple[KnownValue, ...]:
        """The values looked for in every text, in every encoding.

        A short one that the user declared is among them, if it is no ordinary word.
        """
        return tuple(
            one
            for one in self.values
            if (one.anywhere or (one.value in self.declared and _is_distinct(one.value)))
            and one.value not in self.let_through
        )

    @cached_property
    def in_context(self) -> tuple[KnownValue, ...]:
        """The values looked for only in a field, path segment or header of their own."""
        found = {one.value for one in self.anywhere}
        return tuple(one for one in self.values if one.value not in found)

    @cached_property
    def users(self) -> tuple[tuple[str, KnownValue], ...]:
        """Users' names that are too short to look for everywhere, in lower case."""
        users = (one for one in self.in_context if one.kind == "user")
        return tuple((one.value.lower(), one) for one in users if _is_distinct(one.value))

    @cached_property
    def secrets(self) -> KnownValues:
        """Of these the credentials, and what the user declared."""
        return KnownValues(
            tuple(one for one in self.values if one.kind == "secret" or one.value in self.declared)
        )

    @cached_property
    def closed(self) -> tuple[tuple[bytes, KnownValue], ...]:
        """The secrets looked for everywhere, closed up, forwards and backwards."""
        every = {way: value for value in self.sought for way in both_ways(value.value)}
        return tuple((way.encode("utf-8", "surrogatepass"), value) for way, value in every.items())

    @cached_property
    def joined(self) -> tuple[bytes, ...]:
        """The secrets closed up, and the values of several words, as ``Ada_Lovelace``."""
        names = (one.value for one in self.anywhere if len(one.value.split()) > 1)
        words = (closed_up(name.lower()) for name in names)
        return (*(way for way, _ in self.closed), *filter(None, words))

    @cached_property
    def packed(self) -> tuple[tuple[str, KnownValue], ...]:
        """The secrets looked for everywhere, as base85 and uuencode spell them."""
        return tuple((form, value) for value in self.sought for form in packed(value.value))

    @cached_property
    def sought(self) -> tuple[KnownValue, ...]:
        """The secrets looked for everywhere, in every disguise."""
        secrets = {one.value for one in self.secrets.values}
        return tuple(one for one in self.anywhere if one.value in secrets)

    @cached_property
    def let_through(self) -> frozenset[str]:
        """The exempt values that hold nothing declared, and no known secret as a part."""
        secrets = {one.value for one in self.secrets.values}
        return frozenset(
            exempt
            for exempt in self.exempt
            if not _holds(exempt, self.declared) and not _holds(exempt, secrets - {exempt})
        )

    @cached_property
    def has_defaults(self) -> bool:
        """Whether there are only rules of the kit's own, and nothing is let through."""
        return not (self.rules or self.let_through)

    @cached_property
    def exempt_places(self) -> re.Pattern[str] | None:
        """What finds the values let through where they stand by themselves."""
        return standing(self.let_through)

    @cached_property
    def clean(self) -> set[str]:
        """Short texts that were judged before, with these very values: nothing in them goes."""
        known = [word for one in self.values if (word := one.value.lower()) in _API_TEXT]
        return {word for word in API_WORDS if not any(one in word for one in known)}

    @cached_property
    def met(self) -> set[str]:
        """Short texts that came once and were clean."""
        return set()

    @cached_property
    def telling(self) -> dict[str, tuple[Rule, ...]]:
        """Words that were met before, and the rules that wait for them."""
        return {}

    @cached_property
    def dull(self) -> set[str]:
        """Words that were met before, for which no rule waits."""
        return set()

    @cached_property
    def cores(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What of the values looked for everywhere stands in a text in lower case that holds one.

        Each with others that have the same character, the one of them that few texts have.
        """
        return by_rarest(core for core, _ in (*self.plain, *self.users))

    @cached_property
    def cores_of_letters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Of the cores those that may stand in words without digits, of ASCII alone."""
        letters = (core for core, _ in (*self.plain, *self.users) if core.isascii())
        return by_rarest(core for core in letters if not any(map(str.isdigit, core)))

    @cached_property
    def closed_of_letters(self) -> tuple[bytes, ...]:
        """Of the secrets closed up those that are letters of ASCII alone."""
        return tuple(way for way, _ in self.closed if way.isalpha())

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The values themselves of those that are looked for in their context alone."""
        return frozenset(value.value for value in self.in_context)

    def found_in(self, text: str) -> bool:
        """Whether any spelling of a value stands in the text, or its words however joined."""
        if any(form in text for form, _ in self.forms):
            return True
        letters = closed_up(text.lower()) if self.joined else b""
        return any(one in letters for one in self.joined)

    def with_values(self, values: Iterable[KnownValue]) -> KnownValues:
        """These and the new ones; itself where nothing is new. Placeholders are never known."""
        seen = {value.value for value in self.values}
        new: dict[str, KnownValue] = {}
        for value in values:
            if value.value not in seen and _is_worth(value.value):
                new.setdefault(value.value, value)
        return replace(self, values=(*self.values, *new.values())) if new else self

    def with_declared(self, values: Iterable[str]) -> KnownValues:
        """These and what the user says must never be written."""
        declared = tuple(chain.from_iterable(map(_composed, filter(_is_worth, values))))
        if self.declared.issuperset(declared):
            return self
        known = self.with_values(
            KnownValue("value", value, "declared by the user") for value in declared
        )
        return replace(known, declared=self.declared.union(declared))

    def with_user_rules(self, rules: Iterable[Rule], *, exempt: Iterable[str] = ()) -> KnownValues:
        """These, further rules of the user's own, and further values that are let through."""
        return replace(
            self,
            rules=tuple(dict.fromkeys((*self.rules, *rules))),
            exempt=self.exempt.union(exempt),
        )

    def with_request(self, request: Request) -> KnownValues:
        """These and what the request gives away: credentials, host, deployment, project."""
        giving = (sent_headers(request.headers), without_ids(request.url))
        known = self.met_requests.get(giving)
        if known is None:
            found = chain(from_headers(request), from_url(request))
            known = self.with_values(starmap(KnownValue, found))
            if len(self.met_requests) < _REQUESTS:
                self.met_requests[giving] = known
        return known

    def with_answer(self, response: Response) -> KnownValues:
        """These and what the answer's headers give away: cookies, organization, project."""
        giving = giving_headers(response.headers)
        if not giving:
            return self
        return self.with_values(starmap(KnownValue, from_answer(giving)))

    @cached_property
    def met_requests(self) -> dict[tuple[Headers, str], KnownValues]:
        """What was known with requests that gave away the same."""
        return {}


def from_environment(environ: Mapping[str, str], *, declared: Iterable[str] = ()) -> KnownValues:
    """What the environment's names give away, and what the user declared (names, e-mails, …)."""
    found = chain.from_iterable(starmap(from_variable, environ.items()))
    return KnownValues().with_declared(declared).with_values(starmap(KnownValue, found))


def _holds(text: str, values: Iterable[str]) -> bool:
    lowered = text.lower()
    return any(value.lower() in lowered for value in values)


def _is_distinct(value: str) -> bool:
    """Whether a short value says whom or what it names: no ordinary word, no initials."""
    least = _SHORT if value.isascii() else _SHORT_ELSEWHERE
    return len(value) >= least and not is_ordinary(value)


def _composed(value: str) -> Iterator[str]:
    """The value, and as others write its accents: each with its letter, or each by itself."""
    yield from dict.fromkeys((value, normalize("NFC", value), normalize("NFD", value)))


def _is_worth(value: str) -> bool:
    return bool(value.strip()) and value != PLACEHOLDER_RESOURCE and not is_pseudonym(value)
