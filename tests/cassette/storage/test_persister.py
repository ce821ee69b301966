"""Rules for files: inside the folder, whole or not at all, and the old one stands."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pytest_assistants import processes
from pytest_assistants.cassette.storage import persister as module
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import CassetteError, RecordingRefused, UnsafeName

OLD, NEW = b"old\n", b"new\r\n"

UNSAFE = [
    *("", "../a.yaml", "a/../../b.yaml", "/etc/passwd", "a//b.yaml", "./a.yaml", "a/", ".."),
    *(
        "a\ud800.yaml",
        "é" * 128,
        "a\0b.yaml",
        "C:/a.yaml",
        "c:a.yaml",
        "..\\a.yaml",
        "con.yaml",
        "a/NUL/b.yaml",
        "com1",
    ),
]


@pytest.fixture(name="persister")
def _persister(tmp_path: Path) -> Persister:
    return Persister(tmp_path / "cassettes")


def files(persister: Persister) -> list[str]:
    return sorted(path.name for path in persister.folder.rglob("*") if path.is_file())


def unmeasured() -> dict[str, str]:
    """An environment without coverage, whose own file a killed process would leave damaged."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


@pytest.mark.parametrize("name", UNSAFE)
def test_no_name_leaves_the_folder(persister: Persister, name: str) -> None:
    for act in (persister.path, persister.read, lambda one: persister.write(one, NEW)):
        with pytest.raises(UnsafeName, match=r"is no cassette name: .*\.$"):
            act(name)
    assert not persister.folder.exists()


@pytest.mark.parametrize("name", ["link.yaml", "folder/a.yaml"])
def test_no_symbolic_link_is_followed(persister: Persister, tmp_path: Path, name: str) -> None:
    persister.folder.mkdir()
    (tmp_path / "outside").mkdir()
    (persister.folder / "link.yaml").symlink_to(tmp_path / "outside" / "a.yaml")
    (persister.folder / "folder").symlink_to(tmp_path / "outside")
    with pytest.raises(UnsafeName, match="symbolic link"):
        persister.write(name, NEW)
    assert not list((tmp_path / "outside").iterdir())
    (tmp_path / "outside" / "a.yaml").write_bytes(NEW)
    for asked in (persister.read, persister.holds):
        with pytest.raises(UnsafeName, match="symbolic link"):
            asked(name)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    Persister(tmp_path / "link").write("a.yaml", NEW)
    assert (tmp_path / "real" / "a.yaml").read_bytes() == NEW


def test_bytes_are_written_as_given_and_read_back(persister: Persister) -> None:
    assert persister.read("a/b/test.yaml") is None
    persister.write("a/b/test.yaml", OLD)
    persister.write("a/b/test.yaml", NEW)
    assert persister.read("a/b/test.yaml") == NEW
    assert files(persister) == ["test.yaml"]


def test_a_file_where_a_folder_is_needed_is_no_cassette(persister: Persister) -> None:
    persister.write("a", OLD)
    assert persister.read("a/b.yaml") is None
    with pytest.raises(RecordingRefused, match=r"was not written: (File exists|Not a directory)"):
        persister.write("a/b.yaml", NEW)
    assert persister.read("a") == OLD


def test_what_cannot_be_read_says_why(persister: Persister) -> None:
    (persister.folder / "a.yaml").mkdir(parents=True)
    with pytest.raises(CassetteError, match=r"a.yaml cannot be read: it is no plain file"):
        persister.read("a.yaml")


def test_what_must_not_be_opened_says_so(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    persister.write("a.yaml", NEW)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CassetteError, match=r"a.yaml cannot be read: Permission denied"):
        persister.read("a.yaml")


