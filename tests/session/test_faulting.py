"""Faults strike the code under test, whoever answers otherwise, and never reach a cassette."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.session.conftest import ORIGIN, RECORDING, VERSION, ended, equipped, post

from pytest_assistants.errors import NotResilient, SettingsError
from pytest_assistants.injection.fault import Fault
from pytest_assistants.session.faulting import Faults, told, unmet

if TYPE_CHECKING:
    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session
    from pytest_assistants.session.track import Track

ENDPOINT = {"AZURE_OPENAI_ENDPOINT": ORIGIN, "AZURE_OPENAI_API_KEY": "0123456789abcdef"}
THROTTLED = Fault("threads.create", status=429, retry_after=2)


def armed(session: Session, **marker: Any) -> Track:
    """The track of a test whose code runs."""
    track = equipped(session, **marker)
    track.faults.arm(on=True)
    return track


def look(path: str) -> Any:
    """What polling code is told."""
    return httpx.get(f"{ORIGIN}/openai{path}", params=VERSION, headers={"api-key": "key"}).json()


def started() -> tuple[str, str]:
    """The paths of a thread, and of a run that was begun on it."""
    assistant = post("/assistants", {"model": "gpt-4o"}).json()["id"]
    thread = "/threads/" + post("/threads", {"messages": [_HELLO]}).json()["id"]
    run = post(f"{thread}/runs", {"assistant_id": assistant}).json()["id"]
    return thread, f"{thread}/runs/{run}"


_HELLO = {"role": "user", "content": "Hello"}


@pytest.mark.parametrize("mode", [{"live": True}, {"record": True}])
def test_they_are_refused_where_answers_are_real(sessions: Sessions, mode: dict[str, Any]) -> None:
    session = sessions(ENDPOINT, **mode)
    with pytest.raises(SettingsError, match=r"^faults are laid over a cassette"):
        equipped(session, fault=THROTTLED)
    track = equipped(session)
    with pytest.raises(SettingsError, match="never over a live endpoint"):
        Faults(track).add("threads.create 429")


def test_set_up_and_teardown_are_left_alone(sessions: Sessions) -> None:
    track = equipped(sessions(emulate=True), fault=THROTTLED)
    assert post("/threads").status_code == 200
    track.faults.arm(on=True)
    assert post("/threads").status_code == 429
    assert post("/threads").status_code == 200


def test_what_struck_while_recording_is_not_recorded_and_strikes_in_replay(
    sessions: Sessions,
) -> None:
    recording, seen = sessions(**RECORDING), []
    track = armed(recording, fault=[THROTTLED, Fault("threads.create", malformed=True)])
    seen.append([post("/threads").status_code for _ in range(3)])
    assert ended(recording, track) == []
    cassette = (track.folder / track.name).read_text()
    assert re.findall(r"uri: .*/(\S+)\?", cassette) == ["threads"]
    assert re.findall(r"code: (\d+)", cassette) == ["200"]
    recording.stop()

    replay = sessions()
    track = armed(replay, fault=[THROTTLED, Fault("threads.create", malformed=True)])
    seen.append([post("/threads").status_code for _ in range(3)])
    assert seen == [[429, 200, 200]] * 2
    assert replay.telling.unplayed(track) == []
    assert replay.tally.counts["faults"] == 2


def test_a_request_whose_answer_is_lost_plays_and_records_what_it_made(sessions: Sessions) -> None:
    lost = Fault("threads.create", breaks="timeout", reached=True)
    recording = sessions(**RECORDING)
    track = armed(recording, fault=lost)
    with pytest.raises(httpx.ReadTimeout):
        post("/threads")
    (made,) = track.ledger.entries
    assert made.kind == "thread"
    assert ended(recording, track) == []
    recording.stop()

    track = armed(sessions(), fault=lost)
    with pytest.raises(httpx.ReadTimeout):
        post("/threads")
    assert track.playback is not None
    assert track.playback.played == {0}
    (finding,) = Faults(track).verdict
    assert finding.code == "created_without_deleting"


def test_on_the_emulator_a_run_that_was_ended_locks_its_thread_no_more(sessions: Sessions) -> None:
    track = armed(sessions(emulate=True), fault="runs.retrieve expired")
    thread, run = started()
    assert look(run)["status"] == "expired"
    assert look(run)["status"] == "expired"
    again = post(f"{thread}/messages", _HELLO)
    assert again.status_code == 200, again.text
    assert [one["status"] for one in look(f"{thread}/runs")["data"]] == ["expired"]
    assert track.faults.struck


def test_what_is_whole_is_judged_and_what_is_broken_is_not(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    broken = Fault("threads.create", malformed=True)
    track = armed(session, fault=[THROTTLED, broken, "threads.create timeout"])
    for _ in range(2):
        post("/threads")
    with pytest.raises(httpx.ReadTimeout):
        post("/threads")
    assert [one.response.status for one in track.exchanges] == [429]
    assert json.loads(track.exchanges[0].response.body)["error"]["code"] == "429"
    assert session.telling.verdict(track) is None


class TestTheFixture:
    def test_it_orders_by_name_by_text_and_by_object(self, sessions: Sessions) -> None:
        track = armed(sessions(emulate=True))
        faults = Faults(track)
        assert repr(faults) == "<Faults none>"
        faults.add("threads.create", status=429, retry_after=2)
        faults.add("threads.create 503")
        faults.add(Fault("threads.create", status=400))
        assert [post("/threads").status_code for _ in range(4)] == [429, 503, 400, 200]
        assert faults.struck == 3
        assert repr(faults) == (
            "<Faults threads.create status=429 retry_after=2; threads.create status=503; "
            "threads.create status=400>"
        )

    def test_a_keyword_that_no_fault_has_is_refused(self, sessions: Sessions) -> None:
        faults = Faults(armed(sessions(emulate=True)))
        with pytest.raises(SettingsError, match="no keyword 'stauts'; did you mean 'status'"):
            faults.add("threads.create", stauts=429)

    def test_a_client_that_does_wrong_is_told_all_of_it_once(self, sessions: Sessions) -> None:
        session = sessions(emulate=True)
        track = armed(session, fault=[THROTTLED, Fault("threads.create", status=400)])
        for _ in range(3):
            post("/threads")
        with pytest.raises(NotResilient) as raised:
            Faults(track).assert_resilient()
        text = str(raised.value).splitlines()
        assert text[0] == (
            "the client is not resilient: retry_after_ignored, retried_non_retryable"
        )
        assert [line.strip().partition(":")[0] for line in text[1:]] == [
            "retry_after_ignored",
            "retried_non_retryable",
        ]
        assert list(told(track)) == []
        assert session.telling.unmet(track) == []
        assert session.tally.sentences["faults"] == []

    def test_codes_can_be_allowed(self, sessions: Sessions) -> None:
        track = armed(sessions(emulate=True), fault=THROTTLED)
        for _ in range(2):
            post("/threads")
        Faults(track).assert_resilient(allow=["retry_after_ignored"])
        Faults(track).assert_resilient(allow="retry_after_ignored")
        with pytest.raises(SettingsError, match="'storm' is not a valid Code; there are retry_aft"):
            Faults(track).assert_resilient(allow=["storm"])

    def test_a_fault_that_never_struck_shows_nothing_of_a_client(self, sessions: Sessions) -> None:
        track = armed(sessions(emulate=True), fault=THROTTLED)
        with pytest.raises(NotResilient, match="not resilient: a fault never struck") as raised:
            Faults(track).assert_resilient()
        assert "status=429 retry_after=2 never struck" in str(raised.value)


def test_what_a_client_did_wrong_is_told_in_the_summary(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = armed(session, fault=THROTTLED)
    for _ in range(2):
        post("/threads")
    assert session.telling.unmet(track) == []
    (line,) = session.tally.sentences["faults"]
    assert line.startswith("test_x.py::test_y: retry_after_ignored: threads.create was sent again")


def test_a_fault_that_never_struck_fails_a_test_that_passed(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = armed(session, fault=THROTTLED)
    (text,) = session.telling.unmet(track)
    assert text == (
        "the fault threads.create status=429 retry_after=2 never struck: of the calls of "
        "threads.create that it waits for, none came while the test ran"
    )
    assert unmet(track) == [text]
    track.failed = True
    assert session.telling.unmet(track) == []


def test_calls_that_were_too_few_are_counted(sessions: Sessions) -> None:
    track = armed(sessions(emulate=True), fault=Fault("threads.create", status=500, after=2))
    post("/threads")
    (text,) = unmet(track)
    assert text.endswith("that it waits for, only 1 came while the test ran")


def test_who_polls_too_fast_is_found(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = armed(session, fault=Fault("runs.retrieve", poll_after=5))
    _, run = started()
    look(run)
    session.conduct.slept(track, 5)
    look(run)
    assert Faults(track).verdict == ()
    look(run)
    (finding,) = Faults(track).verdict
    assert finding.code == "polled_too_fast"


def test_a_sleep_that_took_no_time_counts_as_waiting(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = armed(session, fault=THROTTLED)
    post("/threads")
    session.conduct.slept(track, 2)
    post("/threads")
    assert Faults(track).verdict == ()
