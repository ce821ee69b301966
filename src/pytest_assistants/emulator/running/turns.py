"""One turn of a run: the assistant calls tools or says something, and what happens is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_assistants.contract.events import CREATED
from pytest_assistants.contract.outcomes import CUT_SHORT, RUN_FAILURES
from pytest_assistants.contract.vocabularies import INCOMPLETE_REASONS
from pytest_assistants.emulator.keeping import posts
from pytest_assistants.emulator.running import (
    citations,
    default_replies,
    deltas,
    run_states,
    steps,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World
    from pytest_assistants.emulator.replies import Reply

_SEARCH, _CODE, _FUNCTION = "file_search", "code_interpreter", "function"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: its name, and the object as it was then, or the JSON of a delta."""

    event: str
    about: Record | Json


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whose turn it is, what is said in it, and where."""

    run: Record
    reply: Reply
    store_ids: Sequence[str]
    call: Call
    world: World


def take(run: Record, call: Call, world: World) -> Iterator[Happening]:
    """Let a run in progress take its turn; it stays in progress if its reply never ends."""
    store_ids = citations.store_ids(run, world)
    written: Reply | None = run.fields[run_states.REPLY]
    reply = written or default_replies.reply_to(run, store_ids, world)
    turn = _Turn(run, _shortened(reply, run), store_ids, call, world)
    if reply.failure is not None:
        yield _failed(turn)
    elif reply.tool_calls:
        yield from _call_functions(turn)
    elif not reply.endless:
        yield from _use_tools(turn)
        yield from _say(turn)
        yield _ended(turn)


def happened(kind: str, record: Record) -> Happening:
    """The event of a record's state."""
    return Happening(f"{kind}.{record.fields['status']}", record)


def begun(kind: str, record: Record) -> Iterator[Happening]:
    """The two events with which an object begins."""
    yield Happening(f"{kind}.{CREATED}", record)
    yield happened(kind, record)


def _shortened(reply: Reply, run: Record) -> Reply:
    """The reply as far as the run's tokens reach."""
    most = run.fields["max_completion_tokens"]
    words = usage.pieces(reply.text or "")
    if most is None or len(words) <= most:
        return reply
    return replace(reply, text="".join(words[:most]), incomplete=INCOMPLETE_REASONS[0].name)


def _failed(turn: _Turn) -> Happening:
    error = next(row.last_error for row in RUN_FAILURES if row.code == turn.reply.failure)
    failed = run_states.moved(turn.run, turn.world, "failed", last_error=error)
    return happened(run_states.OBJECT, failed)


def _call_functions(turn: _Turn) -> Iterator[Happening]:
    calls = [
        _call(turn, _FUNCTION, {"name": each.name, "arguments": each.arguments})
        for each in turn.reply.tool_calls
    ]
    kept = [{**each, _FUNCTION: {**each[_FUNCTION], "output": None}} for each in calls]
    step = steps.begin(turn.run, steps.TOOLS, kept, turn.call, turn.world)
    yield from begun(steps.OBJECT, _emptied(step))
    for delta in deltas.of_calls(step.id, kept):
        yield Happening(deltas.STEP, delta)
    turn.world.store.update(step, {steps.SPENT: _spent(turn)})
    action = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}
    waiting = run_states.moved(turn.run, turn.world, "requires_action", required_action=action)
    yield happened(run_states.OBJECT, waiting)


def _use_tools(turn: _Turn) -> Iterator[Happening]:
    code, text = turn.reply.code, turn.reply.text or ""
    if code is not None:
        logs = turn.reply.logs
        outputs = [] if logs is None else [{"type": "logs", "logs": logs}]
        yield from _use(turn, _CODE, {"input": code, "outputs": outputs})
    if citations.marks(text, turn.store_ids, turn.world):
        yield from _use(turn, _SEARCH, {})


def _use(turn: _Turn, kind: str, details: Json) -> Iterator[Happening]:
    calls = [_call(turn, kind, details)]
    step = steps.begin(turn.run, steps.TOOLS, calls, turn.call, turn.world)
    yield from begun(steps.OBJECT, _emptied(step))
    for delta in deltas.of_calls(step.id, calls):
        yield Happening(deltas.STEP, delta)
    ended = steps.end(step, turn.world, "completed", usage=usage.counted(0, 0))
    yield happened(steps.OBJECT, ended)


def _say(turn: _Turn) -> Iterator[Happening]:
    text = turn.reply.text
    if text is None:
        return
    message = posts.begin(turn.run, turn.call, turn.world)
    details = {"message_id": message.id}
    step = steps.begin(turn.run, steps.MESSAGE, details, turn.call, turn.world)
    yield from begun(steps.OBJECT, step)
    yield from begun(posts.OBJECT, message)
    annotations = citations.marks(text, turn.store_ids, turn.world)
    for delta in deltas.of_text(message.id, text, annotations):
        yield Happening(deltas.MESSAGE, delta)
    reason = CUT_SHORT if turn.reply.incomplete else None
    content = [posts.text_part(text, annotations)]
    yield happened(posts.OBJECT, posts.end(message, content, turn.world, reason=reason))
    ended = steps.end(step, turn.world, "completed", usage=_spent(turn))
    yield happened(steps.OBJECT, ended)


def _ended(turn: _Turn) -> Happening:
    spent = usage.summed(turn.run.fields[run_states.SPENT], _spent(turn))
    reason = turn.reply.incomplete
    state = "completed" if reason is None else "incomplete"
    details = None if reason is None else {"reason": reason}
    ended = run_states.moved(turn.run, turn.world, state, usage=spent, incomplete_details=details)
    return happened(run_states.OBJECT, ended)


def _call(turn: _Turn, kind: str, details: Json) -> Json:
    identifier = turn.world.identifiers.next("tool_call", dialect=turn.call.dialect)
    return {"id": identifier, "type": kind, kind: details}


def _emptied(step: Record) -> Record:
    """A step that calls tools as it is before it called any."""
    return replace(
        step,
        fields={**step.fields, "step_details": {"type": steps.TOOLS, steps.TOOLS: []}},
    )


def _spent(turn: _Turn) -> Json:
    """The tokens of a turn: as the reply says, or a token a word."""
    if turn.reply.usage is not None:
        return usage.counted(*turn.reply.usage)
    messages = turn.world.store.select(posts.KIND, parent=turn.run.parent)
    read = [
        posts.text_of(message) for message in messages if message.fields["run_id"] != turn.run.id
    ]
    prompt = [turn.run.fields["instructions"] or "", *read]
    written = [turn.reply.text or "", *(each.arguments for each in turn.reply.tool_calls)]
    return usage.counted(_words(prompt), _words(written))


def _words(texts: Sequence[str]) -> int:
    return sum(len(usage.pieces(text)) for text in texts)
