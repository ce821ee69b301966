"""Cassette files: read whole, replaced whole or not at all, never outside their folder."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer.reading import MAX_BYTES
from pytest_assistants.errors import CassetteError, RecordingRefused, UnsafeName
from pytest_assistants.processes import is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPORARY = re.compile(r"\..*\.(\d+)-[0-9a-f]{8}\.recording", re.DOTALL)
_STALE_SECONDS = 3600.0
_NEW_FILE_MODE = 0o644
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_OPENING = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MAX_PART_BYTES = 255
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Persister:
    """Reads and replaces the cassettes of one folder."""

    folder: Path

    def path(self, name: str) -> Path:
        """The file of that name (relative, ``/`` between folders); raises UnsafeName."""
        return Path(_plain(self._place(name), name))

    def holds(self, name: str) -> bool:
        """Whether there is a file of that name; raises UnsafeName."""
        return os.path.exists(_plain(self._place(name), name))  # noqa: PTH110 - each test asks, and this is quick

    def read(self, name: str) -> bytes | None:
        """The file's bytes, or None where there is none; raises CassetteError, UnsafeName."""
        path = self._place(name)
        try:
            return _read(path if _NO_LINK else _plain(path, name))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            _plain(path, name)
            raise CassetteError(f"{path} cannot be read: {_reason(problem)}.") from problem

    def _place(self, name: str) -> str:
        """The path of that name, which leads through no link below the folder; it may be one."""
        problem = _problem(name)
        if problem is not None:
            raise UnsafeName(f"{name!r} is no cassette name: {problem}.")
        path = str(self.folder)
        *folders, last = name.split("/")
        for part in folders:
            path = _plain(f"{path}{os.sep}{part}", name)
        return f"{path}{os.sep}{last}"

    def write(self, name: str, data: bytes) -> None:
        """Replace the file in one step; on any error (RecordingRefused) the old one stands."""
        path = self.path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _remove_stale(path.parent)
            replace_file(path, data)
        except OSError as problem:
            raise RecordingRefused(
                f"{path} was not written: {_reason(problem)}; what stood there before still does."
            ) from problem


def _read(path: str) -> bytes:
    """The whole of a plain file; a pipe is opened though nobody writes to it, and refused."""
    descriptor = os.open(path, _OPENING)
    try:
        status = os.fstat(descriptor)
        _refuse_odd(path, status)
        parts = [os.read(descriptor, status.st_size + 1)]
        while parts[-1] and len(parts[0]) != status.st_size:  # it grows, or came in pieces
            parts.append(os.read(descriptor, MAX_BYTES))
    finally:
        os.close(descriptor)
    return b"".join(parts)


def _plain(path: str, name: str) -> str:
    """The path, which is no link to elsewhere."""
    if os.path.islink(path):  # noqa: PTH114 - as quick as can be
        raise UnsafeName(f"{name!r} leads through a symbolic link; cassettes are plain files.")
    return path


def _refuse_odd(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise CassetteError(f"{path} cannot be read: it is no plain file.")
    if status.st_size > MAX_BYTES:
        raise CassetteError(f"{path} cannot be read: it is larger than {MAX_BYTES:,} bytes.")


@lru_cache(maxsize=1024)
def _problem(name: str) -> str | None:
    parts = name.split("/")
    if not name or re.search(r"[\0\\\ud800-\udfff]", name):
        return "it is empty, or holds a NUL, a backslash or what is no character"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "it is absolute"
    if any(part in ("", ".", "..") for part in parts):
        return "it leaves the cassette folder, or has an empty part"
    if any(len(part.encode()) > _MAX_PART_BYTES for part in parts):
        return f"a part of it is longer than {_MAX_PART_BYTES} bytes"
    if any(_RESERVED.fullmatch(part) for part in parts):
        return "Windows keeps that name for a device"
    return None


def replace_file(path: Path, data: bytes) -> None:
    """The file is replaced in one step; on an OSError what stood there still does."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.recording")
    try:
        _write_all(temporary, data)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _write_all(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return _NEW_FILE_MODE


def _sync_folder(folder: Path) -> None:
    """Make the replacement last through a power cut, where folders can be synced at all."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_stale(folder: Path) -> None:
    for path in _stale(folder):
        with contextlib.suppress(OSError):
            path.unlink()


def _stale(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        match = _TEMPORARY.fullmatch(entry.name)
        if match and not (is_alive(int(match[1])) is not False and _young(entry)):
            yield Path(entry.path)


def _young(entry: os.DirEntry[str]) -> bool:
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime < _STALE_SECONDS
    except OSError:
        return False


def _reason(problem: OSError) -> str:
    return problem.strerror or type(problem).__name__
