"""A watch does what the conduct does, and knows afterwards what passed, and when."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import ORIGIN, RECORDING, VERSION, Sessions, ended, equipped, post

from pytest_assistants.cassette.wording.misses import Difference
from pytest_assistants.errors import CassetteMiss
from pytest_assistants.session.watching import Watch
from pytest_assistants.wire import Failure, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track

PAGE = {"report": "page.html"}


def _seen(session: Session, track: Track) -> list[tuple[str, str, int | None]]:
    assert session.accounts is not None
    return [
        (one.fate, one.request.path, one.response.status if one.response else None)
        for one in session.accounts.watch.take(track)
    ]


def test_without_a_page_nobody_watches(sessions: Sessions) -> None:
    assert sessions(emulate=True).accounts is None


@pytest.mark.parametrize(
    ("options", "fate"), [({"emulate": True}, "answered"), (RECORDING, "recorded")]
)
def test_what_is_answered_is_seen_once_and_forgotten(
    sessions: Sessions, options: dict[str, object], fate: str
) -> None:
    session = sessions(**options, **PAGE)
    track = equipped(session)
    post("/threads")
    assert _seen(session, track) == [(fate, "/openai/threads", 200)]
    assert _seen(session, track) == []


def test_replays_and_misses_are_seen_with_what_differs(sessions: Sessions) -> None:
    recording = sessions(**RECORDING)
    track = equipped(recording)
    post("/threads", {"metadata": {"a": "1"}})
    assert ended(recording, track) == []
    recording.stop()

    session = sessions(**PAGE)
    assert session.accounts is not None
    track = equipped(session)
    post("/threads", {"metadata": {"a": "1"}})
    with contextlib.suppress(CassetteMiss):
        post("/threads", {"metadata": {"a": "2"}})
    played, missed = session.accounts.watch.take(track)
    assert (played.fate, played.differences, played.told) == ("replayed", (), "")
    assert (missed.fate, missed.response) == ("missed", None)
    assert missed.differences == (Difference("body.metadata.a", '"1"', '"2"'),)
    assert missed.told.startswith("no recorded interaction matches POST /openai/threads")
    assert played.began <= played.ended <= missed.began <= missed.ended


def test_a_miss_that_cannot_be_read_has_nothing_to_compare(sessions: Sessions) -> None:
    recording = sessions(**RECORDING)
    track = equipped(recording)
    post("/threads")
    assert ended(recording, track) == []
    recording.stop()

    session = sessions(**PAGE)
    track = equipped(session)
    assert session.accounts is not None
    headers = {"api-key": "key", "content-encoding": "br"}
    with contextlib.suppress(CassetteMiss):
        httpx.post(f"{ORIGIN}/openai/threads", params=VERSION, headers=headers, content=b"\0")
    [missed] = session.accounts.watch.take(track)
    assert (missed.fate, missed.differences) == ("missed", ())


def test_a_miss_without_a_cassette_has_nothing_to_compare(sessions: Sessions) -> None:
    session = sessions(**PAGE)
    track = equipped(session)
    with contextlib.suppress(CassetteMiss):
        post("/threads")
    assert session.accounts is not None
    [missed] = session.accounts.watch.take(track)
    assert missed.differences == ()


def test_what_a_budget_stops_is_seen(sessions: Sessions) -> None:
    session = sessions(**RECORDING, max_runs="0", **PAGE)
    track = equipped(session)
    with contextlib.suppress(BaseException):
        post("/threads/thread_a/runs", {"assistant_id": "asst_a"})
    assert _seen(session, track) == [("stopped", "/openai/threads/thread_a/runs", None)]


def test_what_a_fault_left_of_an_answer_is_seen(sessions: Sessions) -> None:
    session = sessions(emulate=True, **PAGE)
    track = equipped(session, fault=["threads.create 429", "threads.create reset"])
    track.faults.arm(on=True)
    assert post("/threads").status_code == 429
    with pytest.raises(httpx.ReadError):
        post("/threads")
    assert post("/threads").status_code == 200
    assert session.accounts is not None
    limited, reset, whole = session.accounts.watch.take(track)
    assert (limited.fate, limited.told) == ("faulted", "A fault that the test ordered struck here.")
    assert limited.response is not None
    assert limited.response.status == 429
    assert (reset.fate, reset.response) == ("faulted", None)
    assert reset.told == "A fault that the test ordered struck here: no answer, reset."
    assert whole.fate == "answered"


class _Outgoing:
    """A conduct that lets every request out under the same number."""

    def __init__(self) -> None:
        self.told: list[tuple[int, Response]] = []
        self.let_off: list[float] = []

    def answer(self, track: Track, request: Request) -> Response | int:
        del track, request
        return 7

    def heard(self, track: Track, number: int, request: Request, response: Response) -> None:
        del track, request
        self.told.append((number, response))

    def waits(self, track: Track, request: Request, response: Response | Failure) -> bool:
        del track, request, response
        return True

    def slept(self, track: Track, seconds: float) -> None:
        del track
        self.let_off.append(seconds)

    def stray(self, request: Request) -> BaseException:
        return CassetteMiss(request.path)


def test_what_goes_out_live_is_seen_when_its_answer_is_whole(sessions: Sessions) -> None:
    session, conduct, ticks = sessions(emulate=True), _Outgoing(), iter([1.0, 3.5])
    track = equipped(session)
    watch = Watch(conduct, shelf=session.shelf, clock=lambda: next(ticks))  # type: ignore[arg-type]  # as much of a conduct as is asked for
    request, response = Request("GET", f"{ORIGIN}/openai/threads/thread_a"), Response(200)
    assert watch.answer(track, request) == 7
    assert watch.take(track) == []
    watch.heard(track, 7, request, response)
    assert conduct.told == [(7, response)]
    [seen] = watch.take(track)
    assert (seen.began, seen.ended, seen.fate, seen.response) == (1.0, 3.5, "answered", response)
    assert watch.waits(track, request, response)
    watch.slept(track, 2.5)
    assert conduct.let_off == [2.5]
    assert str(watch.stray(request)) == "/openai/threads/thread_a"


def test_the_conduct_speaks_of_strays_and_sockets(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**PAGE)
    track = equipped(session)
    ticks = iter(range(9))
    watch = Watch(session.conduct, shelf=session.shelf, clock=lambda: float(next(ticks)))
    assert "was refused" in str(watch.blocked(track, "contoso.openai.azure.com"))
    assert watch.take(track) == []
    assert not (tmp_path / "page.html").exists()


def test_what_is_verified_is_answered_and_not_recorded(sessions: Sessions) -> None:
    session = sessions(verify=True, upstream="emulator", **PAGE)
    track = equipped(session)
    post("/threads")
    assert _seen(session, track) == [("answered", "/openai/threads", 200)]
