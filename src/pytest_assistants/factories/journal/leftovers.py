"""What a journal says may still be at the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.factories.creations import Creation
from pytest_assistants.factories.journal.lines import append, read

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_assistants.factories.journal.lines import Line


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
    append(path, line, before="" if whole else "\n")


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
