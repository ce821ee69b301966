"""Judges messages that are sent: words of another generation, and tools of attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.checks.tool_types import tool_findings
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.contract.vocabularies import (
    MESSAGE_ROLES,
    SENT_CONTENT_TYPES,
    available_names,
    enumeration,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.message import MessageCreate
    from pytest_assistants.contract.violations import Violation
    from pytest_assistants.contract.vocabularies import Term


def messages_findings(
    sent: Sequence[MessageCreate] | None, judge: Judge, name: str
) -> list[Violation]:
    """What is wrong with the messages of a list that is called so."""
    return [
        finding
        for index, message in enumerate(sent or ())
        for finding in message_findings(message, judge, f"{name}[{index}].")
    ]


def message_findings(sent: MessageCreate, judge: Judge, prefix: str = "") -> list[Violation]:
    """What is wrong with one message, its fields taken together."""
    found = list(_foreign(f"{prefix}role", sent.role, MESSAGE_ROLES, judge))
    if isinstance(sent.content, list):
        for index, part in enumerate(sent.content):
            place = f"{prefix}content[{index}].type"
            found += _foreign(place, part.type, SENT_CONTENT_TYPES, judge)
    for index, attachment in enumerate(sent.attachments or ()):
        found += tool_findings(attachment.tools or (), judge, f"{prefix}attachments[{index}].")
    return found


def _foreign(path: str, word: str, terms: tuple[Term, ...], judge: Judge) -> Iterator[Violation]:
    """A word that came with the other generation: the service took some of them early."""
    names = available_names(terms, generation=judge.generation, profile=judge.profile)
    if word not in names:
        words = enumeration(names)
        text = f"{word!r} came after {judge.generation}, which lists {words}{judge.source(path)}"
        verdict = Verdict.NOTE
        yield judge.find(path, "enum", text, verdict=verdict, found=word, expected=words)
