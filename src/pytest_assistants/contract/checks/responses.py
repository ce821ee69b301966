"""Judges a 2xx answer that is one object, a list of them, or a deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.checks.findings import wrong_object
from pytest_assistants.contract.checks.objects import (
    object_findings,
    presence_findings,
    read_object,
    together_findings,
)
from pytest_assistants.contract.checks.pages import page_findings
from pytest_assistants.contract.models import answer_model
from pytest_assistants.contract.models.deleted import Deleted
from pytest_assistants.contract.models.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.models.base import WireModel
    from pytest_assistants.contract.operations import Operation
    from pytest_assistants.contract.violations import Violation


def owner_of(asked: Operation) -> str:
    """Whose field rows an operation's answer falls under; lists of files have their own."""
    if asked.verb == "delete":
        return "deleted"
    return "list.file" if asked.items == "file" else asked.answers


def answer_findings(
    content: bytes | dict[str, Any], judge: Judge, query: Mapping[str, Any] | None
) -> list[Violation]:
    """What is wrong with an answer; a list is held against its query where that is known."""
    model = None if judge.operation is None else answer_model(judge.operation)
    if model is None:
        return []
    answer, found = read_object(model, content, judge)
    return found if answer is None else _model_findings(answer, judge, query)


def _model_findings(
    answer: WireModel, judge: Judge, query: Mapping[str, Any] | None
) -> list[Violation]:
    found = object_findings(answer, judge)
    if isinstance(answer, Deleted):
        found += _deleted_findings(answer, judge)
    elif isinstance(answer, Page):
        found += _item_findings(answer, judge)
        found += page_findings(answer, judge, query)
    return found


def _item_findings(page: Page[Any], judge: Judge) -> list[Violation]:
    found = presence_findings(page.data, judge.items, judge, "data[].")
    for index, item in enumerate(page.data):
        found += together_findings(item, judge, f"data[{index}].")
    return found


def _deleted_findings(answer: Deleted, judge: Judge) -> list[Violation]:
    if judge.operation is None or answer.object == judge.operation.answers:
        return []
    return [wrong_object("object", answer.object, repr(judge.operation.answers), judge)]
