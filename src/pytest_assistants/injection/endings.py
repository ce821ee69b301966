"""How runs, files, vector stores and batches come to a bad end, and how their answers show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.lifecycle import MOMENTS, STATES, is_final
from pytest_assistants.contract.outcomes import FILE_FAILURES, RUN_FAILURES
from pytest_assistants.contract.vocabularies import INCOMPLETE_REASONS, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.outcomes import Failed

Json = dict[str, Any]

_GOOD = frozenset({"completed", "processed"})
_RUN, _FILE_OF_STORE, _BATCH = "thread.run", "vector_store.file", "vector_store.file_batch"
# How the wire names a batch where the table names it otherwise.
_ALSO: Mapping[str, str] = {"vector_store.files_batch": _BATCH}
_OPEN_ENDED = frozenset({_RUN, "file", "vector_store", _FILE_OF_STORE, _BATCH})
_FAILURES: Mapping[str, tuple[Failed, ...]] = {_RUN: RUN_FAILURES, _FILE_OF_STORE: FILE_FAILURES}
_USUAL: Mapping[str, str] = {_RUN: "server_error", _FILE_OF_STORE: "unsupported_file"}
_FILE_DETAILS = "The file could not be processed."


def kind_of(thing: Mapping[str, object]) -> str:
    """The ``object`` of a thing, as the tables name it."""
    said = str(thing.get("object"))
    return _ALSO.get(said, said)


def endings_of(kind: str) -> tuple[str, ...]:
    """The states in which it ends badly; none for what lives without states."""
    states = STATES[kind] if kind in _OPEN_ENDED else {}
    return tuple(name for name in states if is_final(states, name) and name not in _GOOD)


def codes_of(kind: str) -> tuple[str, ...]:
    """The codes that its ``last_error`` may tell; none where it has no such field."""
    return tuple(row.code for row in _FAILURES.get(kind, ()))


def ended(thing: Json, state: str, code: str | None = None) -> Json:
    """The thing as it is answered after that end; without a code its error is the usual one."""
    kind = kind_of(thing)
    changes: Json = {"status": state, **_last_error(kind, state, code)}
    match kind:
        case "thread.run":
            changes |= _of_run(thing, state)
        case "file":
            changes |= {"status_details": _FILE_DETAILS} if "status_details" in thing else {}
        case "vector_store.file_batch":
            changes |= {"file_counts": _counts(thing, state)}
    return {**thing, **changes}


def _last_error(kind: str, state: str, code: str | None) -> Json:
    if state != "failed" or kind not in _FAILURES:
        return {}
    chosen = code or _USUAL[kind]
    return {"last_error": next(row.last_error for row in _FAILURES[kind] if row.code == chosen)}


def _of_run(run: Json, state: str) -> Json:
    """Its moments, and nothing left to wait for."""
    now = run.get("completed_at") or run.get("started_at") or run.get("created_at")
    moments: Json = {name: None for name in ("completed_at", "expires_at") if name in run}
    reached = {moment: now for name, moment in MOMENTS[_RUN].items() if name == state}
    changes: Json = {**moments, **reached, "required_action": None}
    if state == "incomplete":
        changes["incomplete_details"] = {"reason": names_of(INCOMPLETE_REASONS)[0]}
    return changes


def _counts(batch: Json, state: str) -> Json:
    """All of its files in that state; a batch that is cancelled keeps what it has done."""
    counts: Json = dict(batch["file_counts"])
    moved = ("in_progress",) if state == "cancelled" else ("in_progress", "completed", "cancelled")
    counts[state] = int(counts[state]) + sum(int(counts[name]) for name in moved)
    return {**counts, **dict.fromkeys(moved, 0)}
