"""Joins the pieces of an event stream, and holds them against the whole that they make."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.events import CREATED, DELTA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.checks.streams.events import Told
    from pytest_assistants.contract.violations import Violation

Place = tuple[str, str]
"""The id of an object, and the path of a text in it."""

_CALLED = (("code_interpreter", "input"), ("function", "arguments"))
_PENDING = "required_action.submit_tool_outputs.tool_calls"


@dataclass(slots=True)
class _Made:
    """What the pieces have made so far, and where the arguments of each call are gathered."""

    texts: dict[Place, str] = field(default_factory=lambda: defaultdict(str))
    calls: dict[str, Place] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)


def piece_findings(told: Sequence[Told], judge: Judge) -> Iterator[Violation]:
    """Texts of messages and of tool calls that differ from what their pieces make."""
    made = _Made()
    for one in told:
        if one.moment == CREATED:
            made.begun.add(one.id)
        elif one.moment == DELTA:
            for place, text in _texts(one):
                made.texts[place] += text
            made.calls |= _calls(one)
        else:
            yield from _differing(one, made, judge)


def _differing(one: Told, made: _Made, judge: Judge) -> Iterator[Violation]:
    for path, whole, place in _wholes(one, made):
        pieces = made.texts[place]
        if whole != pieces:
            text = f"has {len(whole)} characters, and its pieces make {len(pieces)} or others"
            yield judge.find(f"events[{one.index}].{path}", "stream.pieces", text)


def _wholes(one: Told, made: _Made) -> Iterator[tuple[str, str, Place]]:
    """The texts of a whole object, and where their pieces are gathered."""
    if one.id in made.begun:
        for place, whole in _texts(one):
            yield place[1], whole, place
    action = _inside(_inside(one.data, "required_action"), "submit_tool_outputs")
    for index, call in _listed(action, "tool_calls"):
        arguments = _inside(call, "function").get("arguments")
        gathered = made.calls.get(str(call.get("id")))
        if isinstance(arguments, str) and gathered is not None:
            yield f"{_PENDING}[{index}].function.arguments", arguments, gathered


def _texts(one: Told) -> Iterator[tuple[Place, str]]:
    holder = _inside(one.data, "delta") if one.moment == DELTA else one.data
    for index, part in _listed(holder, "content"):
        value = _inside(part, "text").get("value")
        if isinstance(value, str):
            yield (one.id, f"content[{index}].text.value"), value
    for index, call in _listed(_inside(holder, "step_details"), "tool_calls"):
        for name, text in _CALLED:
            value = _inside(call, name).get(text)
            if isinstance(value, str):
                yield (one.id, _path(index, name, text)), value


def _calls(one: Told) -> dict[str, Place]:
    details = _inside(_inside(one.data, "delta"), "step_details")
    return {
        str(call["id"]): (one.id, _path(index, "function", "arguments"))
        for index, call in _listed(details, "tool_calls")
        if "id" in call
    }


def _path(index: int, name: str, text: str) -> str:
    return f"step_details.tool_calls[{index}].{name}.{text}"


def _inside(holder: dict[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _listed(holder: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a list by index: a piece tells its own."""
    value = holder.get(name)
    for position, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield entry.get("index", position), entry
