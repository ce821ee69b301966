"""One session in each mode: what is recorded plays, what is made is unmade."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import ORIGIN, RECORDING, VERSION, ended, equipped, post

from pytest_assistants.cassette.interception import vcr_versions
from pytest_assistants.cassette.known.exemptions import Exemption
from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.storage.names import twin
from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.errors import CassetteMiss, SettingsError, UnsafeName

if TYPE_CHECKING:
    from pathlib import Path

    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session


def _record(sessions: Sessions, *, name: str = "test_x/test_y") -> str:
    session = sessions(**RECORDING)
    track = equipped(session, name)
    made = post("/threads", {"metadata": {"a": "b"}}).json()
    assert ended(session, track) == []
    session.stop()
    return str(made["id"])


def _emulated(session: Session) -> Emulator:
    emulator: Emulator = session.upstreams.emulated.emulator  # type: ignore[union-attr]  # this mode has one
    return emulator


def test_what_was_recorded_is_replayed_and_nothing_is_written(
    sessions: Sessions, tmp_path: Path
) -> None:
    made = _record(sessions)
    [path] = [path for path in (tmp_path / "cassettes").rglob("*") if path.is_file()]
    before = path.read_bytes()
    assert path == tmp_path / "cassettes/test_x/test_y.yaml"

    session = sessions()
    track = equipped(session)
    played = post("/threads", {"metadata": {"a": "b"}})

    assert (played.status_code, played.json()["object"]) == (200, "thread")
    assert played.json()["id"] != made
    assert ended(session, track) == []
    assert path.read_bytes() == before
    assert session.tally.counts["replayed"] == 1
    assert session.tally.counts["written"] == 0


def test_recording_again_leaves_an_equal_cassette(sessions: Sessions) -> None:
    _record(sessions)
    session = sessions(**RECORDING)
    track = equipped(session)
    post("/threads", {"metadata": {"a": "b"}})
    assert ended(session, track) == []
    assert session.tally.counts["unchanged"] == 1
    assert session.tally.counts["written"] == 0


def test_an_excused_test_writes_its_cassette_where_none_stands_and_only_there(
    sessions: Sessions, tmp_path: Path
) -> None:
    path, kept = tmp_path / "cassettes/test_x/test_y.yaml", []
    for name in ("first", "second"):
        session = sessions(**RECORDING)
        track = equipped(session)
        post("/threads", {"metadata": {"a": name}})
        track.fail(excused=True)
        session.close(track)
        assert session.write(track) is None
        session.stop()
        kept.append(path.read_bytes())
    assert b'"first"' in kept[0]
    assert kept[0] == kept[1]
    assert "what stood there is untouched" in session.tally.sentences["refused"][0]


def test_an_attempt_that_failed_is_not_told_of_once_another_was_written(
    sessions: Sessions,
) -> None:
    session = sessions(**RECORDING)
    for is_failed in (True, False):
        track = equipped(session)
        post("/threads")
        if is_failed:
            track.fail()
        session.close(track)
        assert session.write(track) is None
        assert bool(session.tally.sentences["refused"]) is is_failed
    assert session.tally.counts["written"] == 1


def test_a_recording_without_an_exchange_writes_nothing(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**RECORDING)
    assert ended(session, equipped(session)) == []
    assert not (tmp_path / "cassettes").exists()


def test_missing_mode_plays_what_there_is_and_records_the_rest(sessions: Sessions) -> None:
    _record(sessions)
    session = sessions(**RECORDING, record_mode="missing")
    there, absent = equipped(session), equipped(session, "test_x/test_z")
    assert (there.plays, there.recording) == (True, None)
    assert absent.plays is False
    assert absent.recording is not None


def test_a_test_whose_name_differs_by_case_replays_its_twin_if_that_was_recorded(
    sessions: Sessions,
) -> None:
    _record(sessions, name=twin("test_x/test_y.yaml"))
    assert equipped(sessions()).name == twin("test_x/test_y.yaml")


def test_the_emulator_answers_and_nothing_is_recorded(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    assert post("/threads").json()["object"] == "thread"
    assert track.recording is None
    assert ended(session, track) == []
    assert not (tmp_path / "cassettes").exists()
    assert session.tally.counts["answered"] == 1


def test_whatever_was_made_is_unmade(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    made = post("/threads").json()
    assert [entry.id for entry in track.ledger.entries] == [made["id"]]
    assert ended(session, track) == []
    assert list(_emulated(session).objects("thread")) == []


def test_what_cannot_be_unmade_is_named(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    track = equipped(session)
    made = post("/threads").json()
    session.upstreams.close()

    session.clean_up(track)

    assert session.tally.sentences["leftovers"] == [
        f"thread {made['id']} at {ORIGIN}: SettingsError"
    ]


def test_a_live_endpoint_is_recorded_and_unmade_through_the_journal(
    sessions: Sessions, tmp_path: Path
) -> None:
    emulator = Emulator()
    with EmulatorServer(emulator) as server:
        environ = {"AZURE_OPENAI_ENDPOINT": server.origin, "AZURE_OPENAI_API_KEY": "key"}
        session = sessions(environ, record=True)
        track = equipped(session)
        post("/threads", origin=server.origin)
        [journal] = (tmp_path / "state").rglob("*.jsonl")
        assert journal.exists()
        assert ended(session, track) == []
        assert list(emulator.objects("thread")) == []
        session.stop()
        assert not journal.exists()
    assert b"127.0.0.1" not in (tmp_path / "cassettes/test_x/test_y.yaml").read_bytes()


def test_a_leak_is_refused_and_told(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    session.knowledge.declare(["Ada Lovelace"])
    track.variables["student"] = "Ada Lovelace"
    post("/threads")

    [text] = ended(session, track)

    assert text.startswith("SecretLeak: test_x/test_y.yaml was not written")
    assert "Ada" not in text
    assert session.tally.sentences["refused"] == [text.removeprefix("SecretLeak: ")]
    assert not (tmp_path / "cassettes").exists()


def test_the_head_says_where_from_and_which_variables(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**RECORDING, ini_variables=("AZURE_OPENAI_DEPLOYMENT",))
    track = equipped(session)
    track.variables["student"] = "Ada"
    post("/threads")
    httpx.get(f"{ORIGIN}/openai/assistants", headers={"api-key": "key"})
    assert ended(session, track) == []
    text = (tmp_path / "cassettes/test_x/test_y.yaml").read_text()
    assert "upstream: emulator" in text
    assert VERSION["api-version"] in text
    assert "AZURE_OPENAI_DEPLOYMENT: azure-openai-deployment" in text
    assert "student: Ada" in text


@pytest.mark.parametrize(
    ("marker", "name", "error"),
    [
        ({"validate": "never"}, "x", SettingsError),
        ({}, "../x", UnsafeName),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused(
    sessions: Sessions, marker: dict[str, object], name: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        equipped(sessions(), name, **marker)


def test_a_stray_is_told_at_the_end(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    with pytest.raises(CassetteMiss):
        post("/threads")
    session.stop()
    assert session.tally.sentences["strays"] == [
        (
            "POST /openai/threads was sent outside of every test that opted in: by a thread or "
            "task that outlived its test, or by a test without the marker assistants"
        )
    ]


def test_the_users_hosts_are_the_apis_where_their_track_runs(sessions: Sessions) -> None:
    session = sessions(ini_hosts=("everywhere.test",))
    with pytest.raises(CassetteMiss, match="outside of every test"):
        httpx.get("https://everywhere.test/x")
    track = equipped(session)
    track.config = replace(track.config, hosts=("here.test",))
    with pytest.raises(CassetteMiss, match="no cassette to answer GET /x"):
        httpx.get("https://here.test/x")


@pytest.mark.parametrize("options", [{}, {"emulate": True}, {**RECORDING, "ini_block": "all"}])
def test_where_no_service_answers_it_is_out_of_reach_for_every_socket(
    sessions: Sessions, options: dict[str, object]
) -> None:
    session = sessions(**options)
    equipped(session)
    with pytest.raises(CassetteMiss, match=r"a connection to api\.openai\.com was"):
        socket.create_connection(("api.openai.com", 443))
    assert session.recorder.refuses_host("api.openai.com")
    assert not session.recorder.refuses_host("example.org")
    assert not session.recorder.refuses_host("127.0.0.1")


def test_blocking_all_leaves_this_machine_alone(sessions: Sessions) -> None:
    session = sessions(ini_block="all")
    equipped(session)
    assert session.recorder.refuses_host("example.org")
    assert not session.recorder.refuses_host("localhost")


def test_where_the_network_is_meant_no_socket_is_refused(sessions: Sessions) -> None:
    environ = {"AZURE_OPENAI_ENDPOINT": "https://res.openai.azure.com"}
    session = sessions(environ, live=True, ini_block="all")
    equipped(session)
    assert not session.recorder.refuses_host("api.openai.com")


def test_the_placeholders_api_version_may_be_left_out_in_replay_and_a_chosen_one_not(
    sessions: Sessions,
) -> None:
    _record(sessions)
    said = {"headers": {"api-key": "key"}, "json": {"metadata": {"a": "b"}}}
    equipped(sessions(ini_api_version=VERSION["api-version"]))
    with pytest.raises(CassetteMiss, match=r"query\.api-version"):
        httpx.post(f"{ORIGIN}/openai/threads", **said)  # type: ignore[arg-type]  # two dictionaries
    equipped(sessions())
    assert httpx.post(f"{ORIGIN}/openai/threads", **said).status_code == 200  # type: ignore[arg-type]  # the same


def test_exemptions_are_told_with_their_reasons(sessions: Sessions) -> None:
    session = sessions(**RECORDING)
    track = equipped(session)
    exemptions = (
        Exemption("desk@contoso.com", reason="public"),
        Exemption("ann@contoso.com", reason="a mistake"),
        Exemption("never@contoso.com", reason="unused"),
    )
    config = replace(track.config, exemptions=exemptions, secrets=("ann@contoso.com",))
    settings = session.settings
    session.equip(
        track, config=config, marker={}, folder=settings.cassette_dir, name="test_x/test_y"
    )
    post("/threads", {"metadata": {"to": "desk@contoso.com, ann@contoso.com"}})
    assert ended(session, track) == []
    assert session.tally.exempted == {"de… (16 characters): public": 1}
    [line] = session.tally.sentences["exemptions"]
    assert line.endswith("a mistake; not let through, since it is declared secret")


def test_what_a_report_shows_is_clean_where_answers_are_real(sessions: Sessions) -> None:
    text = "the key 0123456789abcdef0123456789abcdef of ann@contoso.com"
    environ = {
        "AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com",
        "AZURE_OPENAI_API_KEY": "0123456789abcdef0123456789abcdef",
    }
    offline = sessions(environ).telling.shown(text)
    assert offline.endswith(" of ann@contoso.com")
    assert "0123456789abcdef" not in offline
    live = sessions(environ, live=True)
    assert "contoso" not in live.telling.shown(text)
    track = equipped(live)
    badge = Rule("badge", "value", ("EMP-123456",), ("EMP",), find=matching(r"EMP-\d{6}"))
    track.config = replace(track.config, rules=(badge,))
    assert live.telling.shown("badge EMP-123456").endswith("EMP-123456")
    assert "EMP" not in live.telling.shown("badge EMP-123456", track)


def test_a_conversation_is_told_once_and_without_what_is_secret(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    assert session.telling.conversation(equipped(session)) is None
    track = equipped(session)
    session.knowledge.declare(["Ada Lovelace"])
    thread = post("/threads").json()["id"]
    post(f"/threads/{thread}/messages", {"role": "user", "content": "I am Ada Lovelace."})
    told = session.telling.conversation(track) or ""
    assert "\n  user       I am " in told
    assert "Lovelace" not in told
    assert session.telling.conversation(track) is None


def test_a_vcrpy_that_was_not_tried_is_put_up_at_once_and_told(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vcr_versions, "installed", lambda: "10.0")
    put_up: list[bool] = []

    def installed(*_: object, late: bool, **__: object) -> contextlib.nullcontext[None]:
        put_up.append(late)
        return contextlib.nullcontext()

    monkeypatch.setattr("pytest_assistants.session.session.installed", installed)
    [told] = sessions().tally.sentences["vcrpy"]
    assert put_up == [False]
    assert told.startswith("10.0 is not among the versions this was tried with")
