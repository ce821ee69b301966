"""Threads: nothing goes live while another connects, nothing is played twice, nothing is mixed up.

Every race is forced: the window in which stock vcrpy is wrong is held open by an event.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.faults import stock
from tests.faults.desk import NAME, Desk, take
from tests.faults.talk import LIBRARIES, Get, by_httpx, by_requests, together
from vcr.stubs.urllib3_stubs import VCRRequestsHTTPConnection

from pytest_assistants.errors import CassetteMiss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.endpoint import Endpoint
    from tests.faults.stock import Seams

PATIENCE = 10.0  # how long a thread waits for another; nothing is measured by it

every_library = pytest.mark.parametrize("other", LIBRARIES, ids=lambda get: get.__name__)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Runs a call in another thread while the first connection of ``requests`` is being built."""
    opened, done = threading.Event(), threading.Event()
    real: Any = VCRRequestsHTTPConnection._baseclass

    class Lingering(real):  # type: ignore[misc]  # whatever urllib3's class is
        def __init__(self, *args: Any, **options: Any) -> None:
            if not opened.is_set():
                opened.set()
                assert done.wait(PATIENCE)
            super().__init__(*args, **options)

    def inside(call: Callable[[], Any]) -> Any:
        assert opened.wait(PATIENCE)
        try:
            return call()
        finally:
            done.set()

    monkeypatch.setattr(VCRRequestsHTTPConnection, "_baseclass", Lingering)
    yield inside
    done.set()


class TestARequestWhileAnotherThreadConnects:
    """Fault 1: vcrpy takes every patch of the process away while one thread connects."""

    @every_library
    def test_stock_goes_live_though_it_must_not_record(
        self,
        other: Get,
        window: Callable[[Callable[[], Any]], Any],
        endpoint: Endpoint,
        tmp_path: Path,
    ) -> None:
        one, two = f"{endpoint.origin}/one", f"{endpoint.origin}/two"
        with stock.cassette(tmp_path / "stock.yaml"):
            recorded = [by_httpx(one), by_httpx(two)]

        with stock.cassette(tmp_path / "stock.yaml", record_mode="none"):
            answers = together(lambda: by_requests(one), lambda: window(lambda: other(two)))

        assert answers[0] == recorded[0]
        assert answers[1] != recorded[1]
        assert [path for _, path, _ in endpoint.seen] == ["/one", "/two", "/two"]

    def test_stock_leaves_a_request_out_of_the_recording(
        self,
        window: Callable[[Callable[[], Any]], Any],
        endpoint: Endpoint,
        tmp_path: Path,
    ) -> None:
        one, two = f"{endpoint.origin}/one", f"{endpoint.origin}/two"

        with stock.cassette(tmp_path / "stock.yaml") as cassette:
            together(lambda: by_requests(one), lambda: window(lambda: by_requests(two)))

        assert len(endpoint.seen) == 2
        assert [request.path for request in cassette.requests] == ["/one"]

    @every_library
    def test_here_it_is_played(
        self, other: Get, window: Callable[[Callable[[], Any]], Any], endpoint: Endpoint, desk: Desk
    ) -> None:
        one, two = f"{endpoint.origin}/openai/one", f"{endpoint.origin}/openai/two"
        with desk.record():
            recorded = [by_httpx(one), by_httpx(two)]

        with desk.replay():
            answers = together(lambda: by_requests(one), lambda: window(lambda: other(two)))

        assert [json.loads(each)["number"] for each in answers] == [1, 2]
        assert len(recorded) == len(endpoint.seen) == 2

    @every_library
    def test_here_it_is_recorded(
        self, other: Get, window: Callable[[Callable[[], Any]], Any], endpoint: Endpoint, desk: Desk
    ) -> None:
        one, two = f"{endpoint.origin}/openai/one", f"{endpoint.origin}/openai/two"
        with desk.record():
            together(lambda: by_requests(one), lambda: window(lambda: other(two)))
        with desk.replay() as taken:
            together(lambda: by_httpx(one), lambda: by_httpx(two))

        assert taken.misses() == []
        assert len(endpoint.seen) == 2


class _Lockstep(Counter[int]):
    """Counts of plays that two threads read at the same moment."""

    def __init__(self) -> None:
        super().__init__()
        self.barrier = threading.Barrier(2)

    def __getitem__(self, position: int) -> int:
        count = super().__getitem__(position)
        if position == 0 and count == 0:
            self.barrier.wait(PATIENCE)
        return count


