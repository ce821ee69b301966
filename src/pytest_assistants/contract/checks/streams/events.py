"""Reads an event stream and judges it event by event: its framing, its names, its objects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.checks.errors import error_findings
from pytest_assistants.contract.checks.findings import missing
from pytest_assistants.contract.checks.objects import object_findings, read_object
from pytest_assistants.contract.events import DONE, DONE_DATA, ERROR, EVENTS, Event
from pytest_assistants.contract.models import object_model
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.event_stream import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.event_stream import ServerEvent

_LINE_END = re.compile(r"\r\n|\r|\n")
# A line that begins with a colon is a comment: its field is empty.
_FIELDS = frozenset({"", "event", "data", "id", "retry"})
_KNOWN = {event.name: event for event in EVENTS}
_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a stream: where it stands, its row, and the object it carries."""

    index: int
    event: Event
    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The object's id."""
        return str(self.data.get("id"))

    @property
    def kind(self) -> str:
        """The object's kind, a delta's being that of the whole: ``thread.message``."""
        return self.event.object.removesuffix(".delta")

    @property
    def moment(self) -> str:
        """What happened to it: ``created``, ``delta``, or the state it entered."""
        return self.event.name.rpartition(".")[2]


def read_events(body: bytes, judge: Judge) -> tuple[list[ServerEvent], list[Told], list[Violation]]:
    """The events as sent, those of known names that carry objects, and what is wrong with each."""
    events, told = list(parse(body)), []
    found = list(_framing_findings(body, judge))
    for index, event in enumerate(events):
        row = _KNOWN.get(event.name)
        found += _placed(_findings(event, row, judge), index)
        data = event.value
        if row is not None and isinstance(data, dict) and row.name not in {ERROR, DONE}:
            told.append(Told(index, row, data))
    return events, told, list(_once(found))


def _framing_findings(body: bytes, judge: Judge) -> Iterator[Violation]:
    # What follows the last blank line was cut off, which is told of the whole stream.
    *blocks, _ = _LINE_END.sub("\n", body.decode("utf-8", "replace")).split("\n\n")
    for index, block in enumerate(blocks):
        fields = {line.partition(":")[0] for line in block.split("\n")}
        stray = sorted(fields - _FIELDS)
        if stray:
            text = f"{stray[0][:40]!r} is no field of a server-sent event"
            yield judge.find(f"events[{index}]", "stream.framing", text)
        elif len(fields & {"event", "data"}) == 1:
            text = "an event needs both its name and its data"
            yield judge.find(f"events[{index}]", "stream.framing", text)


def _findings(event: ServerEvent, row: Event | None, judge: Judge) -> list[Violation]:
    if row is None:
        text = f"{event.name} is no known event"
        return [judge.find("", "event.unknown", text, verdict=Verdict.DRIFT, found=event.name)]
    if row.name == DONE:
        text = f"should be {DONE_DATA}"
        return [] if event.data == DONE_DATA else [judge.find("data", "event.done", text)]
    data = event.value
    if row.name == ERROR:
        # The specification shows the error bare, the SDKs read it in its envelope.
        bare = isinstance(data, dict) and "error" not in data
        content = {"error": data} if bare else data
        return error_findings(content, replace(judge, owner=ERROR), status=_REFUSED)
    if not isinstance(data, dict):
        return [judge.find("data", "json", "the event's data is no JSON object")]
    return _object_findings(row, data, replace(judge, owner=row.object))


def _object_findings(row: Event, data: dict[str, Any], judge: Judge) -> list[Violation]:
    answer, found = read_object(object_model(row.object), data, judge)
    if answer is not None:
        found = object_findings(answer, judge)
        # Outside of streams a message has no status.
        if row.object == "thread.message" and data.get("status") is None:
            found.append(missing("status", judge))
    return found


def _placed(found: Iterable[Violation], index: int) -> list[Violation]:
    return [
        replace(finding, path=f"events[{index}]{f'.{finding.path}' if finding.path else ''}")
        for finding in found
    ]


def _once(found: Iterable[Violation]) -> Iterator[Violation]:
    """What is drift in every piece of a message is told at the first."""
    told = set()
    for finding in found:
        place = finding.rule, finding.message, finding.path.partition(".")[2]
        if finding.verdict is not Verdict.DRIFT or place not in told:
            yield finding
        told.add(place)
