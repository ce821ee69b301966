"""A recorded conversation while it is played: each interaction once, polls as often as asked."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from pytest_assistants.cassette.tracks.contract_headers import told
from pytest_assistants.cassette.tracks.haste import hastened
from pytest_assistants.cassette.tracks.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Answers, Entry
    from pytest_assistants.cassette.tracks.lookup import Disguise, Lookup
    from pytest_assistants.wire import Interaction, Request, Response


class Playback:
    """Answers requests from a cassette; safe to ask from many threads.

    Most tests ask in the order in which they asked when they were recorded, and letter by letter
    the same. Only of others it has to be known what their requests mean.
    """

    def __init__(  # noqa: PLR0913 - what it needs to know of its session
        self,
        interactions: Sequence[Interaction],
        *,
        own: Callable[[str], bool],
        is_poll: Callable[[Request], bool],
        disguise: Disguise,
        disguised: Callable[[], Iterable[tuple[str, str]]] | None = None,
        ignored_api_version: str | None = None,
        clean: frozenset[int] = frozenset(),
    ) -> None:
        self._interactions = interactions
        self._facts = (own, is_poll, disguise, disguised, ignored_api_version)
        self._clean = clean
        self._turns: Turns | None = Turns([one.request for one in interactions])
        self._played: set[int] = set()
        self._lock = threading.Lock()

    @property
    def played(self) -> frozenset[int]:
        """The positions that have been played."""
        return frozenset(self._played)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that was recorded, in order."""
        with self._lock:
            return self._lookup.entries

    @property
    def unplayed(self) -> tuple[Entry, ...]:
        """What nobody asked for, in the order recorded, without what is passed over on purpose.

        How often an object is polled is chance: of its states between two writes one is owed,
        and none once the second of them was played.
        """
        return self._left(lambda answers: answers.unplayed)

    @property
    def spare(self) -> tuple[Entry, ...]:
        """What could be left out: of states that are owed, not one alone but all."""
        return self._left(lambda answers: answers.spare)

    def answer(self, request: Request) -> Response | None:
        """The recorded response, reserved for this request; None is a miss."""
        played = self.play(request)
        return played[0] if played is not None else None

    def play(self, request: Request) -> tuple[Response, bool] | None:
        """The same, and whether this is an exchange that is known to be clean, to the letter."""
        with self._lock:
            position = self._turns.take(request) if self._turns is not None else None
            if position is None:
                return self._looked_up(request)
            self._played.add(position)
            interaction = self._interactions[position]
            return hastened(interaction.response), self._is_clean(position, request)

    def form(self, request: Request) -> Canonical:
        """The form in which this playback compares requests."""
        with self._lock:
            return self._lookup.form(request)

    @cached_property
    def _lookup(self) -> Lookup:
        """Where answers are found out of turn; asked for under the lock."""
        from pytest_assistants.cassette.tracks.lookup import Lookup, nothing  # noqa: PLC0415 - what few tests need

        own, is_poll, disguise, disguised, ignored = self._facts
        return Lookup(
            self._interactions,
            own=own,
            is_poll=is_poll,
            disguise=disguise,
            disguised=disguised or nothing,
            ignored_api_version=ignored,
        )

    def _looked_up(self, request: Request) -> tuple[Response, bool] | None:
        """The answer to a request that is not in its turn, as none is from now on."""
        lookup = self._out_of_turn()
        found = lookup.take(request)
        if found is None:
            page = lookup.page_behind_the_last(request)
            return (page, False) if page is not None else None
        position = found.entry.position
        self._played.add(position)
        is_clean = found.is_literal and self._is_clean(position, request)
        return hastened(found.response), is_clean

    def _out_of_turn(self) -> Lookup:
        if self._turns is not None:
            self._lookup.repeat(self._turns.over)
            self._turns = None
        return self._lookup

    def _left(self, of: Callable[[Answers], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        with self._lock:
            if self._turns is not None and self._turns.are_over:
                return ()
            return self._out_of_turn().left(of)

    def _is_clean(self, position: int, request: Request) -> bool:
        """Whether this exchange was judged, and this is of one endpoint and generation with it."""
        recorded = self._interactions[position].request
        same_place = request.url == recorded.url
        same_era = told(request.headers).beta == told(recorded.headers).beta
        return position in self._clean and same_place and same_era
