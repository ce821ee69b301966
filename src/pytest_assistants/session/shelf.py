"""Cassettes as a session reads them: from its folder, once each, with their errors told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.cassette import serializer
from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.serializer.reading import corrupt
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.session.stamping import judged_clean
from pytest_assistants.settings import Upstream
from pytest_assistants.wire import TRANSFER_HEADERS, json_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms
    from pytest_assistants.wire import Headers, Interaction, Request, Response


@dataclass(frozen=True, slots=True)
class Opened:
    """What a cassette holds for a track; ``playback`` is None where there is none.

    ``is_real`` tells whether the service was heard, rather than the emulator; ``recorded``, when.
    """

    playback: Playback | None = None
    variables: dict[str, str] = field(default_factory=dict)
    is_real: bool = False
    recorded: date | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """How cassettes become playbacks in this session.

    Attributes:
        known: the values that a live request is cleared of before it is compared.
        ignored_api_version: the api-version that the placeholder environment supplied.
        anew: the cassettes of fixtures that are recorded again while tests play that use them.
    """

    known: Callable[[], KnownValues]
    ignored_api_version: str | None
    anew: Callable[[], Iterable[str]] = tuple

    def open(
        self,
        folder: Path,
        name: str,
        *,
        profile: Profile = Profile.DOCUMENTED,
        stored: bytes | None = None,
    ) -> Opened:
        """The cassette's playback and variables; nothing where there is no such file.

        ``profile`` is how its exchanges are going to be judged; ``stored`` are the file's bytes
        where they were read before.

        Raises:
            CassetteError: the file is no cassette, or one of a newer format.
        """
        data = Persister(folder).read(name) if stored is None else stored
        if data is None:
            return Opened()
        cassette = serializer.load(data, name=name, fallback=read_stock_cassette)
        variables = cassette.head.variables if cassette.head is not None else ()
        interactions = list(_readable(cassette.interactions, name))
        is_real = cassette.head is None or cassette.head.upstream == Upstream.LIVE
        recorded = cassette.head.recorded if cassette.head is not None else None
        clean = judged_clean(cassette, data, profile=profile)
        playback = self.playback(name, interactions, clean=clean)
        return Opened(playback, dict(variables), is_real, recorded)

    def playback(
        self, name: str, interactions: Sequence[Interaction], *, clean: frozenset[int] = frozenset()
    ) -> Playback:
        """A playback of these interactions; what it disguises, it knows again."""
        disguise = _Disguise(name, tuple(self.anew()), self.known)
        return Playback(
            interactions,
            own=disguise.owns,
            is_poll=_is_poll,
            disguise=disguise,
            disguised=disguise.given,
            ignored_api_version=self.ignored_api_version,
            clean=clean,
        )

    def awaits(self, request: Request, response: Response) -> bool:
        """Whether the answer shows an object in a state that will not last: clients ask again.

        Whatever was asked: a loop may sleep before its first poll, on what a creation answered.
        """
        # Most answers have no state, which is soon seen.
        return b'"status"' in response.body and _awaits(request, response)

    def disguised(self, name: str, request: Request) -> Request:
        """The request as it would stand in that cassette, with a table of its own."""
        return _Disguise(name, (), self.known)(request)


class _Disguise:
    """Makes requests what they would be in one cassette, and knows it again.

    Its tables are made with the first need of them, which in replay hardly ever comes.
    """

    def __init__(self, name: str, anew: Sequence[str], known: Callable[[], KnownValues]) -> None:
        self._name = name
        self._anew = anew
        self._known = known

    def __call__(self, request: Request) -> Request:
        from pytest_assistants.cassette.sanitizers import sanitize_request  # noqa: PLC0415 - late on purpose

        return sanitize_request(request, table=self._table, known=self._known(), key=self._name)

    def given(self) -> tuple[tuple[str, str], ...]:
        """What stood in requests so far, and what stands in for it."""
        return self._table.items()

    def owns(self, placeholder: str) -> bool:
        """Whether it stands for something in this cassette, or in one that is recorded anew."""
        return any(each.owns(placeholder) for each in self._owners)

    @cached_property
    def _table(self) -> Pseudonyms:
        return _pseudonyms(self._name)

    @cached_property
    def _owners(self) -> tuple[Pseudonyms, ...]:
        return (self._table, *map(_pseudonyms, self._anew))


def _pseudonyms(name: str) -> Pseudonyms:
    from pytest_assistants.cassette.pseudonyms import Pseudonyms  # noqa: PLC0415 - late on purpose

    return Pseudonyms(name)


def _awaits(request: Request, response: Response) -> bool:
    from pytest_assistants.contract.lifecycle import is_waiting  # noqa: PLC0415 - late on purpose
    from pytest_assistants.contract.operations import locate  # noqa: PLC0415 - the same

    return is_waiting(json_of(response.body)) and (locate(request.method, request.path) is not None)


def _is_poll(request: Request) -> bool:
    from pytest_assistants.contract.lifecycle import is_polled  # noqa: PLC0415 - late on purpose
    from pytest_assistants.contract.operations import locate  # noqa: PLC0415 - the same

    located = locate(request.method, request.path)
    return located is not None and is_polled(located.operation.name)


def _readable(interactions: Iterable[Interaction], name: str) -> Iterator[Interaction]:
    """The exchanges, their answers undone; raises CorruptCassette."""
    for number, interaction in enumerate(interactions, 1):
        try:
            yield decoded(interaction)
        except RecordingRefused as refused:
            why = getattr(refused, "why", refused)
            problem = f"the answer of exchange {number} cannot be read, since {why}"
            raise corrupt(name, problem) from None


@lru_cache(maxsize=256)
def _is_as_stored(headers: Headers) -> bool:
    """Whether nothing tells of a transfer; headers recur from answer to answer."""
    return TRANSFER_HEADERS.isdisjoint(name.lower() for name, _ in headers)


def decoded(interaction: Interaction) -> Interaction:
    """The answer as this package stores it: stock vcrpy keeps some compressed, all as sent."""
    response = interaction.response
    if _is_as_stored(response.headers):
        return interaction
    from pytest_assistants.cassette.sanitizers.encodings.content_encoding import decode  # noqa: PLC0415 - what replay hardly ever needs

    body = decode(response.body, response.header("content-encoding"))
    kept = tuple(pair for pair in response.headers if pair[0].lower() not in TRANSFER_HEADERS)
    return replace(interaction, response=replace(response, headers=kept, body=body))