class _Meeting(set[int]):
    """Played positions that wait, when first looked up, for another thread to look too."""

    def __init__(self) -> None:
        super().__init__()
        self.barrier = threading.Barrier(2)
        self.met = False

    def __contains__(self, position: object) -> bool:
        found = super().__contains__(position)
        with contextlib.suppress(threading.BrokenBarrierError):
            self.barrier.wait(0.2)
            self.met = True
        return found


class TestTwoThreadsThatAskTheSame:
    """Fault 13: vcrpy looks whether an answer is left, and only then takes it."""

    def test_stock_gives_both_the_same_answer(self, endpoint: Endpoint, tmp_path: Path) -> None:
        url = f"{endpoint.origin}/same"
        with stock.cassette(tmp_path / "stock.yaml"):
            assert by_httpx(url) != by_httpx(url)

        with stock.cassette(tmp_path / "stock.yaml", record_mode="none") as cassette:
            cassette.play_counts = _Lockstep()
            first, second = together(lambda: by_httpx(url), lambda: by_httpx(url))

        assert first == second

    def test_here_an_answer_is_reserved_before_another_thread_looks(
        self, endpoint: Endpoint, desk: Desk
    ) -> None:
        url = f"{endpoint.origin}/openai/same"
        with desk.record():
            recorded = {by_httpx(url), by_httpx(url)}

        with desk.replay() as taken:
            taken.session.conduct.open(taken.track)
            assert taken.track.playback is not None
            taken.track.playback._played = meeting = _Meeting()
            answers = together(lambda: by_httpx(url), lambda: by_httpx(url))

        assert not meeting.met
        assert len(set(answers)) == len(recorded) == 2

    def test_here_many_threads_get_each_answer_once(self, endpoint: Endpoint, desk: Desk) -> None:
        url = f"{endpoint.origin}/openai/same"
        with desk.record():
            recorded = sorted(by_httpx(url) for _ in range(24))

        with desk.replay():
            answers = together(*[lambda: [by_requests(url), by_httpx(url)]] * 12)

        numbers = sorted(json.loads(one)["number"] for two in answers for one in two)
        assert numbers == list(range(1, len(recorded) + 1))


class TestCassettesThatOverlapInThreads:
    """Fault 11: vcrpy's cassettes are patches of the whole process, taken down in any order."""

    def test_stock_mixes_them_up_and_leaves_its_patches(
        self, endpoint: Endpoint, tmp_path: Path, seams: Seams
    ) -> None:
        url = f"{endpoint.origin}/one"
        second_is_open, first_is_closed = threading.Event(), threading.Event()
        paths = [tmp_path / "first.yaml", tmp_path / "second.yaml"]
        held: list[Any] = []

        def first() -> int:
            with stock.cassette(paths[0]) as cassette:
                second_open.set()
                assert second_is_open.wait(PATIENCE)
                by_httpx(url)
            first_is_closed.set()
            return len(cassette)

        def second() -> int:
            assert second_open.wait(PATIENCE)
            with stock.cassette(paths[1]) as cassette:
                held.append(cassette)
                second_is_open.set()
                assert first_is_closed.wait(PATIENCE)
            return len(cassette)

        second_open = threading.Event()
        lengths = together(first, second)
        by_httpx(url)  # both are closed

        assert lengths == [0, 1]
        assert not paths[0].exists()
        assert seams.patched
        assert len(endpoint.seen) == 2

    def test_here_a_track_hears_nothing_after_its_end_in_whatever_order_they_end(
        self, endpoint: Endpoint, desk: Desk, seams: Seams
    ) -> None:
        url = f"{endpoint.origin}/openai/one"
        with desk.session(record=True) as session:
            first, second = take(session, "first.yaml"), take(session, NAME)
            session.close(first.track)
            together(lambda: by_httpx(url))
            session.close(second.track)
            together(lambda: by_httpx(url))  # both are closed
            assert [session.write(one.track) for one in (first, second)] == [None, None]

        assert seams.patched == []
        assert [path.name for path in desk.cassette.parent.iterdir()] == [NAME]
        with desk.replay():
            assert json.loads(by_httpx(url))["number"] == 1
            with pytest.raises(CassetteMiss, match="1 interaction, 1 played"):
                by_httpx(url)

    @every_library
    def test_here_a_late_request_is_refused_in_replay(
        self, other: Get, endpoint: Endpoint, desk: Desk
    ) -> None:
        with desk.session() as session:
            session.close(take(session).track)
            [refusal] = together(lambda: other(f"{endpoint.origin}/openai/one"))
            assert session.conduct.strays == [refusal]

        assert isinstance(refusal, CassetteMiss)
        assert endpoint.seen == []
