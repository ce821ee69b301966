"""Judges how the model is asked to draw its words: what is unwise, though it is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.violations import Violation


class Sampled(Protocol):
    """The body of an assistant or of a run."""

    temperature: float | None
    top_p: float | None
    response_format: str | dict[str, Any] | None


def sampling_findings(sent: Sampled, judge: Judge, *, tells_json: bool) -> list[Violation]:
    """Notes: both temperature and top_p changed; JSON mode, and nothing that speaks of JSON."""
    found: list[Violation] = []
    if _changed(sent.temperature) and _changed(sent.top_p):
        text = f"temperature and top_p are both changed; one is advised{judge.source('top_p')}"
        found.append(judge.find("top_p", "sampling.both", text, verdict=Verdict.NOTE))
    if _wants_json(sent) and not tells_json:
        text = f"JSON mode needs instructions that speak of JSON{judge.source('response_format')}"
        rule = "response_format.json"
        found.append(judge.find("response_format", rule, text, verdict=Verdict.NOTE))
    return found


def speak_of_json(*texts: str | None) -> bool:
    """Whether one of the texts has the word in it."""
    return any("json" in text.lower() for text in texts if text)


def _changed(value: float | None) -> bool:
    return value is not None and value != 1


def _wants_json(sent: Sampled) -> bool:
    chosen = sent.response_format
    return isinstance(chosen, dict) and chosen.get("type") == "json_object"
