"""Lets a request in: credential, api-version, operation, body and parameters, in that order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from pytest_assistants.contract.checks.contents import query_of
from pytest_assistants.contract.generations import last_day, read_generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.validators import check_request
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.emulator.exchange import bodies
from pytest_assistants.emulator.exchange.calls import Call
from pytest_assistants.emulator.exchange.error_responses import RequestRefused, refused_for

if TYPE_CHECKING:
    from datetime import date

    from pytest_assistants import wire
    from pytest_assistants.contract.generations import GenerationReading
    from pytest_assistants.contract.operations import Located
    from pytest_assistants.contract.paths import Dialect
    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.emulator.memory.clock import Today

_UNKNOWN = "unknown_parameter"


def locate_or_refuse(
    request: wire.Request, located: Located | None, *, dialect: Dialect
) -> Located:
    """The operation a request asks for.

    Raises:
        RequestRefused: there is none; Azure's gateway and OpenAI say so in their own ways.
    """
    if located is None:
        _refuse_route(request, "route.unknown", dialect)
    return located


def admit(
    request: wire.Request, located: Located, *, dialect: Dialect, profile: Profile, today: Today
) -> Call:
    """The request as a call, checked against the contract; the first violation decides.

    Raises:
        RequestRefused: what is wrong with it first.
    """
    reading = _reading(request)
    if not located.operation.available.holds(reading.generation, profile):
        _refuse_route(request, "operation.unavailable", dialect)
    content = bodies.read(request, located.operation, generation=reading.generation)
    call = Call(
        operation=located.operation,
        dialect=dialect,
        generation=reading.generation,
        profile=profile,
        api_version=reading.api_version,
        day=_day(reading, today, profile),
        ids=located.ids,
        query=query_of(request),
        body=content.fields,
        upload=content.upload,
    )
    _require_lawful(call)
    return call


def _day(reading: GenerationReading, today: Today, profile: Profile) -> date:
    """The day as of which is answered: of a version that was replaced, its last one.

    That is how the service was seen to answer, most often; whoever sets the clock is obeyed.
    """
    last = None if today.is_chosen or profile is Profile.DOCUMENTED else last_day(reading)
    return today.day if last is None else min(today.day, last)


def _reading(request: wire.Request) -> GenerationReading:
    reading = read_generation(request)
    if reading.problem is not None and not reading.note:
        raise RequestRefused(reading.problem)
    return reading


def _refuse_route(request: wire.Request, rule: str, dialect: Dialect) -> NoReturn:
    if dialect == "openai":
        raise RequestRefused("route.unknown.openai", method=request.method, path=request.path)
    raise RequestRefused(rule)


def _require_lawful(call: Call) -> None:
    for violation in _findings(call):
        if violation.verdict is Verdict.VIOLATION:
            raise refused_for(violation, form=call.operation.multipart)


def _findings(call: Call) -> list[Violation]:
    asked = call.operation
    if asked.body is None and asked.query is None:
        return []
    found = check_request(
        call.query if asked.body is None else call.body,
        operation=asked.name,
        generation=call.generation,
        profile=call.profile,
    )
    # The service reads over what it does not know in a query, and over nothing in a body.
    lenient = asked.body is None
    return [one for one in found if not (lenient and one.rule == _UNKNOWN)]
