"""Judges a 2xx answer: its shape, and the fields it adds and omits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pytest_assistants import wire
from pytest_assistants.contract.catalogue import expectation
from pytest_assistants.contract.findings import from_errors, missing, wrong_object
from pytest_assistants.contract.models import answer_model, construct
from pytest_assistants.contract.models.assistant import Assistant
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.deleted import Deleted
from pytest_assistants.contract.models.page import Page
from pytest_assistants.contract.page_checks import page_findings
from pytest_assistants.contract.tool_types import tool_findings
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_assistants.contract.judge import Judge
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
    try:
        answer = _validate(model, content)
    except ValidationError as error:
        found = from_errors(error, judge)
        data = wire.json_of(content) if isinstance(content, bytes) else content
        if isinstance(data, dict):
            found += _unlisted_findings(construct(model, data), judge)
        return found
    return _model_findings(answer, judge, query)


def extra_findings(answer: WireModel, judge: Judge, prefix: str = "") -> list[Violation]:
    """The fields no model knows, at whatever depth: drift, each told once."""
    return [_unlisted(path, judge) for path in sorted(set(_extras(answer, prefix)))]


def _validate(model: type[WireModel], content: bytes | dict[str, Any]) -> WireModel:
    if isinstance(content, bytes):
        return model.model_validate_json(content)
    return model.model_validate(content)


def _model_findings(
    answer: WireModel, judge: Judge, query: Mapping[str, Any] | None
) -> list[Violation]:
    found = [*_presence_findings([answer], judge.owner, judge), *extra_findings(answer, judge)]
    if isinstance(answer, Assistant):
        found += tool_findings(answer.tools, judge)
    elif isinstance(answer, Deleted):
        found += _deleted_findings(answer, judge)
    elif isinstance(answer, Page):
        found += _item_findings(answer, judge)
        found += page_findings(answer, judge, query)
    return found


def _item_findings(page: Page[Any], judge: Judge) -> list[Violation]:
    found = _presence_findings(page.data, judge.items, judge, "data[].")
    for index, item in enumerate(page.data):
        if isinstance(item, Assistant) and item.tools:
            found += tool_findings(item.tools, judge, f"data[{index}].")
    return found


def _deleted_findings(answer: Deleted, judge: Judge) -> list[Violation]:
    if judge.operation is None or answer.object == judge.operation.answers:
        return []
    return [wrong_object("object", answer.object, repr(judge.operation.answers), judge)]


def _presence_findings(
    answers: Sequence[WireModel], owner: str, judge: Judge, prefix: str = ""
) -> list[Violation]:
    expected = expectation(owner, judge.generation, judge.profile)
    absent: set[str] = set()
    added: set[str] = set()
    for answer in answers:
        present = answer.model_fields_set
        if present != expected.documented | expected.always:
            absent |= (expected.always | expected.documented) - present
            added |= (present & type(answer).model_fields.keys()) - expected.allowed
    return [
        *(missing(f"{prefix}{name}", judge) for name in sorted(absent & expected.always)),
        *(_omitted(f"{prefix}{name}", judge) for name in sorted(absent & expected.documented)),
        *(_unlisted(f"{prefix}{name}", judge) for name in sorted(added)),
    ]


def _unlisted_findings(answer: WireModel, judge: Judge) -> list[Violation]:
    return [_unlisted(name, judge) for name in sorted(answer.model_extra or ())]


def _omitted(path: str, judge: Judge) -> Violation:
    text = f"is documented, and absent{judge.source(path)}"
    return judge.find(path, "documented", text, verdict=Verdict.DRIFT)


def _unlisted(path: str, judge: Judge) -> Violation:
    text = "is answered, and not documented" + (
        "" if judge.profile == "documented" else f" nor expected in {judge.generation}"
    )
    return judge.find(path, "undocumented", text, verdict=Verdict.DRIFT)


def _extras(answer: WireModel, path: str) -> Iterator[str]:
    for name in answer.model_extra or ():
        yield f"{path}{name}"
    for name in answer.holds:
        below = getattr(answer, name)
        if isinstance(below, list):
            for item in below:
                yield from _extras(item, f"{path}{name}[].")
        elif isinstance(below, WireModel):
            yield from _extras(below, f"{path}{name}.")
