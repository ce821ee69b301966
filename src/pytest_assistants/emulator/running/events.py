"""What happened in a run, as the events of a stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_assistants.contract.events import DONE, DONE_DATA
from pytest_assistants.contract.lifecycle import WAITING
from pytest_assistants.emulator.exchange.streams import Stream
from pytest_assistants.emulator.keeping import openings, posts
from pytest_assistants.emulator.running import run_states, steps
from pytest_assistants.event_stream import ServerEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.running.turns import Happening


def told(happenings: Iterable[Happening], call: Call) -> Stream:
    """A stream of what happened; it ends with ``done``, unless its run goes on for ever."""
    heard = list(happenings)
    events = [ServerEvent(each.event, _text(each.about, call)) for each in heard]
    last = heard[-1].about
    waits = not isinstance(last, dict) and last.fields["status"] in WAITING[run_states.OBJECT]
    return Stream((*events, *(() if waits else (ServerEvent(DONE, DONE_DATA),))))


def _text(about: Record | Json, call: Call) -> str:
    shown = about if isinstance(about, dict) else _rendered(about, call)
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate has no UTF-8 form; escaped with a backslash it is JSON again.
    return text.encode("utf-8", "backslashreplace").decode()


def _rendered(record: Record, call: Call) -> Json:
    if record.kind == openings.KIND:
        return openings.render(record, call)
    return _RENDERERS[record.kind](record, call, streamed=True)


_RENDERERS: Mapping[str, Callable[..., Json]] = {
    run_states.KIND: run_states.render,
    steps.KIND: steps.render,
    posts.KIND: posts.render,
}
