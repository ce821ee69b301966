"""What a request carries: its JSON body, its form or its query, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants import multipart, wire
from pytest_assistants.contract.checks.findings import json_type

if TYPE_CHECKING:
    from pytest_assistants.contract.checks.judge import Judge
    from pytest_assistants.contract.operations import Operation
    from pytest_assistants.contract.violations import Violation

_API_VERSION = "api-version"


def query_of(request: wire.Request) -> dict[str, Any]:
    """The query without its api-version; the first of each name."""
    pairs = reversed(request.query)
    return {name: value for name, value in pairs if name != _API_VERSION}


def sent_of(request: wire.Request, asked: Operation) -> dict[str, Any]:
    """What an answer is held against: the body where it may ask for a stream, else the query."""
    if not asked.streams:
        return query_of(request)
    data = wire.json_of(request.body)
    return data if isinstance(data, dict) else {}


def body_of(
    request: wire.Request, asked: Operation, judge: Judge
) -> tuple[dict[str, Any] | None, list[Violation]]:
    """The body as plain data, or None and why it is none; an empty JSON body counts as ``{}``."""
    if asked.multipart:
        return _form(request, judge)
    if not request.body.strip():
        return {}, []
    data = wire.json_of(request.body)
    if isinstance(data, dict):
        return data, []
    if data is None:
        return None, [judge.find("", "json", "the body is not JSON")]
    text = f"the body should be an object, is {json_type(data)}"
    return None, [judge.find("", "json.object", text, found=json_type(data), expected="an object")]


def _form(request: wire.Request, judge: Judge) -> tuple[dict[str, Any] | None, list[Violation]]:
    parts = multipart.parse(request.header("content-type") or "", request.body)
    if parts is None:
        return None, [judge.find("", "multipart", "the body is no multipart form")]
    form: dict[str, Any] = {}
    for part in parts:
        name, bracket, _ = part.name.partition("[")
        if bracket:
            begun = form.get(name)
            inner = {part.name: part.content.decode("utf-8", "replace")}
            form[name] = {**(begun if isinstance(begun, dict) else {}), **inner}
        elif part.filename is not None:
            form[name] = part.content
        else:
            form[name] = part.content.decode("utf-8", "replace")
    return form, []
