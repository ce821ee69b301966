"""Judges an assistant's parameters together: its tools, its sampling, its JSON mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.models.assistant import AssistantCreate
from pytest_assistants.contract.tool_types import tool_findings
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from pytest_assistants.contract.judge import Judge
    from pytest_assistants.contract.models.assistant import AssistantModify
    from pytest_assistants.contract.violations import Violation


def assistant_findings(sent: AssistantModify, judge: Judge) -> list[Violation]:
    """What is wrong, or unwise, with an assistant's parameters taken together."""
    found = tool_findings(sent.tools, judge)
    if _changed(sent.temperature) and _changed(sent.top_p):
        text = f"temperature and top_p are both changed; one is advised{judge.source('top_p')}"
        found.append(judge.find("top_p", "sampling.both", text, verdict=Verdict.NOTE))
    if _wants_json(sent) and not _tells_json(sent):
        text = f"JSON mode needs instructions that speak of JSON{judge.source('response_format')}"
        rule = "response_format.json"
        found.append(judge.find("response_format", rule, text, verdict=Verdict.NOTE))
    return found


def _changed(value: float | None) -> bool:
    return value is not None and value != 1


def _wants_json(sent: AssistantModify) -> bool:
    chosen = sent.response_format
    return isinstance(chosen, dict) and chosen.get("type") == "json_object"


def _tells_json(sent: AssistantModify) -> bool:
    # On modify, instructions that are left out stay as they are; they may well speak of JSON.
    if "instructions" not in sent.model_fields_set and not isinstance(sent, AssistantCreate):
        return True
    return "json" in (sent.instructions or "").lower()
