"""What becomes of a request, and how a miss is told that nothing can swallow."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import ORIGIN, RECORDING, ended, equipped, post

from pytest_assistants.errors import CassetteMiss
from pytest_assistants.session import places

if TYPE_CHECKING:
    from pathlib import Path

    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session


def _missed(session: Session) -> list[str]:
    return [str(miss) for miss in session.conduct.take_refusals()]


def test_a_miss_names_the_cassette_the_command_and_the_line_that_asked(sessions: Sessions) -> None:
    session = sessions()
    track = equipped(session)
    with pytest.raises(CassetteMiss) as raised:
        post("/threads")
    text = str(raised.value)
    assert text.startswith(
        "no cassette to answer POST /openai/threads [no-cassette]\n"
        "\n"
        "  cassette     cassettes/test_x/test_y.yaml   (not recorded yet)\n"
        "  asked from   "
    )
    assert re.search(r"^  asked from   tests/session/conftest\.py:\d+$", text, re.MULTILINE)
    assert text.endswith('\n\n  To record it:\n    pytest "test_x.py::test_y" --assistants-record')
    assert track.failed
    assert session.tally.counts["missed"] == 1


def test_each_miss_is_told_once_however_it_was_swallowed(sessions: Sessions) -> None:
    session = sessions()
    equipped(session)
    for _ in range(2):
        with contextlib.suppress(BaseException):
            post("/threads")
    assert len(_missed(session)) == 2
    assert _missed(session) == []


def test_a_miss_in_a_thread_is_told(sessions: Sessions) -> None:
    session = sessions()
    track = equipped(session)

    def ask() -> None:
        with contextlib.suppress(BaseException):
            post("/threads")

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert track.failed
    assert len(_missed(session)) == 1


def test_a_miss_shows_nothing_that_is_known_to_be_secret(sessions: Sessions) -> None:
    session = sessions()
    equipped(session)
    session.knowledge.declare(["Ada Lovelace"])
    with pytest.raises(CassetteMiss) as raised:
        post("/threads/Ada%20Lovelace")
    assert "Lovelace" not in str(raised.value)


def test_a_cassette_that_cannot_be_read_misses_every_request(
    sessions: Sessions, tmp_path: Path
) -> None:
    path = tmp_path / "cassettes/test_x/test_y.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("just: [")
    session = sessions()
    track = equipped(session)
    with pytest.raises(CassetteMiss, match="test_y") as raised:
        post("/threads")
    assert raised.value.__cause__ is None
    assert track.failed
    assert not track.opened


def test_a_request_that_cannot_be_read_is_a_miss_that_says_so(sessions: Sessions) -> None:
    recorded = sessions(**RECORDING)
    track = equipped(recorded)
    post("/threads")
    assert ended(recorded, track) == []
    recorded.stop()
    session = sessions()
    track = equipped(session)
    with pytest.raises(CassetteMiss) as raised:
        httpx.post(
            f"{ORIGIN}/openai/assistants", headers={"content-encoding": "zstd"}, content=b"\x28\xb5"
        )
    assert "zstd" in str(raised.value)
    assert track.failed
    assert str(raised.value) in _missed(session)


def test_a_cassette_is_opened_once(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions()
    track = equipped(session)
    session.conduct.open(track)
    assert track.opened
    (tmp_path / "cassettes/test_x").mkdir(parents=True)
    (tmp_path / "cassettes/test_x/test_y.yaml").write_text("just: [")
    session.conduct.open(track)
    assert track.playback is None


def test_a_refused_connection_says_what_to_use_instead(sessions: Sessions) -> None:
    session = sessions()
    track = equipped(session)
    with pytest.raises(CassetteMiss) as raised, contextlib.closing(socket.socket()) as plain:
        plain.connect(("api.openai.com", 443))
    assert str(raised.value) == (
        "a connection to api.openai.com was refused, since nothing may leave in this mode\n"
        "\n"
        "  It was opened by code that no HTTP library of the kit's knowledge stands for.\n"
        "  Use httpx, requests, urllib or aiohttp for it, or run with --assistants-live."
    )
    assert track.failed
    assert len(_missed(session)) == 1


def test_a_refused_connection_does_not_tell_a_secret_host(sessions: Sessions) -> None:
    host = "contoso-payroll.openai.azure.com"
    session = sessions({"AZURE_OPENAI_ENDPOINT": f"https://{host}"})
    text = str(session.conduct.blocked(equipped(session), host))
    assert text.startswith("a connection to the API was refused")


def test_a_refused_connection_outside_of_every_track_is_a_stray(sessions: Sessions) -> None:
    session = sessions()
    miss = session.conduct.blocked(None, "api.openai.com")
    assert session.conduct.strays == [miss]
    assert _missed(session) == []


def test_a_recorded_exchange_is_on_the_ledger_and_in_the_recording(sessions: Sessions) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    made = post("/threads").json()
    assert [entry.id for entry in track.ledger.entries] == [made["id"]]
    assert track.recording is not None
    assert len(track.recording.sanitized(session.knowledge.values)) == 1
    assert session.tally.counts["recorded"] == 1


def test_requests_of_many_threads_are_all_recorded(sessions: Sessions) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    threads = [threading.Thread(target=post, args=("/threads",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(track.exchanges) == 8
    assert len(track.ledger.entries) == 8


def test_a_request_that_the_network_lost_stays_unanswered_in_the_journal(
    sessions: Sessions, tmp_path: Path
) -> None:
    with contextlib.closing(socket.socket()) as unheard:
        unheard.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{unheard.getsockname()[1]}"
        session = sessions({"AZURE_OPENAI_ENDPOINT": origin}, live=True)
        track = equipped(session)
        with pytest.raises(httpx.ConnectError):
            post("/threads", origin=origin)
    assert track.exchanges == []
    [journal] = (tmp_path / "state").rglob("*.jsonl")
    assert '"intent"' in journal.read_text()


def test_where_no_line_of_the_users_own_is_found_none_is_shown(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_INSTALLED", ("",))
    session = sessions()
    equipped(session)
    with pytest.raises(CassetteMiss) as raised:
        post("/threads")
    assert "asked from" not in str(raised.value)


def test_the_script_that_began_the_run_asked_for_nothing(sessions: Sessions) -> None:
    session = sessions()
    equipped(session)
    script = compile(f"httpx.get('{ORIGIN}/openai/assistants')", "bin/pytest", "exec")
    with pytest.raises(CassetteMiss) as raised:
        exec(script, {"__name__": "__main__", "httpx": httpx})  # noqa: S102 - a frame of its own
    assert "asked from" not in str(raised.value)


def test_a_stray_says_how_to_claim_it(sessions: Sessions) -> None:
    session = sessions()
    with pytest.raises(CassetteMiss) as raised:
        httpx.get(f"{ORIGIN}/openai/assistants")
    assert str(raised.value) == (
        "GET /openai/assistants was sent outside of every test that opted in: by a thread or task "
        "that outlived its test, or by a test without the marker assistants\n"
        "\n"
        "  Wait for the thread or task before its test ends,\n"
        "  or add @pytest.mark.assistants to the test that sends it."
    )
    assert session.conduct.strays == [raised.value]
