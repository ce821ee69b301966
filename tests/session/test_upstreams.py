"""In replay nobody answers; else the emulator or the live endpoint, with a journal beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.cassette.bypass import Bypass
from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.session.upstreams import Upstreams
from pytest_assistants.settings import RawOptions, Settings, resolve
from pytest_assistants.upstream.emulated import EmulatedUpstream
from pytest_assistants.wire import Interaction, Request

THREADS = "/openai/threads?api-version=2024-05-01-preview"
HEADERS = (("api-key", "key"), ("content-type", "application/json"))
ENDPOINT = {"AZURE_OPENAI_ENDPOINT": "https://res.openai.azure.com"}


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def _settings(raw: RawOptions) -> Settings:
    return resolve(raw, ENDPOINT, rootdir=Path("/r"))


def _post(origin: str) -> Request:
    return Request("POST", f"{origin}{THREADS}", HEADERS, b"{}")


def test_in_replay_nothing_is_sent() -> None:
    upstreams = Upstreams(_settings(RawOptions()), bypass=Bypass())
    assert (upstreams.emulated, upstreams.journal) == (None, None)
    with pytest.raises(RuntimeError, match="nothing is sent in replay"):
        upstreams.send(_post("https://h.test"))
    assert upstreams.close() == []


@pytest.mark.parametrize(("profile", "status"), [("documented", 200), ("observed", 400)])
def test_the_emulator_answers_by_the_configured_profile(profile: str, status: int) -> None:
    settings = _settings(RawOptions(emulate=True, ini_profile=profile))
    upstreams = Upstreams(settings, bypass=Bypass())
    assert isinstance(upstreams.emulated, EmulatedUpstream)
    body = b'{"model": "gpt-4o", "file_ids": []}'
    url = "https://any.test/openai/assistants?api-version=2024-05-01-preview"
    assert upstreams.send(Request("POST", url, HEADERS, body)).status == status
    assert upstreams.journal is None
    assert upstreams.close() == []


@pytest.mark.parametrize("raw", [RawOptions(live=True), RawOptions(record=True)])
def test_what_is_sent_live_is_journalled_and_passes_the_gates(
    raw: RawOptions, tmp_path: Path
) -> None:
    bypass = Bypass()
    upstreams = Upstreams(_settings(raw), bypass=bypass)
    assert upstreams.emulated is None
    assert upstreams.journal is not None
    with EmulatorServer(Emulator()) as server:
        request = _post(server.origin)
        intent = upstreams.journal.intend(request)
        response = upstreams.send(request)
        upstreams.journal.observe(Interaction(request, response), intent=intent)
        assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".jsonl"]
    assert not bypass.active
    upstreams.close()


def test_a_journal_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    upstreams = Upstreams(_settings(RawOptions(live=True)), bypass=Bypass())
    assert upstreams.journal is not None
    upstreams.journal.intend(_post("https://h.test"))
    [problem] = upstreams.close()
    assert "journal" in problem
