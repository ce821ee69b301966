"""Judges requests, responses and whole interactions against the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.adapters import as_data, as_request, as_response, request_of
from pytest_assistants.contract.checks.contents import sent_of
from pytest_assistants.contract.checks.judging import judge_answer, judge_data, judge_request
from pytest_assistants.contract.generations import Generation, read_generation
from pytest_assistants.contract.operations import locate
from pytest_assistants.contract.operations import operation as operation_named
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.violations import Verdict, Violation, describe
from pytest_assistants.errors import ContractViolated

if TYPE_CHECKING:
    from pytest_assistants import wire
    from pytest_assistants.contract.operations import Operation


def check_request(
    value: Any,
    *,
    operation: str | None = None,
    generation: Generation | None = None,
    profile: Profile = Profile.DOCUMENTED,
    strict: bool = False,
) -> list[Violation]:
    """What the contract finds in a request.

    Args:
        value: A request of httpx, httpx2, requests or ``wire``; or its body (for lists, its query)
            as a dict, an SDK object or a pydantic model.
        operation: The operation's name; needed for plain data, read from a request's path else.
        generation: Read from a request's api-version else; v2 for plain data.
        profile: Hold it against the reference pages, or against what the service was seen to do.
        strict: Notes count as violations.

    Returns:
        The findings, in the order of the fields; none for an operation the contract has not.

    Raises:
        ValueError: Plain data without an operation.
        TypeError: Nothing that could be judged.
    """
    request = as_request(value)
    asked = _operation(operation, request)
    if request is None:
        found = _check_data(as_data(value), asked, generation=generation, profile=profile)
    elif asked is None:
        found = []
    else:
        found = judge_request(request, asked, generation=generation, profile=profile)
    return _toughened(found, strict=strict)


def check_response(  # noqa: PLR0913 - six facts, five of them optional
    value: Any,
    *,
    operation: str | None = None,
    request: Any = None,
    generation: Generation | None = None,
    profile: Profile = Profile.DOCUMENTED,
    strict: bool = False,
) -> list[Violation]:
    """What the contract finds in a response.

    Args:
        value: A response of httpx, httpx2, requests or ``wire``; or its object as a dict, an SDK
            object or a pydantic model, known by its ``object``.
        operation: The operation's name; read from the request, or from the object, else.
        request: The request it answers, in any form ``check_request`` takes; a list is held against
            its query, and what may stream against its body. A client's response remembers its own.
        generation: Read from the request's api-version else; v2 without one.
        profile: Hold it against the reference pages, or against what the service was seen to do.
        strict: Notes count as violations.

    Returns:
        The findings; none for an operation or an object the contract has not.

    Raises:
        TypeError: Nothing that could be judged.
    """
    response = as_response(value)
    asker = request_of(value) if request is None else as_request(request)
    asked = _operation(operation, asker)
    if asked is None and asker is not None:
        return []
    found = judge_answer(
        as_data(value) if response is None else response,
        asked,
        generation=generation or _generation(asker),
        profile=profile,
        sent=_sent(request, asker, asked),
    )
    return _toughened(found, strict=strict)


def check_interaction(
    interaction: wire.Interaction,
    *,
    profile: Profile = Profile.DOCUMENTED,
    strict: bool = False,
) -> list[Violation]:
    """What the contract finds in a request and its answer, the request's findings first.

    What the upstream answered 2xx although the contract does not know it (an unknown parameter, an
    operation of another generation) is drift; after a refusal it stands as the explanation.
    """
    request, response = interaction.request, interaction.response
    located = locate(request.method, request.path)
    if located is None:
        return []
    found = judge_request(request, located.operation, profile=profile, accepted=response.ok)
    found += judge_answer(
        response,
        located.operation,
        generation=_generation(request),
        profile=profile,
        sent=sent_of(request, located.operation),
    )
    return _toughened(found, strict=strict)


def assert_request(value: Any, **options: Any) -> None:
    """``check_request``, with the same options, raising ContractViolated if it finds violations."""
    _raise_violations(check_request(value, **options))


def assert_response(value: Any, **options: Any) -> None:
    """``check_response``, with the same options, raising ContractViolated on violations."""
    _raise_violations(check_response(value, **options))


def _raise_violations(found: list[Violation]) -> None:
    violations = [finding for finding in found if finding.verdict is Verdict.VIOLATION]
    if violations:
        raise ContractViolated(describe(violations))


def _check_data(
    content: dict[str, Any],
    asked: Operation | None,
    *,
    generation: Generation | None,
    profile: Profile,
) -> list[Violation]:
    if asked is None:
        raise ValueError(
            "a body alone does not tell its operation: name it, as in"
            " check_request(body, operation='assistants.create')"
        )
    return judge_data(content, asked, generation=generation or Generation.V2, profile=profile)


def _generation(asker: wire.Request | None) -> Generation:
    return Generation.V2 if asker is None else read_generation(asker).generation


def _sent(
    request: Any, asker: wire.Request | None, asked: Operation | None
) -> dict[str, Any] | None:
    if asker is not None:
        return None if asked is None else sent_of(asker, asked)
    return None if request is None else as_data(request)


def _operation(name: str | None, request: wire.Request | None) -> Operation | None:
    if name is not None:
        return operation_named(name)
    located = None if request is None else locate(request.method, request.path)
    return None if located is None else located.operation


def _toughened(found: list[Violation], *, strict: bool) -> list[Violation]:
    if not strict:
        return found
    return [
        replace(finding, verdict=Verdict.VIOLATION) if finding.verdict is Verdict.NOTE else finding
        for finding in found
    ]
