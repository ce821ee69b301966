"""Lawful objects and bodies with a value at every row of the tables, and places within them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.lifecycle import STATES

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.generations import Generation

Json = dict[str, Any]

VALUES: dict[str, object] = {
    "string": "text",
    "integer": 300,
    "number": 1.0,
    "boolean": False,
    "array": [],
    "map": {"key": "value"},
    "object": {},
    "string or object": "auto",
    "string or array": "text",
    "file": b"bytes",
}
WRONG: dict[str, object] = {
    "string": 3,
    "integer": 1.5,
    "number": "text",
    "boolean": "yes",
    "array": {},
    "map": [],
    "object": [],
    "string or object": 3,
    "string or array": 3,
}
ENUMERATED: dict[tuple[str, str], str] = {
    ("thread.message", "role"): "user",
    ("thread.message", "content[].type"): "text",
    ("thread.message", "attachments[].tools[].type"): "file_search",
    ("thread.message.delta", "delta.role"): "assistant",
    ("thread.message.delta", "delta.content[].type"): "text",
    ("assistant", "tools[].type"): "function",
    ("thread.run", "tools[].type"): "function",
    ("thread.run", "truncation_strategy.type"): "last_messages",
    ("thread.run", "tool_choice.type"): "function",
    ("thread.run.step", "type"): "tool_calls",
    ("thread.run.step", "step_details.type"): "tool_calls",
    ("thread.run.step.delta", "delta.step_details.type"): "tool_calls",
    ("vector_store", "expires_after.anchor"): "last_active_at",
}
"""The words of closed lists in answers; another one breaks the contract."""

SENT_WORDS: dict[str, str] = {
    "role": "user",
    "content[].type": "text",
    "tools[].type": "function",
    "attachments[].tools[].type": "file_search",
    "truncation_strategy.type": "last_messages",
    "tool_choice.type": "function",
    "chunking_strategy.type": "static",
    "expires_after.anchor": "last_active_at",
    "purpose": "assistants",
    "order": "asc",
    "filter": "completed",
}
"""The words of closed lists in requests, by the end of the path."""

_SPECIAL: dict[tuple[str, str], object] = {
    ("list", "object"): "list",
    ("list.file", "object"): "list",
    ("list", "first_id"): None,
    ("list", "last_id"): None,
    ("list.file", "first_id"): None,
    ("list.file", "last_id"): None,
    ("deleted", "object"): "thread.deleted",
    ("thread.message", "content[].text.annotations[].type"): "file_citation",
    ("thread.run", "required_action.type"): "submit_tool_outputs",
    ("vector_store", "expires_after.days"): 7,
}
_SENT_SPECIAL: dict[str, object] = {
    "limit": 20,
    "days": 7,
    "file_ids": ["file-1"],
    "chunk_overlap_tokens": 100,
}
STREAMED = ("thread.message.delta", "thread.run.step.delta")


def full_object(owner: str) -> Json:
    """An answer with a value at each of its rows."""
    made: Json = {}
    for row in fields_of(owner):
        put(made, row.name, _answered(row))
    return made


def full_body(owner: str, generation: Generation) -> Json:
    """A body or query with a value at each row that this generation knows."""
    made: Json = {}
    unknown = tuple(
        row.name
        for row in fields_of(owner)
        if row.place == "path"
        or generation not in row.available.documented | row.available.observed
    )
    for row in fields_of(owner):
        if row.name not in unknown and not row.name.startswith(_insides(unknown)):
            put(made, row.name, _sent(row))
    return made


def _insides(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}{end}" for name in names for end in (".", "["))


def put(holder: Any, name: str, value: object) -> None:
    """The value at the end of a row's name; lists on the way hold one entry."""
    *steps, last = name.split(".")
    for step in steps:
        holder = _entered(holder, step)
    holder[last] = value


def remove(holder: Any, name: str) -> None:
    """Nothing at the end of a row's name."""
    *steps, last = name.split(".")
    for step in steps:
        holder = _entered(holder, step)
    del holder[last]


def place_of(name: str) -> str:
    """Where the validators see a row's name in these samples."""
    return name.replace("[]", "[0]")


def is_found_at(path: str, name: str) -> bool:
    """Whether a finding's path is a row's place, or lies in it."""
    return re.match(rf"{re.escape(place_of(name))}(\W|$)", path) is not None


def _entered(holder: Any, step: str) -> Any:
    name = step.removesuffix("[]")
    if name == step:
        if not isinstance(holder.get(name), dict):
            holder[name] = {}
        return holder[name]
    if not (isinstance(holder.get(name), list) and holder[name]):
        holder[name] = [{}]
    return holder[name][0]


def _answered(row: Field) -> object:
    at = row.owner, row.name
    if at in _SPECIAL:
        return _SPECIAL[at]
    if at in ENUMERATED:
        return ENUMERATED[at]
    if row.name == "object":
        return row.owner
    if row.name == "status":
        return next(iter(STATES[row.owner]))
    return deepcopy(VALUES[row.type])


def _sent(row: Field) -> object:
    for ending, word in SENT_WORDS.items():
        if row.name == ending or row.name.endswith(f".{ending}"):
            return word
    last = row.name.rpartition(".")[2]
    if last in _SENT_SPECIAL:
        return _SENT_SPECIAL[last]
    return deepcopy(VALUES[row.type])
