"""What is exchanged now is held against the cassette, and nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
from tests.session.conftest import ORIGIN, RECORDING, VERSION, ended, equipped, post

from pytest_assistants.emulator import Emulator, EmulatorServer
from pytest_assistants.session.verifying import MOST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session

VERIFYING = {"verify": True, "upstream": "emulator"}
NAME = "test_x/test_y"
AGAIN = (
    '  If the change is meant, record again:\n    pytest "test_x.py::test_y" --assistants-record'
)


def _asked(note: str = "a", *, times: int = 1) -> None:
    for _ in range(times):
        made = post("/threads", {"metadata": {"note": note}}).json()
        httpx.get(f"{ORIGIN}/openai/threads/{made['id']}", params=VERSION, headers={"api-key": "k"})


def _recorded(sessions: Sessions, folder: Path, **options: object) -> Path:
    session = sessions(**RECORDING, **options)
    track = equipped(session)
    _asked()
    assert ended(session, track) == []
    session.stop()
    return folder / "cassettes" / f"{NAME}.yaml"


def _verified(session: Session, note: str = "a", *, times: int = 1) -> list[str]:
    track = equipped(session)
    _asked(note, times=times)
    return ended(session, track)


def test_the_same_conversation_passes_and_nothing_is_written(
    sessions: Sessions, tmp_path: Path
) -> None:
    path = _recorded(sessions, tmp_path)
    before = path.read_bytes()
    session = sessions(**VERIFYING)
    assert _verified(session) == []
    assert session.tally.counts["verified"] == 1
    assert session.tally.counts["answered"] == 2
    assert session.tally.counts["recorded"] == 0
    assert path.read_bytes() == before
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]


def test_what_was_made_is_unmade(sessions: Sessions, tmp_path: Path) -> None:
    _recorded(sessions, tmp_path)
    session = sessions(**VERIFYING)
    _verified(session)
    assert session.upstreams.emulated.emulator.objects("thread") == []  # type: ignore[union-attr]  # this mode has one


def test_a_difference_fails_with_its_place_and_what_to_type(
    sessions: Sessions, tmp_path: Path
) -> None:
    path = _recorded(sessions, tmp_path)
    before = path.read_bytes()
    session = sessions(**VERIFYING)
    [told] = _verified(session, "b")
    first, _, *facts = told.split("\n")
    assert first == "what was exchanged differs from cassettes/test_x/test_y.yaml: 3 differences"
    assert facts[0] == "  POST /openai/threads   (recorded 1, now 1)"
    assert facts[1] == '    value           request.body.metadata.note   recorded "a"   now "b"'
    assert told.endswith(AGAIN)
    assert session.tally.counts["differing"] == 1
    assert path.read_bytes() == before


def test_a_single_difference_is_told_in_the_singular_and_many_are_cut(
    sessions: Sessions, tmp_path: Path
) -> None:
    _recorded(sessions, tmp_path)
    session = sessions(**VERIFYING)
    [told] = _verified(session, times=MOST)
    lines = told.split("\n")
    assert lines[0].endswith(f": {2 * MOST - 2} differences")
    assert lines[2 + MOST] == f"  … and {2 * (2 * MOST - 2) - MOST} lines more"
    track = equipped(session)
    post("/threads", {"metadata": {"note": "a"}})
    [told] = ended(session, track)
    assert told.partition("\n")[0].endswith(": 1 difference")


def test_a_cassette_that_is_missing_is_told_as_such(sessions: Sessions) -> None:
    session = sessions(**VERIFYING)
    [told] = _verified(session)
    assert told == (
        "no cassette to compare with, cassettes/test_x/test_y.yaml\n"
        "\n"
        "  cassette     cassettes/test_x/test_y.yaml   (not recorded yet)\n"
        "\n"
        "  To record it:\n"
        '    pytest "test_x.py::test_y" --assistants-record'
    )


def test_a_test_that_asks_for_nothing_needs_no_cassette(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**VERIFYING)
    assert ended(session, equipped(session)) == []
    _recorded(sessions, tmp_path)
    session = sessions(**VERIFYING)
    [told] = ended(session, equipped(session))
    assert "exchange removed" in told


def test_a_cassette_that_cannot_be_read_is_told(sessions: Sessions, tmp_path: Path) -> None:
    _recorded(sessions, tmp_path).write_bytes(b"")
    session = sessions(**VERIFYING)
    [told] = _verified(session)
    assert told == (
        "CorruptCassette: test_x/test_y.yaml is no readable cassette: an empty file; "
        "restore the file, or move it away and record anew."
    )
    assert session.changed(equipped(session)) is None


def test_a_test_that_failed_is_not_compared_and_told_what_changed_so_far(
    sessions: Sessions, tmp_path: Path
) -> None:
    _recorded(sessions, tmp_path)
    session = sessions(**VERIFYING)
    track = equipped(session)
    post("/threads", {"metadata": {"note": "b"}})
    track.failed = True
    changed = session.changed(track)
    assert changed is not None
    assert changed.split("\n")[0] == "POST /openai/threads   (recorded 1, now 1)"
    assert "removed" not in changed
    assert ended(session, track) == []
    assert session.tally.counts["differing"] == 0


def test_nothing_changed_where_nothing_is_compared(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions(**VERIFYING)
    assert session.changed(equipped(session)) is None
    _recorded(sessions, tmp_path)
    session = sessions(**RECORDING)
    assert session.changed(equipped(session)) is None


def test_what_a_model_said_is_counted_and_fails_nothing(sessions: Sessions) -> None:
    def conversation(session: Session, text: str) -> list[str]:
        session.upstreams.emulated.emulator.reply(text)  # type: ignore[union-attr]  # this mode has one
        track = equipped(session)
        assistant = post("/assistants", {"model": "gpt-4o"}).json()["id"]
        thread = {"messages": [{"role": "user", "content": "?"}]}
        run = post("/threads/runs", {"assistant_id": assistant, "thread": thread}).json()
        at, headers = f"{ORIGIN}/openai/threads/{run['thread_id']}", {"api-key": "k"}
        status = ""
        while status != "completed":
            url = f"{at}/runs/{run['id']}"
            status = httpx.get(url, params=VERSION, headers=headers).json()["status"]
        httpx.get(f"{at}/messages", params=VERSION, headers=headers)
        return ended(session, track)

    session = sessions(**RECORDING)
    assert conversation(session, "Hello") == []
    session.stop()
    session = sessions(**VERIFYING)
    assert conversation(session, "Good day") == []
    assert session.tally.counts["said otherwise"] == 1
    assert session.tally.counts["verified"] == 1


def test_the_placeholders_api_version_is_no_difference_on_the_emulator(
    sessions: Sessions, tmp_path: Path
) -> None:
    path = _recorded(sessions, tmp_path)
    path.write_text(path.read_text().replace("2024-05-01-preview", "2024-08-01-preview"))
    assert _verified(sessions(**VERIFYING)) == []
    chosen = sessions(**VERIFYING, ini_api_version="2024-05-01-preview")
    [told] = _verified(chosen)
    assert "request.query.api-version" in told


def test_a_live_endpoint_is_compared_as_well(sessions: Sessions, tmp_path: Path) -> None:
    _recorded(sessions, tmp_path)
    emulator = Emulator(credentials=frozenset({"key"}))
    with EmulatorServer(emulator) as server:
        environ = {"AZURE_OPENAI_ENDPOINT": server.origin, "AZURE_OPENAI_API_KEY": "key"}
        session = sessions(environ, verify=True)
        track = equipped(session)
        made = post("/threads", {"metadata": {"note": "a"}}, origin=server.origin).json()
        url = f"{server.origin}/openai/threads/{made['id']}"
        httpx.get(url, params=VERSION, headers={"api-key": "key"})
        assert ended(session, track) == []
        assert emulator.objects("thread") == []
        session.stop()
    assert session.tally.counts["verified"] == 1


def test_the_command_of_a_track_that_is_verified_verifies(sessions: Sessions) -> None:
    track = equipped(sessions(**VERIFYING))
    assert track.running_command == 'pytest "test_x.py::test_y" --assistants-verify'
    assert replace(track, verifies=False).running_command.endswith("--assistants-record")


def test_what_cannot_be_cleared_of_secrets_is_a_verdict(sessions: Sessions, tmp_path: Path) -> None:
    _recorded(sessions, tmp_path)
    session = sessions(**VERIFYING)
    track = equipped(session)
    headers = {"api-key": "k", "content-type": "multipart/form-data; boundary=x"}
    httpx.post(f"{ORIGIN}/openai/files", params=VERSION, headers=headers, content=b"no form")
    track.failed = True
    assert session.changed(track) is None
    track.failed = False
    assert session.write(track) == (
        "RecordingRefused: a multipart body cannot be recorded: "
        "it is no well-formed multipart/form-data."
    )


def test_a_stock_cassette_is_compared_as_it_would_be_recorded(
    sessions: Sessions, tmp_path: Path
) -> None:
    path = _recorded(sessions, tmp_path)
    text = path.read_text()
    head = text[text.index("metadata:") : text.index("interactions:")]
    path.write_text(text.replace(head, "").replace("example-resource", "my-desk"))
    assert _verified(sessions(**VERIFYING)) == []
