"""The crash journal: what was made at a live service, on disk before anyone can lose it.

One file a process, one JSON object a line:

    {"event": "begun", "format": 1, "pid": 4711}
    {"event": "intent", "number": 1, "kind": "thread", "origin": "https://...", "api_version": ...}
    {"event": "created", "number": 1, "kind": ..., "id": ..., "origin": ..., "path": ..., ...}
    {"event": "refused", "number": 1}                      the intent came to nothing
    {"event": "undone", "kind": "thread", "id": "thread_..."}

No key, no body, no header. An intent without ``created`` or ``refused`` was never answered.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pytest_assistants.factories.creations import Creation, creations, deletion, making
from pytest_assistants.wire import json_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_assistants import wire

Line = dict[str, Any]

FORMAT: Final = 1
_PRIVATE_FOLDER: Final = 0o700


def state_folder(*, environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where journals lie: the user's state directory, by the custom of the platform.

    Args:
        environment: the environment's variables.
        platform: as ``sys.platform`` has it.
        home: the user's home directory.
    """
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / "pytest-assistants" / "journals"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A create that was sent and never answered: the thing may be there, its id is not known."""

    kind: str
    origin: str
    api_version: str | None


@dataclass(frozen=True, slots=True)
class JournalLeftovers:
    """What a journal says may still be at the service, newest first.

    Attributes:
        pid: the process that wrote it; while it lives, nothing is left over yet.
        made: what was made and not undone; ``undoing.Access`` gives the request to unmake it.
        unanswered: the intents that were neither fulfilled nor refused.
    """

    pid: int | None
    made: tuple[Creation, ...]
    unanswered: tuple[Unanswered, ...]


def read(path: Path) -> tuple[Line, ...]:
    """The journal's lines as JSON objects; one cut off by a crash is left out.

    Raises:
        OSError: the file cannot be read.
    """
    texts = path.read_bytes().splitlines()
    return tuple(line for line in map(json_of, texts) if isinstance(line, dict))


def leftovers(path: Path) -> JournalLeftovers:
    """What the journal says may still be at the service.

    Raises:
        OSError: the file cannot be read.
    """
    lines = read(path)
    begun = next((line["pid"] for line in lines if isinstance(line.get("pid"), int)), None)
    undone = {_key(line) for line in lines if line.get("event") == "undone"}
    answered = {line.get("number") for line in lines if line.get("event") in {"created", "refused"}}
    made = [line for line in lines if line.get("event") == "created" and _key(line) not in undone]
    intents = [line for line in lines if line.get("event") == "intent"]
    return JournalLeftovers(
        pid=begun,
        made=tuple(_creation(line) for line in reversed(made)),
        unanswered=tuple(
            Unanswered(str(line.get("kind")), str(line.get("origin")), _text(line, "api_version"))
            for line in reversed(intents)
            if line.get("number") not in answered
        ),
    )


def note_undone(path: Path, made: Creation) -> None:
    """Write into a journal of a run that is over that a thing is no longer there.

    Raises:
        OSError: the file cannot be written.
    """
    # A line that a crash cut off is left to itself.
    whole = path.read_bytes().endswith(b"\n")
    line = {"event": "undone", "kind": made.kind, "id": made.id, "origin": made.origin}
    _append(path, line, before="" if whole else "\n")


def _key(line: Line) -> tuple[object, object, object]:
    return line.get("kind"), line.get("id"), line.get("origin")


def _text(line: Line, name: str) -> str | None:
    value = line.get(name)
    return value if isinstance(value, str) else None


def _creation(line: Line) -> Creation:
    ids = line.get("ids")
    return Creation(
        kind=str(line.get("kind")),
        id=str(line.get("id")),
        origin=str(line.get("origin")),
        path=str(line.get("path")),
        api_version=_text(line, "api_version"),
        ids=frozenset(ids.items() if isinstance(ids, dict) else ()),
    )


def _refused(response: wire.Response) -> bool:
    # A server that failed, or whose answer has no id, may have made the thing all the same.
    return not response.ok and response.status not in range(500, 600)


def _append(path: Path, line: Line, *, before: str = "") -> None:
    # Opened for each line: nothing is buffered when the process is killed, nothing left open.
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(before + json.dumps(line) + "\n")


class Journal:
    """Writes the journal of one process; nothing is on disk before the first intent.

    It never raises: the first failure is kept in ``problem``, and ends the writing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path: Path | None = None
        self.problem: str | None = None
        self._lock = threading.Lock()
        self._number = 0
        self._intents: set[int] = set()
        self._made: list[Creation] = []

    def intend(self, request: wire.Request) -> int | None:
        """Write down that a request is about to be sent; None if it makes nothing to unmake.

        Returns:
            The intent's number, for ``observe``.
        """
        kind = making(request)
        if kind is None:
            return None
        with self._lock:
            self._number += 1
            self._intents.add(self._number)
            self._write(
                event="intent",
                number=self._number,
                kind=kind,
                origin=request.origin,
                api_version=request.parameter("api-version"),
            )
            return self._number

    def observe(self, interaction: wire.Interaction, *, intent: int | None = None) -> None:
        """Write down what the exchange made or unmade, before its response is handed on."""
        found, gone = creations(interaction), deletion(interaction)
        with self._lock:
            for made in found:
                self._created(made, intent)
            if not found and intent is not None and _refused(interaction.response):
                self._intents.discard(intent)
                self._write(event="refused", number=intent)
            if gone is not None:
                for ended in [made for made in self._made if gone.ends(made)]:
                    self._undone(ended)

    def undone(self, kind: str, id: str) -> None:  # noqa: A002 - the wire's own name
        """Write down that a thing is no longer there."""
        with self._lock:
            for made in [made for made in self._made if (made.kind, made.id) == (kind, id)]:
                self._undone(made)

    def close(self) -> None:
        """End the writing; the file stays only if something may be left at the service."""
        with self._lock, self._problem_kept():
            if self.path is not None and not (self._made or self._intents):
                self.path.unlink(missing_ok=True)
                self.path = None

    def _created(self, made: Creation, intent: int | None) -> None:
        self._intents.discard(intent or 0)
        self._made.append(made)
        self._write(
            event="created",
            number=intent,
            kind=made.kind,
            id=made.id,
            origin=made.origin,
            path=made.path,
            api_version=made.api_version,
            ids=dict(sorted(made.ids)),
        )

    def _undone(self, made: Creation) -> None:
        self._made.remove(made)
        self._write(event="undone", kind=made.kind, id=made.id, origin=made.origin)

    def _write(self, **line: object) -> None:
        if self.problem is not None:
            return
        with self._problem_kept():
            self.path = self.path or self._begun()
            _append(self.path, line)

    def _begun(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        self.folder.chmod(_PRIVATE_FOLDER)
        # mkstemp gives a name of its own, readable and writable by the user alone.
        handle, name = tempfile.mkstemp(suffix=".jsonl", prefix="", dir=self.folder)
        os.close(handle)
        _append(Path(name), {"event": "begun", "format": FORMAT, "pid": os.getpid()})
        return Path(name)

    @contextlib.contextmanager
    def _problem_kept(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.problem = self.problem or f"the journal cannot be written: {error}"
