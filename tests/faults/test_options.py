"""Options that cause a fault in vcrpy do not exist here, and asking for one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
import vcr
from tests.faults import stock
from tests.faults.desk import KEY, Desk

from pytest_assistants import plugin
from pytest_assistants.emulator import Emulator
from pytest_assistants.emulator.server import EmulatorServer
from pytest_assistants.errors import CassetteMiss, SettingsError
from pytest_assistants.settings import RawOptions, check_marker, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.inner import Suite

VERSION = {"api-version": "2024-05-01-preview"}
HEADERS = {"api-key": KEY}
# What vcrpy takes, of which each is a fault's cause (2, 4, 5, 6, 9, 10, 14, 15).
FAULTY = (
    "allow_playback_repeats",
    "drop_unused_requests",
    "ignore_hosts",
    "ignore_localhost",
    "match_on",
    "record_mode",
    "record_on_exception",
    "serializer",
    "skip_patchers",
)
RECORD_MODES = [str(mode) for mode in vcr.mode if str(mode) != "all"]


def call(method: str, origin: str, path: str, **options: Any) -> httpx.Response:
    url = f"{origin}/openai{path}"
    return httpx.request(method, url, params=VERSION, headers=HEADERS, **options)


def make_and_read(origin: str, *, topic: str = "one", again: bool = False) -> list[int]:
    """Make a thread and read it; the statuses."""
    made = call("POST", origin, "/threads", json={"metadata": {"topic": topic}})
    reads = [call("GET", origin, f"/threads/{made.json()['id']}") for _ in range(1 + again)]
    return [answer.status_code for answer in (made, *reads)]


class TestACassetteThatGrows:
    """Fault 5: vcrpy's new_episodes asks a fresh upstream for an old id, and keeps the refusal."""

    def test_stock_records_the_refusal(self, tmp_path: Path) -> None:
        emulator, path = Emulator(), tmp_path / "stock.yaml"
        with EmulatorServer(emulator) as server:
            with stock.cassette(path, record_mode="new_episodes"):
                assert make_and_read(server.origin) == [200, 200]
            emulator.reset()
            with stock.cassette(path, record_mode="new_episodes"):
                assert make_and_read(server.origin, again=True) == [200, 200, 404]
            with stock.cassette(path, record_mode="none") as cassette:
                statuses = [one["status"]["code"] for one in cassette.responses]

        assert statuses == [200, 200, 404]

    def test_here_the_new_request_is_a_miss_and_asks_nobody(self, tmp_path: Path) -> None:
        emulator = Emulator()
        with EmulatorServer(emulator) as server:
            desk = Desk(tmp_path, server.origin)
            with desk.record():
                assert make_and_read(server.origin) == [200, 200]
            before = desk.cassette.read_bytes()
            emulator.reset()
            with desk.replay(), pytest.raises(CassetteMiss, match="played already"):
                make_and_read(server.origin, again=True)

        assert emulator.requests == []
        assert desk.cassette.read_bytes() == before

    def test_here_a_recording_holds_nothing_of_the_one_before(self, tmp_path: Path) -> None:
        emulator = Emulator()
        with EmulatorServer(emulator) as server:
            desk = Desk(tmp_path, server.origin)
            for topic in ("one", "two"):
                with desk.record():
                    make_and_read(server.origin, topic=topic)

        assert len(emulator.requests) == 4
        assert desk.cassette.read_text().count("- request:") == 2
        assert '"topic": "one"' not in desk.cassette.read_text()


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.parametrize("mode", RECORD_MODES)
def test_vcrpys_record_modes_are_refused_in_one_sentence(mode: str, tmp_path: Path) -> None:
    raw = RawOptions(record=True, record_mode=mode, upstream="emulator")

    with pytest.raises(SettingsError) as refused:
        resolve(raw, {}, rootdir=tmp_path)

    assert str(refused.value) == (
        f"--assistants-record-mode cannot be {mode!r}: it is one of all, missing."
    )


@pytest.mark.parametrize("keyword", FAULTY)
def test_the_marker_refuses_vcrpys_options_in_one_sentence(keyword: str) -> None:
    with pytest.raises(SettingsError, match=rf"knows no '{keyword}'; it knows cassette, [^.]*\.$"):
        check_marker({keyword: True}, positional=0)


def test_no_option_and_no_ini_value_has_such_a_name() -> None:
    names: list[str] = []

    class Parser:
        def getgroup(self, *_: str) -> Parser:
            return self

        def addoption(self, name: str, **_: object) -> None:
            names.append(name)

        def addini(self, name: str, *_: object, **__: object) -> None:
            names.append(name)

    plugin.pytest_addoption(Parser())  # type: ignore[arg-type]  # all that is called of one

    told = {name.removeprefix("--").replace("-", "_").partition("_")[2] for name in names}
    assert told & set(FAULTY) == {"record_mode"}  # whose values are refused above


MARKED = """
import pytest

@pytest.mark.assistants(allow_playback_repeats=True)
def test_it(): pass
"""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--assistants-record", "--assistants-record-mode=new_episodes"),
            "ERROR: --assistants-record-mode cannot be 'new_episodes': it is one of all, missing.",
        ),
        ((), "ERROR: @pytest.mark.assistants knows no 'allow_playback_repeats'; it knows "),
    ],
    ids=["option", "marker"],
)
def test_pytest_ends_with_that_sentence_and_exit_code_4(
    arguments: tuple[str, ...], sentence: str, suite: Suite
) -> None:
    suite.write(test_marked=MARKED)

    run = suite.run(*arguments)

    assert run.exit == pytest.ExitCode.USAGE_ERROR
    assert [line for line in run.output.splitlines() if line.startswith(sentence)]
    assert "Traceback" not in run.output
    assert "INTERNALERROR" not in run.output
