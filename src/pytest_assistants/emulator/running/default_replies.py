"""What an assistant says for whom nothing was written: the same question, the same answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.searching import CITATION
from pytest_assistants.emulator.keeping import posts
from pytest_assistants.emulator.replies import Reply, tool_call
from pytest_assistants.emulator.running import retrieval
from pytest_assistants.emulator.running.schema_examples import example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.emulator.exchange.calls import Json
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

_PLACE = "4:0"
_SEARCH, _CODE, _FUNCTION = "file_search", "code_interpreter", "function"


def reply_to(run: Record, store_ids: Sequence[str], world: World) -> Reply:
    """The reply to the last message that a user wrote.

    Where a tool must be called it is: a function with arguments made from its schema. Code is run
    for a question with a number in it, files are searched for every question.
    """
    question = _question(run, world)
    chosen = _chosen(run)
    if chosen is not None and chosen["type"] == _FUNCTION:
        function = chosen["function"]
        made = example(function.get("parameters"))
        arguments = made if isinstance(made, dict) else {}
        return Reply(tool_calls=[tool_call(function["name"], **arguments)])
    text = _formatted(_said(question, run, store_ids, world), run.fields["response_format"])
    computes = _has(run, _CODE) and any(letter.isdigit() for letter in question)
    if computes or (chosen is not None and chosen["type"] == _CODE):
        return Reply(text, code=f"print({question!r})")
    return Reply(text)


def after_outputs(run: Record, outputs: Sequence[str]) -> Reply:
    """The reply once the outputs of tools are handed in: it repeats them."""
    return Reply(_formatted("\n".join(outputs), run.fields["response_format"]))


def _question(run: Record, world: World) -> str:
    asked = [
        message
        for message in world.store.select(posts.KIND, parent=run.parent)
        if message.fields["role"] == "user"
    ]
    return posts.text_of(asked[-1]) if asked else run.fields["instructions"] or ""


def _said(question: str, run: Record, store_ids: Sequence[str], world: World) -> str:
    found = retrieval.search(question, store_ids, world) if _has(run, _SEARCH) else []
    if not found:
        return f"You asked: {question}"
    best = found[0]
    mark = CITATION.format(place=_PLACE, name=best.filename)
    return f"{retrieval.sentence(question, best.text)}{mark}"


def _formatted(text: str, wanted: object) -> str:
    match wanted:
        case {"type": "json_object"}:
            return json.dumps({"answer": text}, ensure_ascii=False)
        case {"type": "json_schema", "json_schema": {"schema": dict(schema)}}:
            return json.dumps(example(schema), ensure_ascii=False)
    return text


def _chosen(run: Record) -> Json | None:
    """The tool that the run's choice leaves no way around."""
    tools: list[dict[str, Any]] = run.fields["tools"]
    match run.fields["tool_choice"]:
        case {"type": "function", "function": {"name": str(name)}}:
            named = [each for each in tools if each.get("function", {}).get("name") == name]
            return next(iter(named), None)
        case {"type": str(kind)}:
            return next((each for each in tools if each["type"] == kind), None)
        case "required":
            functions = [each for each in tools if each["type"] == _FUNCTION]
            return next(iter([*functions, *tools]), None)
    return None


def _has(run: Record, kind: str) -> bool:
    return any(tool["type"] == kind for tool in run.fields["tools"])
