"""Judges an assistant's parameters together: its tools, its sampling, its JSON mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.checks.sampling import sampling_findings, speak_of_json
from pytest_assistants.contract.checks.tool_types import tool_findings
from pytest_assistants.contract.models.assistant import AssistantCreate

if TYPE_CHECKING:
    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.assistant import AssistantModify
    from pytest_assistants.contract.violations import Violation


def assistant_findings(sent: AssistantModify, judge: Judge) -> list[Violation]:
    """What is wrong, or unwise, with an assistant's parameters taken together."""
    return [
        *tool_findings(sent.tools, judge),
        *sampling_findings(sent, judge, tells_json=_tells_json(sent)),
    ]


def _tells_json(sent: AssistantModify) -> bool:
    # On modify, instructions that are left out stay as they are; they may well speak of JSON.
    if "instructions" not in sent.model_fields_set and not isinstance(sent, AssistantCreate):
        return True
    return speak_of_json(sent.instructions)
