"""Judges what a request asks: its api-version, its operation, its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pytest_assistants.contract.catalogue import field_of, siblings_of
from pytest_assistants.contract.checks.assistants import assistant_findings
from pytest_assistants.contract.checks.findings import from_errors
from pytest_assistants.contract.checks.messages import message_findings
from pytest_assistants.contract.checks.runs import run_findings, thread_findings
from pytest_assistants.contract.generations import MALFORMED, MISSING
from pytest_assistants.contract.models import construct
from pytest_assistants.contract.models.assistant import AssistantModify
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.message import MessageCreate
from pytest_assistants.contract.models.run_bodies import RunOptions
from pytest_assistants.contract.models.thread import ThreadCreate
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.generations import Availability, GenerationReading
    from pytest_assistants.contract.violations import Violation

_VERSION_PROBLEMS = {
    MISSING: "is missing, and is required on Azure paths",
    MALFORMED: "is no api-version: they read 2024-05-01-preview",
}


def version_findings(reading: GenerationReading, judge: Judge) -> list[Violation]:
    """What is wrong with the api-version; an unknown one is a note."""
    if reading.problem is None:
        return []
    verdict = Verdict.NOTE if reading.note else Verdict.VIOLATION
    version = reading.api_version or ""
    text = _VERSION_PROBLEMS.get(
        reading.problem, f"{version} is not known; judged as {reading.generation}"
    )
    return [judge.find("api-version", reading.problem, text, verdict=verdict, found=version)]


def operation_findings(judge: Judge) -> list[Violation]:
    """Whether the operation exists in this generation, as this profile reads it."""
    asked = judge.operation
    if asked is None or _exists(asked.available, judge, Profile.OBSERVED):
        return []
    if _exists(asked.available, judge, judge.profile):
        text = f"the service was seen to refuse it in {judge.generation} ({asked.source} has it)"
        return [judge.find("", "operation.refused", text, verdict=Verdict.NOTE)]
    text = f"the operation does not exist in {judge.generation}"
    return [judge.find("", "operation.unavailable", text)]


def content_findings(
    model: type[WireModel] | None, content: dict[str, Any], judge: Judge
) -> list[Violation]:
    """What is wrong with a body, a form or a query, field by field and together."""
    if model is None:
        return [_unknown(name, judge) for name in content]
    try:
        sent = model.model_validate(content)
    except ValidationError as error:
        sent = construct(model, content)
        return [*from_errors(error, judge), *_parameter_findings(sent, judge)]
    found = _parameter_findings(sent, judge)
    return found + _together_findings(sent, judge)


def _together_findings(sent: WireModel, judge: Judge) -> list[Violation]:
    match sent:
        case AssistantModify():
            return assistant_findings(sent, judge)
        case RunOptions():
            return run_findings(sent, judge)
        case ThreadCreate():
            return thread_findings(sent, judge)
        case MessageCreate():
            return message_findings(sent, judge)
        case _:
            return []


def _parameter_findings(sent: WireModel, judge: Judge) -> list[Violation]:
    found = (_parameter_finding(path, judge) for path in _paths(sent))
    return [finding for finding in found if finding is not None]


def _paths(sent: WireModel, prefix: str = "") -> Iterator[str]:
    for name in (*type(sent).model_fields, *(sent.model_extra or ())):
        if name in sent.model_fields_set or name in (sent.model_extra or ()):
            yield f"{prefix}{name}"
    for name in sent.holds:
        yield from _paths_below(getattr(sent, name, None), f"{prefix}{name}")


def _paths_below(value: object, path: str) -> Iterator[str]:
    if isinstance(value, WireModel):
        yield from _paths(value, f"{path}.")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _paths_below(item, f"{path}[{index}]")


def _parameter_finding(path: str, judge: Judge) -> Violation | None:
    row = field_of(judge.owner, path)
    if row is None:
        return _unknown(path, judge)
    documented = _exists(row.available, judge, Profile.DOCUMENTED)
    observed = _exists(row.available, judge, Profile.OBSERVED)
    if documented and observed:
        return None
    if judge.profile is Profile.OBSERVED:
        return None if observed else _unknown(path, judge)
    if documented:
        text = f"the service was seen to refuse it in {judge.generation} ({row.source} has it)"
        return judge.find(path, "parameter.refused", text, verdict=Verdict.NOTE)
    if observed:
        text = f"the reference page does not list it ({row.source} does)"
        return judge.find(path, "undocumented", text, verdict=Verdict.NOTE)
    return _unknown(path, judge)


def _exists(available: Availability, judge: Judge, profile: Profile) -> bool:
    return available.holds(judge.generation, profile)


def _unknown(path: str, judge: Judge) -> Violation:
    asked = judge.operation.name if judge.operation else "the request"
    text = f"{asked} has no parameter of that name in {judge.generation}{_hint(path, judge)}"
    return judge.find(path, "unknown_parameter", text, found=path)


def _hint(path: str, judge: Judge) -> str:
    """The parameter beside it that was probably meant."""
    holder, _, last = path.rpartition(".")
    names = [
        row.name.rpartition(".")[2]
        for row in siblings_of(judge.owner, path)
        if row.place != "path" and _exists(row.available, judge, judge.profile)
    ]
    near = nearest(last, [name for name in names if name != last], alike=0.6)
    return f"; did you mean {f'{holder}.' if holder else ''}{near}?" if near else ""
