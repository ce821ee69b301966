"""Judges the types of tools: known in this generation, in the other, elsewhere, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pytest_assistants.contract.violations import Verdict
from pytest_assistants.contract.vocabularies import (
    FOREIGN_TOOL_TYPES,
    TOOL_TYPES,
    available_names,
    enumeration,
    names_of,
)
from pytest_assistants.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.violations import Violation

_RULE = "tool.type"


class Typed(Protocol):
    """A tool, an attachment's tool: whatever has the type of one."""

    @property
    def type(self) -> str:
        """The tool's type."""
        ...


def wrong_tool_type(path: str, value: object, judge: Judge) -> Violation:
    """A type that this generation does not know, with the one that was probably meant."""
    names = available_names(TOOL_TYPES, generation=judge.generation, profile=judge.profile)
    words = enumeration(names)
    text = f"{value!r} is no tool type of {judge.generation}: {words}{_hint(value, names)}"
    verdict = Verdict.DRIFT if _harmless(value, judge) else Verdict.VIOLATION
    return judge.find(path, _RULE, text, verdict=verdict, found=str(value), expected=words)


def tool_findings(tools: Sequence[Typed], judge: Judge, prefix: str = "") -> list[Violation]:
    """What is wrong with the types of tools in a list."""
    return [
        finding
        for index, tool in enumerate(tools)
        for finding in type_findings(tool, judge, f"{prefix}tools[{index}]")
    ]


def type_findings(tool: Typed, judge: Judge, path: str) -> list[Violation]:
    """What is wrong with a known type: that another generation knows it."""
    names = available_names(TOOL_TYPES, generation=judge.generation, profile=judge.profile)
    return [] if tool.type in names else [wrong_tool_type(f"{path}.type", tool.type, judge)]


def _hint(value: object, names: tuple[str, ...]) -> str:
    near = nearest(value, names, alike=0.7)
    return f"; did you mean {near}?" if near else ""


def _harmless(value: object, judge: Judge) -> bool:
    # An upstream that answers with another generation's tool, or a successor's, shows its own.
    known = names_of(TOOL_TYPES + FOREIGN_TOOL_TYPES)
    return value in known and (judge.side == "response" or judge.accepted)
