"""What a person reads when replay has no answer: what was asked, what came nearest, what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.advice import compose
from pytest_assistants.cassette.wording.shown_value import ABSENT, shown_value
from pytest_assistants.plurals import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.matchers.canonical import Canonical
    from pytest_assistants.cassette.tracks.answers import Entry
    from pytest_assistants.cassette.tracks.playback import Playback
    from pytest_assistants.wire import Request

MOST_DIFFERENCES = 8
_PLAYED = "it has been played already"
_PARTED = "it stands on the other side of a write to its object"
_FIELDS_OF_A_PART = 3  # its name, its file's name, its content


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a recorded request and this one differ."""

    place: str
    recorded: str
    live: str


class Reason(StrEnum):
    """Why replay has no answer; the word stands at the end of the first line."""

    NO_CASSETTE = "no-cassette"
    NO_MATCH = "no-match"
    ALREADY_PLAYED = "already-played"
    NOTHING_SIMILAR = "nothing-similar"


_VERDICTS = {
    Reason.NO_CASSETTE: "no cassette to answer",
    Reason.NO_MATCH: "no recorded interaction matches",
    Reason.ALREADY_PLAYED: "no answer is left to",
    Reason.NOTHING_SIMILAR: "nothing recorded is similar to",
}


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A cassette that nobody plays and that would answer, and how it becomes this test's."""

    cassette: str
    move: str


def describe_miss(  # noqa: PLR0913 - each is a fact that is told
    request: Request,
    *,
    playback: Playback | None,
    cassette: str,
    command: str,
    asked_from: str | None = None,
    lookalike: Lookalike | None = None,
) -> str:
    """The whole text of a CassetteMiss; the first line says it all, the last is the command."""
    if playback is None:
        reason, advice, gist = Reason.NO_CASSETTE, "To record it:", ""
        facts = [f"cassette     {cassette}   (not recorded yet)"]
        if lookalike is not None:
            gist, advice = f": {lookalike.cassette} would answer", "Or record it anew:"
            facts += [
                f"looks like   {lookalike.cassette}   (it would answer, and no test plays it)"
            ]
    else:
        advice = "If the change is meant, record again:"
        form = playback.form(request)
        nearest = _nearest(form, playback)
        reason, gist = _reason(nearest, form, playback), _gist(nearest, form, playback)
        facts = [f"cassette     {cassette}   ({_counted(playback)})"]
        facts += _about(nearest, form, playback) if nearest is not None else []
    facts += [f"asked from   {asked_from}"] if asked_from else []
    if lookalike is not None:
        facts += ["", "If the test was renamed, keep its cassette:", f"  {lookalike.move}"]
    verdict = f"{_VERDICTS[reason]} {request.method} {request.path} [{reason}]{gist}"
    return compose(verdict, facts, advice, command)


def _reason(nearest: Entry | None, form: Canonical, playback: Playback) -> Reason:
    if nearest is None:
        return Reason.NOTHING_SIMILAR
    played = nearest.position in playback.played
    alike = not any(differences_between(nearest.form, form))
    return Reason.ALREADY_PLAYED if played and alike else Reason.NO_MATCH


def _gist(nearest: Entry | None, form: Canonical, playback: Playback) -> str:
    """What is most worth knowing of the nearest, for who reads one line only."""
    if nearest is None:
        return ""
    differences = list(differences_between(nearest.form, form))
    if not differences:
        return "" if nearest.position in playback.played else f", {_PARTED}"
    first, more = differences[0], len(differences) - 1
    others = f", and {counted(more, 'more difference')}" if more else ""
    return f": {first.place} recorded {first.recorded}, this request {first.live}{others}"


def _counted(playback: Playback) -> str:
    return f"{counted(len(playback.entries), 'interaction')}, {len(playback.played)} played"


def _about(nearest: Entry, form: Canonical, playback: Playback) -> list[str]:
    request = nearest.interaction.request
    lines = [f"nearest      {request.method} {request.path}   (interaction {nearest.position + 1})"]
    differences = list(differences_between(nearest.form, form))
    if not differences:
        played = nearest.position in playback.played
        return [*lines, f"               {_PLAYED if played else _PARTED}"]
    widest = max(len(one.place) for one in differences)
    for one in differences[:MOST_DIFFERENCES]:
        shown = f"recorded {one.recorded}     this request {one.live}"
        lines.append(f"               {one.place:<{widest}}     {shown}")
    if len(differences) > MOST_DIFFERENCES:
        lines.append(f"               … and {len(differences) - MOST_DIFFERENCES} more")
    return lines


def _nearest(form: Canonical, playback: Playback) -> Entry | None:
    """The entry with the fewest differences, unplayed before played."""
    similar = [entry for entry in playback.entries if _shape(entry.form) == _shape(form)]
    return min(
        similar,
        key=lambda entry: (
            len(list(differences_between(entry.form, form))),
            entry.position in playback.played,
            entry.position,
        ),
        default=None,
    )


def _shape(form: Canonical) -> tuple[str, tuple[str, ...]]:
    """Method and path without identifiers."""
    return form.method, tuple(re.sub(r".*\d.*", "*", segment) for segment in form.path)


def differences_to_nearest(request: Request, *, playback: Playback) -> tuple[Difference, ...]:
    """In what the nearest recorded request differs; nothing where none is similar."""
    form = playback.form(request)
    nearest = _nearest(form, playback)
    return tuple(differences_between(nearest.form, form)) if nearest is not None else ()


def differences_between(recorded: Canonical, live: Canonical) -> Iterator[Difference]:
    """Every field that differs, in path, query and body."""
    yield from _differ("path", "/" + "/".join(recorded.path), "/" + "/".join(live.path))
    yield from _differ("query", dict(recorded.query), dict(live.query))
    yield from _differ("body", _by_name(recorded.body), _by_name(live.body))


def _by_name(body: object) -> object:
    """The parts of a multipart form by name, numbered where a name occurs again; else the body."""
    if not isinstance(body, list) or not all(_is_part(item) for item in body):
        return body
    parts: dict[str, object] = {}
    for name, filename, content in body:
        again = sum(1 for known in parts if known.partition("#")[0] == name)
        place = f"{name}#{again + 1}" if again else name
        parts[place] = content if filename is None else {"filename": filename, "content": content}
    return parts


def _is_part(item: object) -> bool:
    return isinstance(item, list) and len(item) == _FIELDS_OF_A_PART and isinstance(item[0], str)


def _differ(place: str, recorded: object, live: object) -> Iterator[Difference]:
    if isinstance(recorded, dict) and isinstance(live, dict):
        for name in sorted(recorded.keys() | live.keys()):
            left, right = recorded.get(name, ABSENT), live.get(name, ABSENT)
            yield from _differ(f"{place}.{name}", left, right)
    elif isinstance(recorded, list) and isinstance(live, list) and len(recorded) == len(live):
        for index, (left, right) in enumerate(zip(recorded, live, strict=True)):
            yield from _differ(f"{place}[{index}]", left, right)
    elif recorded != live or type(recorded) is not type(live):
        yield Difference(place, shown_value(recorded), shown_value(live))
