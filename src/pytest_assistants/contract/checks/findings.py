"""Turns pydantic's errors into findings: which row was broken, by what, and how bad it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.checks.tool_types import wrong_tool_type
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.limits import Unit, limit
from pytest_assistants.contract.violations import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.limits import Limit
    from pytest_assistants.contract.violations import Violation

_TYPES = {
    "bool": "a boolean",
    "dict": "an object",
    "float": "a decimal",
    "int": "an integer",
    "list": "an array",
    "model": "an object",
    "string": "a string",
}


def from_errors(error: ValidationError, judge: Judge) -> list[Violation]:
    """One finding for each of pydantic's errors, in their order."""
    return [from_error(line, judge) for line in error.errors(include_url=False)]


def from_error(line: ErrorDetails, judge: Judge) -> Violation:
    """The finding that one of pydantic's errors stands for."""
    path = path_of(line["loc"])
    return _READERS.get(line["type"], _wrong_type)(path, line, judge)


def path_of(loc: tuple[int | str, ...]) -> str:
    """The path as the service writes it: ``tools[3].function.name``, ``metadata.a``."""
    path = ""
    # Steps in brackets are pydantic's own: which branch it took, and that it looked at a key.
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
        elif not step.startswith("["):
            path += f".{step}" if path else step
    return path


def missing(path: str, judge: Judge) -> Violation:
    """A required parameter was not sent, or an ``always`` field not answered."""
    rule = "required" if judge.side == "request" else "always"
    return judge.find(path, rule, f"is missing, and is {rule} there{judge.source(path)}")


def wrong_object(path: str, found: object, expected: str, judge: Judge) -> Violation:
    """The answer's ``object`` is another one than its operation promises."""
    text = f"should be {expected}, is {found!r}{judge.source(path)}"
    return judge.find(path, "object", text, found=str(found), expected=expected)


def wrong_type(path: str, expected: str, value: object, judge: Judge) -> Violation:
    """A value of the wrong JSON type; v1 took booleans in metadata for texts, so that is noted."""
    lenient = (
        judge.generation is Generation.V1
        and isinstance(value, bool)
        and "metadata." in path
        and judge.side == "request"
    )
    found = json_type(value)
    return judge.find(
        path,
        "type",
        f"should be {expected}, is {found}{judge.source(path)}"
        + ("; v1 was seen to take it as a text" if lenient else ""),
        verdict=Verdict.NOTE if lenient else Verdict.VIOLATION,
        found=found,
        expected=expected,
    )


def json_type(value: object) -> str:
    """The JSON type of a value, as the service names it: ``a boolean``, ``null``."""
    if value is None:
        return "null"
    for kind, name in (
        (bool, "a boolean"),
        (int, "an integer"),
        (float, "a decimal"),
        (str, "a string"),
        (list, "an array"),
        (dict, "an object"),
    ):
        if isinstance(value, kind):
            return name
    return f"a {type(value).__name__}"


def _missing(path: str, _line: ErrorDetails, judge: Judge) -> Violation:
    return missing(path, judge)


def _lacking(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    name = line["ctx"]["field"]
    return missing(f"{path}.{name}" if path else name, judge)


def _wrong_type(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    context: dict[str, Any] = line.get("ctx") or {}
    expected = context.get("expected") or _TYPES.get(
        line["type"].partition("_")[0], "something else"
    )
    return wrong_type(path, str(expected), line["input"], judge)


def _wrong_object(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    return wrong_object(path, line["input"], str(line["ctx"]["expected"]), judge)


def _wrong_tool_type(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    return wrong_tool_type(path, line["input"], judge)


def _not_json(path: str, _line: ErrorDetails, judge: Judge) -> Violation:
    return judge.find(path, "json", "the body is not JSON")


def _beyond(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    row = limit(line["ctx"]["limit"])
    counts = row.unit not in {Unit.NUMBER, Unit.INTEGER}
    measure = _size(line["input"]) if counts else line["input"]
    remark = f"; {row.remark}" if row.remark else ""
    return judge.find(
        path,
        row.name,
        f"{measure:,}{f' {row.unit}' if counts else ''} found, {row.bounds} allowed"
        f" ({row.source}{remark})",
        verdict=_verdict(row, measure, judge),
        limit=row,
        found=f"{measure:g}" if isinstance(measure, float) else str(measure),
    )


def _size(value: Any) -> int:
    return value if isinstance(value, int) else len(value)


def _verdict(row: Limit, measure: float, judge: Judge) -> Verdict:
    disputed = row.disputed_to is not None and (row.maximum or 0) < measure <= row.disputed_to
    noted = judge.profile in row.noted_in
    return Verdict.NOTE if disputed or noted else Verdict.VIOLATION


def _not_listed(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    words, value = line["ctx"]["words"], line["input"]
    text = f"{value!r} is none of {words}{judge.source(path)}"
    return judge.find(path, line["type"], text, found=str(value), expected=words)


def _overlap(path: str, line: ErrorDetails, judge: Judge) -> Violation:
    place = f"{path}.chunk_overlap_tokens"
    found = str(line["input"]["chunk_overlap_tokens"])
    text = f"{found} is more than half of max_chunk_size_tokens{judge.source(place)}"
    return judge.find(place, line["type"], text, found=found)


def _exclusive(path: str, _line: ErrorDetails, judge: Judge) -> Violation:
    text = f"vector_store_ids and vector_stores exclude each other{judge.source(path)}"
    return judge.find(path, "file_search.exclusive", text)


_READERS: dict[str, Callable[[str, ErrorDetails, Judge], Violation]] = {
    "chunking.overlap": _overlap,
    "enum": _not_listed,
    "file.purpose": _not_listed,
    "file_search.exclusive": _exclusive,
    "json_invalid": _not_json,
    "lacking": _lacking,
    "limit": _beyond,
    "literal_error": _wrong_object,
    "missing": _missing,
    "status": _not_listed,
    "tool.type": _wrong_tool_type,
}
