"""``pytest-assistants sweep``: what killed runs left at the service, by their journals."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.durations import seconds
from pytest_assistants.cli.endpoint import credentials, is_configured_origin
from pytest_assistants.cli.exits import FINE, FOUND
from pytest_assistants.cli.journals import Journal, journals
from pytest_assistants.cli.parsers import add_format, subcommand
from pytest_assistants.cli.printing import print_json, print_lines
from pytest_assistants.cli.terminal import progress
from pytest_assistants.contract.operations import dialect
from pytest_assistants.factories.journal.place import state_folder
from pytest_assistants.factories.sweeping import Swept, planned, sweep
from pytest_assistants.factories.undoing import Access
from pytest_assistants.upstream.live import LiveUpstream

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from pytest_assistants.contract.operations import Dialect
    from pytest_assistants.factories.creations import Creation
    from pytest_assistants.factories.undoing import Send
    from pytest_assistants.wire import Headers, Request, Response

    HeadersFor = Callable[[Dialect], Headers]

_REMOVED, _PLANNED, _LEFT, _UNKNOWN, _SPARED = (
    "removed",
    "would remove",
    "left",
    "unknown",
    "spared",
)
_UNANSWERED = "it was asked for and no answer came: look for it by hand, then add --forget"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one thing, or of a whole journal.

    Attributes:
        journal: the journal's file name.
        outcome: ``removed``, ``would remove``, ``left``, ``unknown`` or ``spared``.
        kind: the thing's kind; empty where the journal is meant.
        id: its id; empty where nobody knows it.
        origin: where it is.
        reason: why it is so.
    """

    journal: str
    outcome: str
    kind: str = ""
    id: str = ""
    origin: str = ""
    reason: str = ""

    def __str__(self) -> str:
        what = " ".join(filter(None, (self.kind, self.id))) or self.journal
        where = f" at {self.origin}" if self.origin else ""
        return f"{self.outcome}  {what}{where}" + (f": {self.reason}" if self.reason else "")


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "sweep",
        summary="delete what killed runs left at the service",
        description="Delete what the journals of killed runs name, and nothing else, with the "
        "credential of the environment and at its endpoint alone. A journal goes when all that "
        "it names is gone. Exits with 1 if something is left.",
        example="--dry-run\n--older-than 1d",
    )
    add_format(parser)
    parser.add_argument(
        "--older-than",
        type=seconds,
        default=0,
        metavar="AGE",
        help="only journals last written to that long ago: 30m, 12h, 1d, 2w",
    )
    parser.add_argument("--dry-run", action="store_true", help="send nothing, remove nothing")
    parser.add_argument(
        "--forget",
        action="store_true",
        help="remove a journal although creations in it were never answered",
    )
    parser.add_argument(
        "--journals", metavar="FOLDER", help="the journals (default: in your state folder)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sweep the journals, the newest first, and tell what became of each thing."""
    found = list(journals(_folder(options), older_than=options.older_than))
    lines = [line for journal in found for line in _skipped(journal)]
    ready = [one for one in found if one.found is not None and not one.spared]
    lines += _planned(ready) if options.dry_run else _swept(ready, options)
    if options.format == "json":
        print_json({"journals": len(found), "found": [asdict(line) for line in lines]})
    else:
        print_lines(lines)
    over = {_REMOVED, _SPARED}
    return FINE if all(line.outcome in over for line in lines) else FOUND


def _folder(options: argparse.Namespace) -> Path:
    if options.journals:
        return Path(options.journals)
    return state_folder(environment=os.environ, platform=sys.platform)


def _skipped(journal: Journal) -> Iterator[Line]:
    if journal.unread:
        yield Line(journal.path.name, _LEFT, reason=journal.unread)
    elif journal.spared:
        yield Line(journal.path.name, _SPARED, reason=journal.spared)


def _planned(ready: list[Journal]) -> list[Line]:
    """What would become of them; no credential is asked for."""
    return [
        line
        for one in ready
        if one.found
        for line in _told(one, planned(one.found, access_to=_access(lambda _: ())), _PLANNED)
    ]


def _swept(ready: list[Journal], options: argparse.Namespace) -> list[Line]:
    access_to = _access(cache(credentials))
    total = sum(len(planned(one.found, access_to=access_to).removed) for one in ready if one.found)
    upstream = LiveUpstream()
    lines: list[Line] = []
    try:
        with progress("sweeping", total=total) as step:
            send = _stepping(upstream.send, step)
            for one in ready:
                try:
                    swept = sweep(one.path, access_to=access_to, send=send, forget=options.forget)
                    lines += _told(one, swept, _REMOVED)
                except OSError as problem:
                    reason = f"it cannot be written: {problem.strerror}"
                    lines.append(Line(one.path.name, _LEFT, reason=reason))
    finally:
        upstream.close()
    return lines


def _access(headers_for: HeadersFor) -> Callable[[Creation], Access | None]:
    """The access to what is at the configured endpoint."""

    def access_to(made: Creation) -> Access | None:
        if not is_configured_origin(made.origin):
            return None
        version = made.api_version
        query = (("api-version", version),) if version is not None else ()
        return Access(made.origin, query, headers_for(dialect(made.path)))

    return access_to


def _stepping(send: Send, step: Callable[[], None]) -> Send:
    """Let each thing that is deleted move the bar, once."""
    seen: set[str] = set()

    def sent(request: Request) -> Response:
        if request.method == "DELETE" and request.url not in seen:
            seen.add(request.url)
            step()
        return send(request)

    return sent


def _told(journal: Journal, swept: Swept, outcome: str) -> Iterator[Line]:
    name = journal.path.name
    yield from (Line(name, outcome, one.kind, one.id, one.origin) for one in swept.removed)
    yield from (Line(name, _LEFT, one.kind, one.id, one.origin, one.reason) for one in swept.left)
    for one in swept.unanswered:
        yield Line(name, _UNKNOWN, one.kind, "", one.origin, _UNANSWERED)
