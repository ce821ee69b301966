"""What passes on each track, and when; it stands before the conduct, for who tells of it later."""

from __future__ import annotations

import threading
from collections import defaultdict
from time import perf_counter
from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.misses import differences_to_nearest
from pytest_assistants.errors import CassetteError, CassetteMiss, Refusal
from pytest_assistants.report.page.sightings import Sighting
from pytest_assistants.wire import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.wording.misses import Difference
    from pytest_assistants.session.conduct import Conduct
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track
    from pytest_assistants.wire import Failure, Request


class Watch:
    """A conduct that does what another one does, and keeps what it saw."""

    def __init__(
        self, conduct: Conduct, *, shelf: Shelf, clock: Callable[[], float] = perf_counter
    ) -> None:
        self._conduct = conduct
        self._shelf = shelf
        self._clock = clock
        self._began: dict[int, float] = {}
        self._seen: dict[Track, list[Sighting]] = defaultdict(list)
        self._lock = threading.Lock()

    def take(self, track: Track) -> list[Sighting]:
        """What was seen on the track, in the order in which it began; it is forgotten here."""
        with self._lock:
            seen = self._seen.pop(track, [])
        return sorted(seen, key=lambda sighting: sighting.began)

    def answer(self, track: Track, request: Request) -> Response | Failure | int:
        """The conduct's answer; what it answers or refuses is seen, what goes out is awaited."""
        began, struck = self._clock(), track.struck
        try:
            answer = self._conduct.answer(track, request)
        except Refusal as refusal:
            self._see(track, self._refused(track, request, began, refusal))
            raise
        if isinstance(answer, int):
            self._began[answer] = began
        elif isinstance(answer, Response) and track.struck == struck:
            self._see(track, self._answered(track, request, began, answer))
        else:
            self._see(track, self._faulted(request, began, answer))
        return answer

    def heard(self, track: Track, number: int, request: Request, response: Response) -> None:
        """A real answer is whole."""
        self._conduct.heard(track, number, request, response)
        self._see(track, self._answered(track, request, self._began.pop(number), response))

    def waits(self, track: Track, request: Request, response: Response | Failure) -> bool:
        """As the conduct says."""
        return self._conduct.waits(track, request, response)

    def slept(self, track: Track, seconds: float) -> None:
        """The conduct is told."""
        self._conduct.slept(track, seconds)

    def stray(self, request: Request) -> BaseException:
        """As the conduct says; it is on no track."""
        return self._conduct.stray(request)

    def blocked(self, track: Track | None, host: str) -> BaseException:
        """As the conduct says; there is no request to be seen."""
        return self._conduct.blocked(track, host)

    def _see(self, track: Track, sighting: Sighting) -> None:
        with self._lock:
            self._seen[track].append(sighting)

    def _answered(
        self, track: Track, request: Request, began: float, response: Response
    ) -> Sighting:
        writes = track.recording is not None and not track.verifies
        fate = "recorded" if writes else "answered"
        return Sighting(
            began, self._clock(), request, response, "replayed" if track.plays else fate
        )

    def _faulted(self, request: Request, began: float, answer: Response | Failure) -> Sighting:
        """What a fault of the test left of an answer."""
        response = answer if isinstance(answer, Response) else None
        told = "A fault that the test ordered struck here"
        told += "." if isinstance(answer, Response) else f": no answer, {answer.reason}."
        return Sighting(began, self._clock(), request, response, "faulted", told)

    def _refused(self, track: Track, request: Request, began: float, refusal: Refusal) -> Sighting:
        is_miss = isinstance(refusal, CassetteMiss)
        return Sighting(
            began,
            self._clock(),
            request,
            response=None,
            fate="missed" if is_miss else "stopped",
            told=str(refusal),
            differences=self._differences(track, request) if is_miss else (),
        )

    def _differences(self, track: Track, request: Request) -> tuple[Difference, ...]:
        """In what the nearest recorded request differs; none where there is nothing to compare."""
        if track.playback is None:
            return ()
        try:
            disguised = self._shelf.disguised(track.name, request)
        except CassetteError:
            return ()
        return differences_to_nearest(disguised, playback=track.playback)
