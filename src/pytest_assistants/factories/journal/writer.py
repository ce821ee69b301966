"""The journal of one process, written while it makes things."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pytest_assistants.factories.creations import Creation, creations, deletion, making
from pytest_assistants.factories.journal.lines import FORMAT, append

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants import wire

_PRIVATE_FOLDER: Final = 0o700


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
            append(self.path, line)

    def _begun(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        self.folder.chmod(_PRIVATE_FOLDER)
        # mkstemp gives a name of its own, readable and writable by the user alone.
        handle, name = tempfile.mkstemp(suffix=".jsonl", prefix="", dir=self.folder)
        os.close(handle)
        append(Path(name), {"event": "begun", "format": FORMAT, "pid": os.getpid()})
        return Path(name)

    @contextlib.contextmanager
    def _problem_kept(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.problem = self.problem or f"the journal cannot be written: {error}"


def _refused(response: wire.Response) -> bool:
    # A server that failed, or whose answer has no id, may have made the thing all the same.
    return not response.ok and response.status not in range(500, 600)
