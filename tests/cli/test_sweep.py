"""Leftovers of killed runs are removed by their journals: all of them, and nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, FOUND, USAGE
from pytest_assistants.client import AssistantsClient
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "a-key-of-the-emulator"
THREAD = "thread_abc123"

KILLED = """
import pathlib, time
from openai import AzureOpenAI

def test_killed(assistants_ledger):
    client = AzureOpenAI()
    assistant = client.beta.assistants.create(model="gpt-4o", name="of the run")
    stored = client.files.create(file=("a.txt", b"a" * 100), purpose="assistants")
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "?"}])
    client.beta.threads.runs.create(thread.id, assistant_id=assistant.id)
    gone = client.beta.threads.create()
    client.beta.threads.delete(gone.id)
    pathlib.Path("ready").touch()
    time.sleep(600)
"""


@dataclass
class Desk:
    """A folder of journals, an emulator as the configured endpoint, and the command."""

    folder: Path
    emulator: Emulator
    origin: str
    capsys: pytest.CaptureFixture[str]

    def journal(self, *lines: dict[str, object], name: str = "a.jsonl", pid: int = 2**70) -> Path:
        path = self.folder / name
        begun = {"event": "begun", "format": 1, "pid": pid}
        path.write_text("".join(f"{json.dumps(line)}\n" for line in (begun, *lines)))
        return path

    def created(self, **more: object) -> dict[str, object]:
        made = {"event": "created", "number": 1, "kind": "thread", "id": THREAD}
        path, ids = f"/openai/threads/{THREAD}", {"thread_id": THREAD}
        place = {"origin": self.origin, "path": path, "api_version": "2024-05-01-preview"}
        return {**made, **place, "ids": ids, **more}

    def run(self, *arguments: str) -> tuple[int, list[str]]:
        code = main(["sweep", "--journals", str(self.folder), *arguments])
        return code, self.capsys.readouterr().out.splitlines()


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    for name in [name for name in os.environ if name.startswith(("AZURE_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    emulator = Emulator(credentials=frozenset({KEY}))
    emulator.seed("thread", {"id": THREAD})
    with EmulatorServer(emulator) as server:
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", f"{server.origin}/")
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
        yield Desk(tmp_path, emulator, server.origin, capsys)


@contextlib.contextmanager
def _recording(folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A recording of the test above, until it stands still in its midst."""
    (folder / "test_killed.py").write_text(KILLED)
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-W", "ignore", "--assistants-record"]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    state = {"XDG_STATE_HOME": str(folder / "state")}
    with subprocess.Popen(command, cwd=folder, env=kept | state | environment) as process:  # noqa: S603 - our own command
        try:
            while not (folder / "ready").exists():
                assert process.poll() is None
                time.sleep(0.05)
            yield process
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_after_a_kill_exactly_what_the_run_had_created_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    journals = tmp_path / "state" / "pytest-assistants" / "journals"
    with live_resource() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        endpoint, key = environment["AZURE_OPENAI_ENDPOINT"], environment["AZURE_OPENAI_API_KEY"]
        with AssistantsClient(endpoint, api_key=key) as client:
            before = client.create_assistant(model="gpt-4o", name="of somebody else")
            theirs = client.create_thread()
            with _recording(tmp_path, environment) as process:
                sweep = ["sweep", "--journals", str(journals)]
                assert main(sweep) == FINE
                assert capsys.readouterr().out.startswith("spared  ")
                process.send_signal(signal.SIGKILL)
                process.wait()
            after = client.create_assistant(model="gpt-4o", name="made meanwhile")
            assert len([*client.iter_assistants()]) == 3
            assert main([*sweep, "--dry-run"]) == FOUND
            planned = capsys.readouterr().out.splitlines()
            assert len([*client.iter_assistants()]) == 3

            assert main(sweep) == FINE

            removed = capsys.readouterr().out.splitlines()
            assert [line.split()[1] for line in removed] == ["thread", "file", "assistant"]
            assert [line.replace("would remove", "removed") for line in planned] == removed
            assert {one.id for one in client.iter_assistants()} == {before.id, after.id}
            assert [*client.iter_files()] == []
            assert client.retrieve_thread(theirs.id).id == theirs.id
            assert [*journals.iterdir()] == []
            assert not (tmp_path / "cassettes").exists()
            assert main(sweep) == FINE
            assert capsys.readouterr().out == ""


