"""Each request goes to the innermost open track; outside of all of them it is a stray."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from pytest_assistants.cassette.bypass import Bypass
from pytest_assistants.cassette.interception.gate import Ticket
from pytest_assistants.cassette.recorder import Recorder
from pytest_assistants.wire import Failure, Request, Response

API, PLACEHOLDER, OTHER = "https://api.test/x", "https://placeholder.test/x", "https://other.test/x"
REQUEST, OK = Request("GET", API), Response(200)


@dataclass
class Conduct:
    answer_with: Response | Failure | int = OK
    heard_of: list[tuple[str, int]] = field(default_factory=list)
    made_to_wait: bool = False
    let_off: list[tuple[str, float]] = field(default_factory=list)

    def answer(self, track: str, request: Request) -> Response | Failure | int:  # noqa: ARG002 - the protocol's
        return self.answer_with

    def waits(self, track: str, request: Request, response: Response | Failure) -> bool:  # noqa: ARG002 - the protocol's
        return self.made_to_wait

    def slept(self, track: str, seconds: float) -> None:
        self.let_off.append((track, seconds))

    def heard(self, track: str, number: int, request: Request, response: Response) -> None:  # noqa: ARG002 - the protocol's
        self.heard_of.append((track, number))

    def stray(self, request: Request) -> BaseException:
        return LookupError(f"stray {request.url}")

    def blocked(self, track: str | None, host: str) -> BaseException:
        return PermissionError(f"{track} {host}")


def _recorder(conduct: Conduct | None = None, bypass: Bypass | None = None) -> Recorder[str]:
    return Recorder(
        conduct or Conduct(),
        bypass=bypass or Bypass(),
        is_api=lambda url, _: url in {API, PLACEHOLDER},
        is_placeholder=lambda url: url == PLACEHOLDER,
        is_refused=lambda host: host == "api.test",
    )


def test_the_innermost_track_is_current() -> None:
    recorder = _recorder()
    seen = [recorder.current]
    with recorder.on("outer"):
        with recorder.on("inner"):
            seen.append(recorder.current)
        seen.append(recorder.current)
    assert [*seen, recorder.current] == [None, "inner", "outer", None]


def test_tracks_end_in_any_order() -> None:
    recorder = _recorder()
    for name in ("a", "b", "c"):
        recorder.push(name)
    recorder.remove("b")
    assert recorder.current == "c"
    recorder.remove("c")
    assert recorder.current == "a"


def test_a_track_that_stands_twice_is_taken_off_where_it_is_innermost() -> None:
    recorder = _recorder()
    for name in ("a", "b", "a"):
        recorder.push(name)
    recorder.remove("a")
    assert recorder.current == "b"


def test_removing_what_is_not_there_changes_nothing() -> None:
    recorder = _recorder()
    recorder.push("a")
    recorder.remove("b")
    assert recorder.current == "a"


def test_an_answer_is_given_to_the_client() -> None:
    recorder = _recorder(Conduct(OK))
    with recorder.on("track"):
        assert recorder.enter(REQUEST) is OK


def test_a_number_is_a_ticket_whose_response_goes_to_the_track_it_left_from() -> None:
    conduct = Conduct(7)
    recorder = _recorder(conduct)
    with recorder.on("track"):
        ticket = recorder.enter(REQUEST)
    assert ticket == Ticket(REQUEST, "track", 7)
    with recorder.on("another"):
        recorder.leave(ticket, OK)
    assert conduct.heard_of == [("track", 7)]


def test_who_was_made_to_wait_on_the_current_track_is_hurried() -> None:
    conduct = Conduct(OK, made_to_wait=True)
    recorder = _recorder(conduct)
    assert not recorder.hurries()
    with recorder.on("track"):
        assert not recorder.hurries()
        recorder.enter(REQUEST)
        assert [recorder.hurries(), recorder.hurries()] == [True, True]
        with recorder.on("another"):
            assert not recorder.hurries()
        conduct.made_to_wait = False
        recorder.enter(REQUEST)
        assert not recorder.hurries()


def test_who_gets_no_answer_is_hurried_too_and_its_track_hears_of_the_sleep() -> None:
    conduct = Conduct(Failure("timeout"), made_to_wait=True)
    recorder = _recorder(conduct)
    with recorder.on("track"):
        assert recorder.enter(REQUEST) == Failure("timeout")
        assert recorder.hurries()
        recorder.slept(2.5)
    assert conduct.let_off == [("track", 2.5)]


def test_nobody_is_hurried_after_the_track() -> None:
    recorder = _recorder(Conduct(OK, made_to_wait=True))
    with recorder.on("track"):
        recorder.enter(REQUEST)
    assert not recorder.hurries()


def test_a_request_outside_of_every_track_is_a_stray() -> None:
    with pytest.raises(LookupError, match=f"stray {API}"):
        _recorder().enter(REQUEST)


@pytest.mark.parametrize(("url", "admitted"), [(API, True), (PLACEHOLDER, True), (OTHER, False)])
def test_the_apis_requests_are_admitted_and_no_others(
    url: str,
    *,
    admitted: bool,
) -> None:
    recorder = _recorder()
    assert recorder.admits("GET", url, ()) is admitted
    with recorder.on("track"):
        assert recorder.admits("GET", url, ()) is admitted


def test_a_test_that_did_not_opt_in_is_left_alone_but_for_the_placeholder() -> None:
    recorder = _recorder()
    with recorder.aside():
        assert not recorder.admits("GET", API, ())
        assert recorder.admits("GET", PLACEHOLDER, ())
        with recorder.on("wide fixture"):
            assert recorder.admits("GET", API, ())
    assert recorder.admits("GET", API, ())


def test_the_kits_own_requests_pass() -> None:
    bypass = Bypass()
    recorder = _recorder(bypass=bypass)
    with recorder.on("track"), bypass.open():
        assert not recorder.admits("GET", API, ())
        assert not recorder.refuses_host("api.test")


def test_after_the_session_nothing_is_admitted_whoever_still_asks() -> None:
    recorder = _recorder()
    assert recorder.admits("GET", PLACEHOLDER, ())
    recorder.close()
    with recorder.on("track"):
        assert not recorder.admits("GET", PLACEHOLDER, ())


def test_hosts_are_refused_only_while_a_track_is_open() -> None:
    recorder = _recorder()
    assert not recorder.refuses_host("api.test")
    with recorder.on("track"):
        assert recorder.refuses_host("api.test")
        assert not recorder.refuses_host("other.test")
        assert str(recorder.refuse("api.test")) == "track api.test"
    assert str(recorder.refuse("api.test")) == "None api.test"


def test_what_still_comes_in_for_a_track_is_ended_before_it_is_written() -> None:
    recorder, ended = _recorder(), list[int]()
    tickets = [Ticket(REQUEST, track, number) for number, track in enumerate(("a", "b", "a"))]
    for ticket in tickets:
        recorder.listen(ticket, lambda number=ticket.number: ended.append(number))  # type: ignore[misc]  # its default is its argument
    recorder.leave(tickets[0], OK)
    recorder.settle("a")
    assert ended == [2]
