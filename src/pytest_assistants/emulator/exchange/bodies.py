"""What a request carries: a JSON object, a form with a file, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from pytest_assistants import multipart, wire
from pytest_assistants.contract.generations import Generation
from pytest_assistants.emulator.exchange.calls import NO_UPLOAD, Json, Upload
from pytest_assistants.emulator.exchange.error_responses import RequestRefused

if TYPE_CHECKING:
    from pytest_assistants.contract.operations import Operation

_FORM = "multipart/form-data"
_JSON = "application/json"
_FILE = "file"


@dataclass(frozen=True, slots=True)
class Content:
    """The JSON body, or a form by its fields' names, its file as bytes; and that file again."""

    fields: Json = field(default_factory=dict)
    upload: Upload = NO_UPLOAD


def read(request: wire.Request, operation: Operation, *, generation: Generation) -> Content:
    """The content an operation asks for; an empty body counts as an empty object.

    Raises:
        RequestRefused: another content type, no JSON, no JSON object, or no form.
    """
    if operation.multipart:
        return _form(request)
    if operation.body is None or not request.body.strip():
        return Content()
    if not wire.is_json(request.headers):
        _refuse_content_type(request, generation)
    return Content(_json(request.body))


def _json(body: bytes) -> Json:
    try:
        value = _DECODER.decode(body.decode())
    except (ValueError, RecursionError):
        raise RequestRefused("json") from None
    if not isinstance(value, dict):
        raise RequestRefused("json.object")
    return value


def _no_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_json)


def _refuse_content_type(request: wire.Request, generation: Generation) -> NoReturn:
    if generation is Generation.V1:
        # The first generation did not look at the type; it took the body for text.
        raise RequestRefused("json.object")
    raise RequestRefused("content_type", found=_essence(request), expected=_JSON)


def _form(request: wire.Request) -> Content:
    if _essence(request) != _FORM:
        raise RequestRefused("content_type", found=_essence(request), expected=_FORM)
    parts = multipart.parse(request.header("Content-Type") or "", request.body)
    if parts is None:
        raise RequestRefused("multipart")
    fields: Json = {}
    upload = NO_UPLOAD
    for part in parts:
        if part.filename is None:
            fields.update(_plain(part, fields))
        elif part.name == _FILE:
            upload = Upload(filename=part.filename, content=part.content)
            fields[_FILE] = part.content
    return Content(fields, upload)


def _plain(part: multipart.Part, fields: Json) -> Json:
    # A form writes an object's fields apart: expires_after[anchor], expires_after[seconds].
    name, bracket, inner = part.name.partition("[")
    text = part.content.decode("utf-8", "replace")
    if not bracket:
        return {name: text}
    begun = fields.get(name)
    return {name: {**(begun if isinstance(begun, dict) else {}), inner.rstrip("]"): text}}


def _essence(request: wire.Request) -> str:
    return (request.header("Content-Type") or "").partition(";")[0].strip().lower()
