"""Judges an answer of 4xx or 5xx: the service's error envelope, or the gateway's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.checks.findings import from_errors
from pytest_assistants.contract.checks.objects import extra_findings
from pytest_assistants.contract.fields import Presence
from pytest_assistants.contract.models.error import ErrorEnvelope, GatewayErrorEnvelope
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.base import WireModel
    from pytest_assistants.contract.violations import Violation

_SERVER_FAILED = 500
_BARE = frozenset({"statusCode", "message"})


def error_findings(content: object, judge: Judge, *, status: int) -> list[Violation]:
    """What is wrong with an error's body; a 5xx may come from anywhere on the way, as any text."""
    if not isinstance(content, dict):
        verdict = Verdict.DRIFT if status >= _SERVER_FAILED else Verdict.VIOLATION
        return [judge.find("", "json", "the error's body is no JSON object", verdict=verdict)]
    if content.keys() >= _BARE and "error" not in content:
        text = "is a bare gateway error, with no error object"
        return [judge.find("", "undocumented", text, verdict=Verdict.DRIFT)]
    try:
        envelope = _envelope(content).model_validate(content)
    except ValidationError as error:
        return from_errors(error, judge)
    return [*_omitted_findings(envelope, judge), *extra_findings(envelope, judge)]


def _envelope(content: dict[str, Any]) -> type[WireModel]:
    error = content.get("error")
    gateway = isinstance(error, dict) and "code" in error and not error.keys() & {"type", "param"}
    return GatewayErrorEnvelope if gateway else ErrorEnvelope


def _omitted_findings(envelope: WireModel, judge: Judge) -> list[Violation]:
    if not isinstance(envelope, ErrorEnvelope):
        return []
    present = {f"error.{name}" for name in envelope.error.model_fields_set}
    return [
        judge.find(row.name, "documented", "is usual, and absent", verdict=Verdict.DRIFT)
        for row in fields_of("error")
        if row.presence is Presence.DOCUMENTED and row.name not in present
    ]