def test_each_thing_is_one_line(desk: Desk) -> None:
    path = desk.journal(desk.created())
    assert desk.run("--dry-run") == (FOUND, [f"would remove  thread {THREAD} at {desk.origin}"])
    assert path.exists()
    assert desk.run() == (FINE, [f"removed  thread {THREAD} at {desk.origin}"])
    assert desk.emulator.objects("thread") == []
    assert not path.exists()


def test_all_is_told_as_json(desk: Desk) -> None:
    desk.journal(desk.created())
    code, lines = desk.run("--format", "json")
    assert code == FINE
    line = {"journal": "a.jsonl", "outcome": "removed", "kind": "thread", "id": THREAD}
    assert json.loads("\n".join(lines)) == {
        "journals": 1,
        "found": [{**line, "origin": desk.origin, "reason": ""}],
    }


def test_without_journals_nothing_is_said_and_no_credential_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AZURE_OPENAI_ENDPOINT")
    assert desk.run() == (FINE, [])
    desk.folder = desk.folder / "nowhere"
    assert desk.run() == (FINE, [])


def test_a_journal_that_is_gone_before_it_is_read_is_passed_over(desk: Desk) -> None:
    desk.journal(desk.created())
    (desk.folder / "gone.jsonl").symlink_to(desk.folder / "nowhere")
    code, lines = desk.run("--dry-run")
    assert (code, len(lines)) == (FOUND, 1)


def test_the_journals_lie_in_the_state_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(desk.folder))
    state = desk.folder / "pytest-assistants" / "journals"
    state.mkdir(parents=True)
    desk.folder = state
    desk.journal(desk.created())
    assert main(["sweep", "--dry-run"]) == FOUND


def test_what_is_at_another_endpoint_is_left_and_told(desk: Desk) -> None:
    path = desk.journal(desk.created(origin="https://other.openai.azure.com"))
    for arguments in ([], ["--dry-run"]):
        assert desk.run(*arguments) == (
            FOUND,
            [
                (
                    f"left  thread {THREAD} at https://other.openai.azure.com: "
                    "it is not at the configured endpoint"
                )
            ],
        )
    assert path.exists()
    assert [one["id"] for one in desk.emulator.objects("thread")] == [THREAD]


@pytest.mark.parametrize("endpoint", ["", "no url", "https://h:port"])
def test_without_an_endpoint_all_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", endpoint)
    desk.journal(desk.created())
    code, [line] = desk.run()
    assert (code, line.split()[0]) == (FOUND, "left")


def test_what_the_service_refuses_is_left_and_told(desk: Desk) -> None:
    desk.emulator.fail_next("threads.delete", status=403)
    path = desk.journal(desk.created())
    assert desk.run() == (FOUND, [f"left  thread {THREAD} at {desk.origin}: answered 403"])
    assert path.exists()


def test_what_was_never_answered_is_told_until_it_is_forgotten(desk: Desk) -> None:
    asked = {"kind": "assistant", "origin": desk.origin, "api_version": None}
    path = desk.journal({"event": "intent", "number": 7, **asked})
    told = [
        (
            f"unknown  assistant at {desk.origin}: it was asked for and no answer came: "
            "look for it by hand, then add --forget"
        )
    ]
    assert desk.run() == (FOUND, told)
    assert path.exists()
    assert desk.run("--forget") == (FOUND, told)
    assert not path.exists()


