"""Answers that go wrong: in place of the service's own, or made from it."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.events import DONE, DONE_DATA
from pytest_assistants.contract.lifecycle import RUN_STATES, is_final
from pytest_assistants.contract.operations import locate
from pytest_assistants.contract.refusals import refusal
from pytest_assistants.event_stream import ServerEvent, is_event_stream, parse, pieces, render
from pytest_assistants.injection.endings import ended
from pytest_assistants.wire import Failure, Headers, Request, Response, json_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.injection.fault import Fault

    Json = dict[str, Any]
    Ending = Callable[[Json], Fault | None]

_JSON = ("Content-Type", "application/json")
_REQUEST_ID = "00000000-0000-0000-0000-000000000000"
_POLL_AFTER = "openai-poll-after-ms"
_RUN, _WAITS = "thread.run", "requires_action"


def instead(fault: Fault, request: Request) -> Response | Failure:
    """The answer that the fault gives by itself."""
    if fault.refusing_rule is not None:
        return refused(fault, fault.refusing_rule, request)
    if fault.breaks is not None:
        return Failure(fault.breaks)
    located = locate(request.method, request.path)
    kind = located.operation.answers if located else "list"
    body = json.dumps({"object": kind, "id": _REQUEST_ID})
    return Response(200, (_JSON,), body[: -len('"}')].encode(), "OK")


def upon(fault: Fault, request: Request, real: Response) -> Response | Failure:
    """What the fault makes of the service's own answer; one that failed by itself stands."""
    if not real.ok:
        return real
    if fault.cut is not None:
        return _cut(fault, real) if is_event_stream(real.headers) else real
    if fault.poll_after is not None:
        return _asking_to_wait(real, fault.poll_after)
    if fault.malformed:
        return replace(real, body=real.body.rstrip()[:-2])
    return instead(fault, request)


def refused(fault: Fault, rule: str, request: Request) -> Response:
    """The refusal in the words of the contract's row, its gaps filled from the request."""
    row = refusal(rule)
    status = row.status if fault.status is None else fault.status
    names = [name for text in (row.message, row.param or "") for name in _names_in(text)]
    known = _known(fault, request)
    body = json.dumps(row.body(**{name: known.get(name, f"<{name}>") for name in names}))
    return Response(status, (_JSON, *_headers(fault)), body.encode())


def with_endings(response: Response, ending: Ending) -> Response:
    """The answer, with what has come to its end shown so: the object, a list's, a stream's."""
    if is_event_stream(response.headers):
        events = list(parse(response.body))
        shown = list(_events_to_the_end(events, ending))
        return response if shown == events else replace(response, body=render(shown))
    answer = json_of(response.body)
    if not isinstance(answer, dict):
        return response
    items = answer.get("data")
    changed = _ended(answer, ending)
    if isinstance(items, list):
        changed = {**changed, "data": [_ended(item, ending) for item in items]}
    if changed == answer:
        return response
    return replace(response, body=json.dumps(changed, indent=2).encode())


def _ended(thing: Any, ending: Ending) -> Any:
    fault = ending(thing) if isinstance(thing, dict) and "status" in thing else None
    return thing if fault is None else ended(thing, str(fault.becomes), fault.code)


def _events_to_the_end(events: list[ServerEvent], ending: Ending) -> Iterator[ServerEvent]:
    """The events up to the run's end or pause, which is replaced by the end it comes to."""
    for event in events:
        run = event.value
        over = isinstance(run, dict) and run.get("object") == _RUN and _rests(run)
        fault = ending(run) if over and isinstance(run, dict) else None
        if fault is not None and isinstance(run, dict):
            yield ServerEvent(
                f"{_RUN}.{fault.becomes}", json.dumps(ended(run, str(fault.becomes), fault.code))
            )
            yield ServerEvent(DONE, DONE_DATA)
            return
        yield event


def _rests(run: Json) -> bool:
    state = str(run.get("status"))
    return state == _WAITS or is_final(RUN_STATES, state)


def _cut(fault: Fault, real: Response) -> Response:
    parts = list(pieces(real.body))[: fault.cut]
    truncated = None if fault.quiet else fault.breaks or "closed"
    return replace(real, body=b"".join(parts), truncated=truncated)


def _asking_to_wait(real: Response, seconds: float) -> Response:
    kept = tuple(pair for pair in real.headers if pair[0].lower() != _POLL_AFTER)
    return replace(real, headers=(*kept, (_POLL_AFTER, str(round(seconds * 1000)))))


def _headers(fault: Fault) -> Headers:
    ids = (("apim-request-id", _REQUEST_ID), ("x-request-id", _REQUEST_ID))
    if fault.retry_after is None:
        return ids
    # Whole seconds for all, and as the service itself is asked by the SDK: in milliseconds.
    seconds, milliseconds = math.ceil(fault.retry_after), round(fault.retry_after * 1000)
    return (*ids, ("retry-after", str(seconds)), ("retry-after-ms", str(milliseconds)))


def _known(fault: Fault, request: Request) -> Json:
    """What a refusal may name: as the service would say it to this request."""
    located = locate(request.method, request.path)
    ids = located.ids if located else {}
    named = {name.removesuffix("_id"): value for name, value in ids.items()}
    return {
        "operation": located.operation.name if located else request.path,
        "api_version": request.parameter("api-version") or "",
        "seconds": math.ceil(fault.retry_after or 1),
        "request_id": _REQUEST_ID,
        "method": request.method,
        "path": request.path,
        "store": named.get("vector_store", ""),
        "run": "run_000000000000000000000000",
        **named,
        **({"id": list(ids.values())[-1]} if ids else {}),
    }


def _names_in(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]
