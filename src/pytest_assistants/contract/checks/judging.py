"""Joins the checks: a whole request, plain data, or a whole answer, each under its judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants import wire
from pytest_assistants.contract.checks.contents import body_of, query_of
from pytest_assistants.contract.checks.errors import error_findings
from pytest_assistants.contract.checks.judge import Judge
from pytest_assistants.contract.checks.requests import (
    content_findings,
    operation_findings,
    version_findings,
)
from pytest_assistants.contract.checks.responses import answer_findings, owner_of
from pytest_assistants.contract.checks.streams.grammar import stream_findings
from pytest_assistants.contract.generations import read_generation
from pytest_assistants.contract.inference import infer_operation
from pytest_assistants.contract.models import body_model, query_model
from pytest_assistants.event_stream import is_event_stream

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.generations import Generation
    from pytest_assistants.contract.operations import Operation
    from pytest_assistants.contract.profiles import Profile
    from pytest_assistants.contract.violations import Violation

_REFUSED = 400
_BEGUN = b"event:"
_SWAPPED = ("an event stream", "one object")


def judge_request(
    request: wire.Request,
    asked: Operation,
    *,
    profile: Profile,
    generation: Generation | None = None,
    accepted: bool = False,
) -> list[Violation]:
    """A request as sent: its api-version, its operation, its query and its body."""
    reading = read_generation(request)
    judge = _request_judge(asked, generation or reading.generation, profile, accepted=accepted)
    found = [*version_findings(reading, judge), *operation_findings(judge)]
    found += content_findings(query_model(asked), query_of(request), judge)
    if asked.body is None:
        return found
    body, problems = body_of(request, asked, judge)
    if body is None:
        return found + problems
    return found + content_findings(body_model(asked), body, judge)


def judge_data(
    content: dict[str, Any], asked: Operation, *, generation: Generation, profile: Profile
) -> list[Violation]:
    """A request's body, or a list's query, as plain data."""
    judge = _request_judge(asked, generation, profile)
    model = body_model(asked) or query_model(asked)
    return [*operation_findings(judge), *content_findings(model, content, judge)]


def judge_answer(
    answer: wire.Response | dict[str, Any],
    asked: Operation | None,
    *,
    generation: Generation,
    profile: Profile,
    sent: Mapping[str, Any] | None = None,
) -> list[Violation]:
    """An answer, as sent or as plain data; without its operation it is known by its ``object``.

    What was sent, a list's query or a body that may ask for a stream, is what it is held against.
    """
    if isinstance(answer, wire.Response):
        return _judge_response(answer, asked, generation, profile, sent)
    if "error" in answer and "object" not in answer:
        return error_findings(answer, _error_judge(asked, generation, profile), status=_REFUSED)
    judge = _answer_judge(asked, answer, generation, profile)
    return [] if judge is None else answer_findings(answer, judge, sent)


def _judge_response(
    response: wire.Response,
    asked: Operation | None,
    generation: Generation,
    profile: Profile,
    sent: Mapping[str, Any] | None,
) -> list[Violation]:
    if response.status >= _REFUSED:
        judge = _error_judge(asked, generation, profile)
        return error_findings(wire.json_of(response.body), judge, status=response.status)
    if not response.ok:
        return []
    data = None if asked else wire.json_of(response.body)
    known = _answer_judge(asked, data, generation, profile)
    if known is None:
        return []
    if asked is not None and asked.streams:
        return _judge_perhaps_streamed(response, known, sent)
    return answer_findings(response.body, known, sent)


def _judge_perhaps_streamed(
    response: wire.Response, judge: Judge, sent: Mapping[str, Any] | None
) -> list[Violation]:
    """An answer that is a stream if one was asked for; else one object."""
    streamed = is_event_stream(response.headers) or response.body.startswith(_BEGUN)
    found = []
    if sent is not None and (sent.get("stream") is True) != streamed:
        wanted, got = ("one object", "an event stream") if streamed else _SWAPPED
        found.append(judge.find("", "stream", f"{got} is answered, and {wanted} was asked for"))
    if streamed:
        return found + stream_findings(response.body, judge)
    return found + answer_findings(response.body, judge, None)


def _request_judge(
    asked: Operation, generation: Generation, profile: Profile, *, accepted: bool = False
) -> Judge:
    return Judge(
        side="request",
        name=asked.name,
        owner=asked.name,
        operation=asked,
        generation=generation,
        profile=profile,
        accepted=accepted,
    )


def _answer_judge(
    asked: Operation | None, data: object, generation: Generation, profile: Profile
) -> Judge | None:
    inferred = asked or (infer_operation(data) if isinstance(data, dict) else None)
    if inferred is None:
        return None
    return Judge(
        side="response",
        name=asked.name if asked else None,
        owner=owner_of(inferred),
        operation=inferred,
        generation=generation,
        profile=profile,
    )


def _error_judge(asked: Operation | None, generation: Generation, profile: Profile) -> Judge:
    return Judge(
        side="response",
        name=asked.name if asked else None,
        owner="error",
        operation=asked,
        generation=generation,
        profile=profile,
    )