def test_a_journal_whose_run_goes_on_is_spared(desk: Desk) -> None:
    path = desk.journal(desk.created(), pid=os.getpid())
    told = f"spared  a.jsonl: its run still goes on, as process {os.getpid()}"
    assert desk.run() == (FINE, [told])
    assert path.exists()


def test_a_journal_that_is_younger_is_spared(desk: Desk) -> None:
    desk.journal(desk.created())
    old = desk.journal(desk.created(), name="b.jsonl")
    two_days = time.time() - 2 * 86400
    os.utime(old, (two_days, two_days))
    code, lines = desk.run("--older-than", "1d", "--dry-run")
    assert code == FOUND
    assert lines == [
        "spared  a.jsonl: it is younger",
        f"would remove  thread {THREAD} at {desk.origin}",
    ]


@pytest.mark.parametrize("text", ["", "no json\n", '{"event": "begun", "format": 2, "pid": 1}\n'])
def test_what_is_no_journal_is_left_and_told(desk: Desk, text: str) -> None:
    (desk.folder / "a.jsonl").write_text(text)
    assert desk.run() == (
        FOUND,
        ["left  a.jsonl: it is no journal of format 1, which is what this version knows"],
    )
    assert (desk.folder / "a.jsonl").read_text() == text


def test_a_journal_that_cannot_be_read_or_written_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = desk.journal(desk.created())
    with monkeypatch.context() as patch:
        patch.setattr(type(path), "read_bytes", refuse)
        assert desk.run() == (FOUND, ["left  a.jsonl: it cannot be read: Permission denied"])
    monkeypatch.setattr(type(path), "unlink", refuse)
    assert desk.run() == (FOUND, ["left  a.jsonl: it cannot be written: Permission denied"])


def test_a_file_is_no_folder_of_journals(desk: Desk) -> None:
    path = desk.journal()
    assert main(["sweep", "--journals", str(path)]) == USAGE
    assert desk.capsys.readouterr().err == (
        f"pytest-assistants: {path} is no folder: name the folder of journals.\n"
    )


def test_without_a_credential_nothing_is_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_OPENAI_API_KEY")
    monkeypatch.setitem(sys.modules, "azure.identity", None)
    path = desk.journal(desk.created())
    assert desk.run("--dry-run")[0] == FOUND
    assert main(["sweep", "--journals", str(desk.folder)]) == USAGE
    assert desk.capsys.readouterr().err == (
        "pytest-assistants: there is no credential: set AZURE_OPENAI_API_KEY or "
        "AZURE_OPENAI_AD_TOKEN, or install 'pytest-assistants[entra]' to sign in with Entra ID.\n"
    )
    assert path.exists()


def test_a_token_opens_the_endpoint_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_OPENAI_API_KEY")
    monkeypatch.setenv("AZURE_OPENAI_AD_TOKEN", KEY)
    desk.journal(desk.created(api_version=None, path=f"/v1/threads/{THREAD}"))
    assert desk.run()[0] == FINE


def test_a_source_of_tokens_is_asked_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from azure import identity

    asked: list[str] = []

    def token() -> str:
        asked.append(KEY)
        return KEY

    monkeypatch.delenv("AZURE_OPENAI_API_KEY")
    monkeypatch.setattr(identity, "DefaultAzureCredential", lambda: None)
    monkeypatch.setattr(identity, "get_bearer_token_provider", lambda *_: token)
    desk.journal(desk.created(), desk.created(id="thread_2", path="/openai/threads/thread_2"))
    assert desk.run()[0] == FINE
    assert asked == [KEY]


@pytest.mark.parametrize("age", ["1", "d", "1.5d", "-1d", "1 d"])
def test_a_duration_that_is_none_is_told_in_one_sentence(
    age: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sweep", f"--older-than={age}"])
    assert ended.value.code == USAGE
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"pytest-assistants sweep: error: argument --older-than: {age!r} is no duration: "
        "write a whole number and s, m, h, d or w, such as 1d."
    )
