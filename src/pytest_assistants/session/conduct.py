"""What becomes of a request, mode by mode, and what is noted of each interaction."""

from __future__ import annotations

import functools
import sys
import threading
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from pytest_assistants.errors import BudgetExceeded, CassetteError, CassetteMiss, Refusal
from pytest_assistants.session.children import Children, is_of_child
from pytest_assistants.wire import Failure, Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.wording.misses import Lookalike
    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.budget import Budget
    from pytest_assistants.session.knowledge import Knowledge
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track
    from pytest_assistants.session.upstreams import Upstreams

Refused = TypeVar("Refused", bound=Refusal)
TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500


class Conduct:
    """Answers on behalf of the session; safe to ask from many threads."""

    def __init__(
        self,
        *,
        shelf: Shelf,
        knowledge: Knowledge,
        tally: Tally,
        upstreams: Upstreams,
        budget: Callable[[], Budget],
    ) -> None:
        self._shelf = shelf
        self._knowledge = knowledge
        self._tally = tally
        self._upstreams = upstreams
        self._budget = budget
        self.hold: Callable[[str], bool] | None = None
        self._journal = upstreams.journal
        self._numbers = count(1)
        # Where a request stands in its recording, and its intent in the journal.
        self._departed: dict[int, tuple[int, int | None]] = {}
        self._lock = threading.Lock()
        self.strays: list[BaseException] = []
        self._untold: list[Refusal] = []
        self._children = Children()

    def answer(self, track: Track, request: Request) -> Response | Failure | int:
        """The recorded or emulated answer; or the number of a request that goes out live."""
        if is_of_child(track):
            raise self._children.refusal(track, self._without_body(track.name, request))
        is_disturbed = track.is_disturbed
        if track.plays and not is_disturbed:
            interaction, is_clean = self._play(track, request)
            track.note(interaction, is_clean=is_clean)
            return interaction.response
        if not track.plays:
            self._knowledge.harvest(request)
            if self._upstreams.emulated is None:
                self._charge(track, request)
                return self._depart(track, request)
        if is_disturbed:
            return self._faulted(track, request)
        interaction = Interaction(request, self._ask(track, request))
        track.note(interaction)
        return interaction.response

    def waits(self, track: Track, request: Request, response: Response | Failure) -> bool:
        """Whether a client that was answered this waits, and need not: nobody needs the time."""
        needless = track.plays or track.has_faults
        if not needless or track.keeps_time:
            return False
        if isinstance(response, Failure):
            return True
        refused = response.status == TOO_MANY_REQUESTS or response.status >= SERVER_ERROR
        failed = refused or response.truncated is not None
        return failed or self._shelf.awaits(request, response)

    def slept(self, track: Track, seconds: float) -> None:
        """A client on this track was let off a sleep."""
        track.faults.skip(seconds)

    def heard(self, track: Track, number: int, request: Request, response: Response) -> None:
        """Note a real answer: for the journal and the ledger, for the cassette, for judging."""
        self._observe(track, number, request, response)
        track.note(Interaction(request, response))

    def _ask(self, track: Track, request: Request) -> Response:
        """The answer of the cassette or the emulator."""
        if track.plays:
            return self._play(track, request)[0].response
        self._charge(track, request)
        number = self._depart(track, request)
        response = self._upstreams.send(request)
        self._observe(track, number, request, response)
        return response

    def _faulted(self, track: Track, request: Request) -> Response | Failure:
        """The answer as the faults of the test leave it; it is judged where it is whole."""
        from pytest_assistants.session.faulting import faulted  # noqa: PLC0415 - few tests order any

        send = functools.partial(self._ask, track, request)
        laid = faulted(track, request, send=send, upstreams=self._upstreams)
        if laid.response is not None:
            track.note(Interaction(request, laid.response))
        if laid.fault is not None:
            self._tally.count("faults")
        return laid.answer

    def _observe(self, track: Track, number: int, request: Request, response: Response) -> None:
        interaction = Interaction(request, response)
        self._knowledge.harvest_answer(response)
        place, intent = self._departed.pop(number)
        if self._journal is not None:
            self._journal.observe(interaction, intent=intent)
        track.heard.append(interaction)
        if track.recording is not None:
            track.recording.finish(place, request, response)
        self._budget().heard(interaction)
        writes = track.recording is not None and not track.verifies
        self._tally.count("recorded" if writes else "answered")

    def take_refusals(self) -> list[Refusal]:
        """The misses, and what the budget forbade, that no report has told yet, in order."""
        told = self._children.take()
        if told is None and not self._untold:  # as after nearly every test
            return []
        with self._lock:
            untold, self._untold = self._untold, []
        if told is None:
            return untold
        self._tally.count("missed")
        return [*untold, CassetteMiss(told)]

    def stray(self, request: Request) -> BaseException:
        """A request outside every test that opted in."""
        # Without its body, which need not be readable.
        shown = self._without_body("", request)
        asked = f"{shown.method} {shown.path}"
        miss = CassetteMiss(
            f"{asked} was sent outside of every test that opted in: by a thread or task that "
            "outlived its test, or by a test without the marker assistants\n"
            "\n"
            "  Wait for the thread or task before its test ends,\n"
            "  or add @pytest.mark.assistants to the test that sends it."
        )
        with self._lock:
            self.strays.append(miss)
        return miss

    def blocked(self, track: Track | None, host: str) -> BaseException:
        """A socket towards a host that must not be reached."""
        miss = CassetteMiss(
            f"a connection to {self._shown(host)} was refused, "
            "since nothing may leave in this mode\n"
            "\n"
            "  It was opened by code that no HTTP library of the kit's knowledge stands for.\n"
            "  Use httpx, requests, urllib or aiohttp for it, or run with --assistants-live."
        )
        return self._missed(track, miss)

    def _charge(self, track: Track, request: Request) -> None:
        """Take the request from the budget; raises BudgetExceeded where that is spent."""
        limit = self._budget().admit(request, is_first=not track.exchanges)
        if limit is None:
            return
        from pytest_assistants.session.budget import describe_exceeded  # noqa: PLC0415 - seldom needed

        told = self._budget().told(limit)
        shown = self._without_body(track.name, request)
        text = describe_exceeded(shown, told=told, limit=limit, command=track.running_command)
        self._tally.say("budget", [told])
        raise self._refused(track, BudgetExceeded(text))

    def _depart(self, track: Track, request: Request) -> int:
        place = track.recording.begin() if track.recording is not None else 0
        intent = self._journal.intend(request) if self._journal is not None else None
        number = next(self._numbers)
        self._departed[number] = (place, intent)
        return number

    def _play(self, track: Track, request: Request) -> tuple[Interaction, bool]:
        if not track.opened:
            self.open(track)
        try:
            played = track.playback.play(request) if track.playback is not None else None
            if played is None:
                raise self._missed(track, self._miss(track, request))
        except CassetteError as error:
            raise self._missed(track, CassetteMiss(str(error))) from None
        response, is_clean = played
        interaction = Interaction(request, response)
        track.heard.append(interaction)
        self._tally.count("replayed")
        return interaction, is_clean

    def open(self, track: Track) -> None:
        """Read the track's cassette, once."""
        with track.lock:
            if track.opened:
                return
            try:
                opened = self._shelf.open(
                    track.folder,
                    track.name,
                    profile=track.judgement.profile,
                    stored=track.stored,
                )
            except CassetteError as error:
                raise self._missed(track, CassetteMiss(str(error))) from None
            track.playback, track.variables = opened.playback, opened.variables
            track.is_real, track.recorded = opened.is_real, opened.recorded
            track.opened, track.stored = True, None

    def _miss(self, track: Track, request: Request) -> CassetteMiss:
        from pytest_assistants.cassette.wording.misses import describe_miss  # noqa: PLC0415 - what few tests need
        from pytest_assistants.session.places import asked_from  # noqa: PLC0415 - the same

        shown = self._shelf.disguised(track.name, request)
        text = describe_miss(
            shown,
            playback=track.playback,
            cassette=track.shown_path,
            command=track.recording_command,
            asked_from=asked_from(sys._getframe()),  # noqa: SLF001 - the caller's place is the point
            lookalike=self._look_alike(track, request),
        )
        return CassetteMiss(text)

    def _look_alike(self, track: Track, request: Request) -> Lookalike | None:
        """What would answer, where there is no cassette and nobody else has that one."""
        from pytest_assistants.cassette.wording.misses import Lookalike  # noqa: PLC0415 - what few tests need
        from pytest_assistants.session.look_alike import (  # noqa: PLC0415 - what few misses need
            look_alike,
            moving,
        )

        if track.playback is not None or self.hold is None:
            return None
        name = look_alike(track, request, shelf=self._shelf, hold=self.hold)
        if name is None:
            return None
        return Lookalike(f"{track.shown_folder}/{name}", move=moving(track, name))

    def _missed(self, track: Track | None, miss: CassetteMiss) -> CassetteMiss:
        self._tally.count("missed")
        if track is not None:
            return self._refused(track, miss)
        with self._lock:
            self.strays.append(miss)
        return miss

    def _refused(self, track: Track, refusal: Refused) -> Refused:
        with self._lock:
            track.fail()
            self._untold.append(refusal)
        return refusal

    def _without_body(self, name: str, request: Request) -> Request:
        return self._shelf.disguised(name, replace(request, body=b""))

    def _shown(self, host: str) -> str:
        return host if self._knowledge.redacted(host) == host else "the API"
