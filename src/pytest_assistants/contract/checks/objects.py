"""Judges an object that is answered: its shape, the fields it adds and omits, its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pytest_assistants import wire
from pytest_assistants.contract.catalogue import expectation
from pytest_assistants.contract.checks.findings import from_errors, missing
from pytest_assistants.contract.checks.tool_types import tool_findings
from pytest_assistants.contract.lifecycle import FILE_STATES, MOMENTS
from pytest_assistants.contract.models import construct
from pytest_assistants.contract.models.assistant import Assistant
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.file import File
from pytest_assistants.contract.models.run import Run
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.contract.vocabularies import enumeration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.violations import Violation


def read_object(
    model: type[WireModel], content: bytes | dict[str, Any], judge: Judge
) -> tuple[WireModel | None, list[Violation]]:
    """The object as its model, or None and what is wrong with its shape."""
    try:
        if isinstance(content, bytes):
            return model.model_validate_json(content), []
        return model.model_validate(content), []
    except ValidationError as error:
        found = from_errors(error, judge)
    data = wire.json_of(content) if isinstance(content, bytes) else content
    if isinstance(data, dict):
        added = construct(model, data).model_extra or ()
        found += [_unlisted(name, judge) for name in sorted(added)]
    return None, found


def object_findings(answer: WireModel, judge: Judge) -> list[Violation]:
    """What is wrong with an object of the right shape."""
    return [
        *presence_findings([answer], judge.owner, judge),
        *extra_findings(answer, judge),
        *together_findings(answer, judge),
    ]


def presence_findings(
    answers: Sequence[WireModel], owner: str, judge: Judge, prefix: str = ""
) -> list[Violation]:
    """The fields that objects of one kind omit, and those that are not theirs; each told once."""
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


def extra_findings(answer: WireModel, judge: Judge, prefix: str = "") -> list[Violation]:
    """The fields no model knows, at whatever depth: drift, each told once."""
    return [_unlisted(path, judge) for path in sorted(set(_extras(answer, prefix)))]


def together_findings(answer: WireModel, judge: Judge, prefix: str = "") -> list[Violation]:
    """What is wrong with an object's fields taken together: its tools, its times."""
    found = [*_moment_findings(answer, judge, prefix), *_status_findings(answer, judge, prefix)]
    if isinstance(answer, Assistant | Run):
        found += tool_findings(answer.tools, judge, prefix)
    return found


def _moment_findings(answer: WireModel, judge: Judge, prefix: str) -> Iterator[Violation]:
    kind, state = getattr(answer, "object", ""), getattr(answer, "status", None)
    name = MOMENTS.get(kind, {}).get(state or "")
    if name is not None and getattr(answer, name) is None:
        path = f"{prefix}{name}"
        text = f"is null, and the status is {state}{judge.source(path)}"
        yield judge.find(path, "status.moment", text, expected="an integer")


def _status_findings(answer: WireModel, judge: Judge, prefix: str) -> Iterator[Violation]:
    """A file's status is deprecated, and documents disagree about its words."""
    if isinstance(answer, File) and answer.status is not None and answer.status not in FILE_STATES:
        words = enumeration(tuple(FILE_STATES))
        text = f"{answer.status!r} is none of {words}{judge.source(f'{prefix}status')}"
        yield judge.find(
            f"{prefix}status",
            "status",
            text,
            verdict=Verdict.NOTE,
            found=answer.status,
            expected=words,
        )


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
