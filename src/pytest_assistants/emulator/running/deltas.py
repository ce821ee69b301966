"""The pieces of a stream: joined they are the message, or the call of a tool, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.running import usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.emulator.exchange.calls import Json

MESSAGE, STEP = "thread.message.delta", "thread.run.step.delta"
_WORDS = 2
_OUTPUTS = "outputs"
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
    """Calls of tools, one after the other: who is called, with what in pieces, what it gave."""
    for place, call in enumerate(calls):
        kind = call["type"]
        first, *others = _parts(call[kind], _INPUTS.get(kind, ""))
        yield _step(step_id, {"index": place, "id": call["id"], "type": kind, kind: first})
        for part in others:
            yield _step(step_id, {"index": place, "type": kind, kind: part})


def _parts(whole: Json, name: str) -> Iterator[Json]:
    empty: Json = {name: "", _OUTPUTS: []}
    yield {key: empty.get(key, value) for key, value in whole.items()}
    for piece in usage.pieces(whole.get(name, "")):
        yield {name: piece}
    given = whole.get(_OUTPUTS)
    if given:
        yield {_OUTPUTS: [{"index": place, **each} for place, each in enumerate(given)]}


def _message(message_id: str, text: Json) -> Json:
    content = [{"index": 0, "type": "text", "text": text}]
    return {"id": message_id, "object": MESSAGE, "delta": {"content": content}}


def _step(step_id: str, call: Json) -> Json:
    details = {"type": "tool_calls", "tool_calls": [call]}
    return {"id": step_id, "object": STEP, "delta": {"step_details": details}}
