"""The lines of a journal: how they are written, and read again.

One file a process, one JSON object a line:

    {"event": "begun", "format": 1, "pid": 4711}
    {"event": "intent", "number": 1, "kind": "thread", "origin": "https://...", "api_version": ...}
    {"event": "created", "number": 1, "kind": ..., "id": ..., "origin": ..., "path": ..., ...}
    {"event": "refused", "number": 1}                      the intent came to nothing
    {"event": "undone", "kind": "thread", "id": "thread_..."}

No key, no body, no header. An intent without ``created`` or ``refused`` was never answered.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from pytest_assistants.wire import json_of

if TYPE_CHECKING:
    from pathlib import Path

Line = dict[str, Any]

FORMAT: Final = 1

_APPENDING: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_PRIVATE: Final = 0o600


def read(path: Path) -> tuple[Line, ...]:
    """The journal's lines as JSON objects; one cut off by a crash is left out.

    Raises:
        OSError: the file cannot be read.
    """
    texts = path.read_bytes().splitlines()
    return tuple(line for line in map(json_of, texts) if isinstance(line, dict))


def append(path: Path, line: Line, *, before: str = "") -> None:
    """Write a line, after ``before``.

    Raises:
        OSError: the file cannot be written.
    """
    # Opened for each line: nothing is buffered when the process is killed, nothing left open.
    descriptor = os.open(path, _APPENDING, _PRIVATE)
    try:
        rest = f"{before}{json.dumps(line)}\n".encode()
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
