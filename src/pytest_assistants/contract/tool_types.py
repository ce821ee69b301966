"""Judges the types of tools: known in this generation, in the other, elsewhere, or nowhere."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pytest_assistants.contract.violations import Verdict
from pytest_assistants.contract.vocabularies import (
    FOREIGN_TOOL_TYPES,
    TOOL_TYPES,
    available_names,
    enumeration,
    names_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.contract.judge import Judge
    from pytest_assistants.contract.models.tools import Tool
    from pytest_assistants.contract.violations import Violation

_RULE = "tool.type"


def wrong_tool_type(path: str, value: object, judge: Judge) -> Violation:
    """A type that this generation does not know, with the one that was probably meant."""
    names = available_names(TOOL_TYPES, generation=judge.generation, profile=judge.profile)
    words = enumeration(names)
    text = f"{value!r} is no tool type of {judge.generation}: {words}{_hint(value, names)}"
    verdict = Verdict.DRIFT if _harmless(value, judge) else Verdict.VIOLATION
    return judge.find(path, _RULE, text, verdict=verdict, found=str(value), expected=words)


def tool_findings(tools: Sequence[Tool], judge: Judge, prefix: str = "") -> list[Violation]:
    """What is wrong with tools of known types: another generation's, or without its function."""
    names = available_names(TOOL_TYPES, generation=judge.generation, profile=judge.profile)
    found: list[Violation] = []
    for index, tool in enumerate(tools):
        path = f"{prefix}tools[{index}]"
        if tool.type not in names:
            found.append(wrong_tool_type(f"{path}.type", tool.type, judge))
        elif tool.type == "function" and tool.function is None:
            found.append(_without_function(f"{path}.function", judge))
    return found


def _without_function(path: str, judge: Judge) -> Violation:
    rule = "required" if judge.side == "request" else "always"
    return judge.find(path, rule, f"is missing, and is {rule} there{judge.source(path)}")


def _hint(value: object, names: tuple[str, ...]) -> str:
    near = get_close_matches(str(value), names, n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""


def _harmless(value: object, judge: Judge) -> bool:
    # An upstream that answers with another generation's tool, or a successor's, shows its own.
    known = names_of(TOOL_TYPES + FOREIGN_TOOL_TYPES)
    return value in known and (judge.side == "response" or judge.accepted)
