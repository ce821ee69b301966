"""The pieces of a stream: joined they are the message, or the call of a tool, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator import usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.emulator.calls import Json

MESSAGE, STEP = "thread.message.delta", "thread.run.step.delta"
_WORDS = 2
_INPUTS: Mapping[str, str] = {"function": "arguments", "code_interpreter": "input"}


def of_text(message_id: str, text: str, annotations: Sequence[Json]) -> Iterator[Json]:
    """A text in pieces of a few words, and in the end what it cites."""
    words = usage.pieces(text)
    for place in range(0, len(words), _WORDS):
        piece = "".join(words[place : place + _WORDS])
        begun: Json = {"annotations": []} if place == 0 else {}
        yield _message(message_id, {"value": piece, **begun})
    if annotations:
        cited = [{"index": place, **each} for place, each in enumerate(annotations)]
        yield _message(message_id, {"value": "", "annotations": cited})


def of_calls(step_id: str, calls: Sequence[Mapping[str, Any]]) -> Iterator[Json]:
    """Calls of tools, one after the other: first who is called, then with what, in pieces."""
    for place, call in enumerate(calls):
        kind = call["type"]
        whole: Json = call[kind]
        name = _INPUTS.get(kind)
        begun = whole if name is None else {**whole, name: ""}
        yield _step(step_id, {"index": place, "id": call["id"], "type": kind, kind: begun})
        for piece in usage.pieces(whole[name]) if name is not None else ():
            yield _step(step_id, {"index": place, "type": kind, kind: {name: piece}})


def _message(message_id: str, text: Json) -> Json:
    content = [{"index": 0, "type": "text", "text": text}]
    return {"id": message_id, "object": MESSAGE, "delta": {"content": content}}


def _step(step_id: str, call: Json) -> Json:
    details = {"type": "tool_calls", "tool_calls": [call]}
    return {"id": step_id, "object": STEP, "delta": {"step_details": details}}