def test_a_file_is_read_whole_in_however_many_pieces(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    persister.write("a.yaml", NEW)
    real = os.read
    monkeypatch.setattr(os, "read", lambda file, most: real(file, min(most, 3)))
    assert persister.read("a.yaml") == NEW


@pytest.mark.parametrize("flag", ["O_NOFOLLOW", None])
def test_links_are_seen_where_opening_would_follow_them(
    persister: Persister, monkeypatch: pytest.MonkeyPatch, flag: str | None
) -> None:
    monkeypatch.setattr(module, "_NO_LINK", getattr(os, flag) if flag else 0)
    monkeypatch.setattr(module, "_OPENING", os.O_RDONLY | module._NO_LINK)
    persister.write("a.yaml", NEW)
    (persister.folder / "b.yaml").symlink_to(persister.folder / "a.yaml")
    assert persister.read("a.yaml") == NEW
    with pytest.raises(UnsafeName, match="symbolic link"):
        persister.read("b.yaml")


def test_an_existing_file_keeps_its_mode_and_a_new_one_is_readable(persister: Persister) -> None:
    persister.write("a.yaml", OLD)
    assert persister.path("a.yaml").stat().st_mode & 0o777 == 0o644
    persister.path("a.yaml").chmod(0o640)
    persister.write("a.yaml", NEW)
    assert persister.path("a.yaml").stat().st_mode & 0o777 == 0o640


def test_the_temporary_file_is_private_and_in_the_same_folder(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def fsync(descriptor: int) -> None:
        opened.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        if opened[-1].is_file():
            assert opened[-1].stat().st_mode & 0o777 == 0o600

    monkeypatch.setattr(os, "fsync", fsync)
    persister.write("a.yaml", NEW)
    assert [path.parent for path in opened] == [persister.folder, persister.folder.parent]
    assert module._TEMPORARY.fullmatch(opened[0].name)


def test_whatever_was_opened_is_closed(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, real = [], os.open

    def kept(path: Path, flags: int, mode: int = 0o777) -> int:
        opened.append(real(path, flags, mode))
        return opened[-1]

    monkeypatch.setattr(os, "open", kept)
    persister.write("a.yaml", NEW)
    assert len(opened) == 2
    for descriptor in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


@pytest.mark.parametrize("call", ["open", "fsync"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_whatever_the_disk_says_the_old_file_stands(
    persister: Persister, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    persister.write("a.yaml", OLD)

    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(RecordingRefused, match=os.strerror(code)) as caught:
            persister.write("a.yaml", NEW)
    assert str(caught.value).endswith("; what stood there before still does.")
    assert persister.read("a.yaml") == OLD
    assert files(persister) == ["a.yaml"]


def test_an_error_without_words_is_named_by_its_class(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(module, "_write_all", fail)
    with pytest.raises(RecordingRefused, match="was not written: BlockingIOError;"):
        persister.write("a.yaml", NEW)


def test_a_file_size_limit_leaves_the_old_file(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from pytest_assistants.cassette.storage.persister import Persister\n"
        "from pytest_assistants.errors import RecordingRefused\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: Persister(Path(sys.argv[1])).write('a.yaml', b'x' * 100_000)\n"
        "except RecordingRefused as problem: print(problem)\n"
    )
    Persister(tmp_path).write("a.yaml", OLD)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, str(tmp_path)],
        env=unmeasured(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "File too large" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == OLD


def test_a_process_killed_while_writing_leaves_the_old_file_and_is_cleaned_up_after(
    tmp_path: Path,
) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from pytest_assistants.cassette.storage.persister import Persister\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "Persister(Path(sys.argv[1])).write('a.yaml', b'new')\n"
    )
    persister = Persister(tmp_path)
    persister.write("a.yaml", OLD)
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, env=unmeasured(), check=False)  # noqa: S603 - our own program
    assert done.returncode == -signal.SIGKILL
    assert persister.read("a.yaml") == OLD
    assert len(files(persister)) == 2
    persister.write("b.yaml", NEW)
    assert files(persister) == ["a.yaml", "b.yaml"]


def test_a_file_still_being_written_is_left_alone_until_it_is_an_hour_old(
    persister: Persister,
) -> None:
    persister.folder.mkdir()
    mine = persister.folder / f".a.yaml.{os.getpid()}-0123abcd.recording"
    init = persister.folder / ".a.yaml.1-0123abcd.recording"
    impossible = persister.folder / f".a.yaml.{10**30}-0123abcd.recording"
    for path in (mine, init, impossible):
        path.touch()
    persister.write("b.yaml", NEW)
    assert files(persister) == sorted(["b.yaml", init.name, mine.name])
    long_ago = time.time() - 7200
    os.utime(mine, (long_ago, long_ago))
    link = persister.folder / f".c.yaml.{os.getpid()}-0123abcd.recording"
    link.symlink_to(persister.folder / "b.yaml")
    os.utime(link, (long_ago, long_ago), follow_symlinks=False)
    persister.write("b.yaml", NEW)
    assert files(persister) == [init.name, "b.yaml"]


def test_processes_of_others_count_as_alive(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(_: int, __: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", kill)
    test_a_file_of_another_process_is_kept(persister)


def test_without_posix_only_age_tells(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "is_alive", lambda _: None)
    test_a_file_of_another_process_is_kept(persister)


def test_a_file_of_another_process_is_kept(persister: Persister) -> None:
    persister.folder.mkdir()
    other = persister.folder / f".a.yaml.{os.getppid()}-0123abcd.recording"
    other.touch()
    persister.write("b.yaml", NEW)
    assert other.name in files(persister)


def test_a_temporary_file_that_vanishes_meanwhile_does_no_harm(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    persister.folder.mkdir()
    mine = persister.folder / f".a.yaml.{os.getpid()}-0123abcd.recording"
    mine.touch()
    real = processes.is_alive

    def alive(pid: int) -> bool | None:
        mine.unlink()
        return real(pid)

    monkeypatch.setattr(module, "is_alive", alive)
    persister.write("b.yaml", NEW)
    assert files(persister) == ["b.yaml"]


def test_a_folder_that_cannot_be_synced_does_no_harm(
    persister: Persister, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse_folders(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == persister.folder:
            raise PermissionError
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_folders)
    persister.write("a.yaml", NEW)
    assert files(persister) == ["a.yaml"]
