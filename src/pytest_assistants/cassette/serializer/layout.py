"""Plain values to interactions: every layout that stock vcrpy writes or still reads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.serializer.format import FORMAT, Cassette, Head
from pytest_assistants.errors import NewerCassette
from pytest_assistants.wire import TRUNCATIONS, Interaction, Request, Response

if TYPE_CHECKING:
    from pytest_assistants.wire import Headers, Truncation


_SEQUENCES = (list, tuple)
_TEXTS = (str, bytes)
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,2}")
_UPGRADE = "upgrade pytest-assistants"


class LayoutError(ValueError):
    """The values are not laid out as a cassette."""


class NewerFormatError(ValueError):
    """The values name a format this version does not know, and perhaps the version that does."""

    def __init__(self, found: int, *, needs: object) -> None:
        super().__init__(found)
        self.found = found
        self.needs = needs if isinstance(needs, str) and _VERSION.fullmatch(needs) else None

    def named(self, name: str) -> NewerCassette:
        """The error for the cassette of that name."""
        way_out = f"install pytest-assistants>={self.needs}" if self.needs else _UPGRADE
        return NewerCassette(
            f"{name} has cassette format {self.found}, and this version reads up to {FORMAT}; "
            f"{way_out} or record it again."
        )


def cassette(value: object) -> Cassette:
    """The cassette a parsed file stands for; raises LayoutError and NewerFormatError."""
    if isinstance(value, list):
        raise LayoutError("a list of interactions, as vcrpy wrote before 1.0")
    if value is None:
        raise LayoutError("an empty file")
    top = _dict(value, "the file")
    head = _head(top.get("metadata"))
    stored = top.get("interactions")
    if not isinstance(stored, list):
        raise LayoutError("without a list of interactions")
    return Cassette(tuple(_interaction(item, at) for at, item in enumerate(stored, 1)), head)


def _head(metadata: object) -> Head | None:
    ours = metadata.get("assistants") if isinstance(metadata, dict) else None
    if ours is None:
        return None
    values = _dict(ours, "metadata.assistants")
    found = values.get("format")
    if not isinstance(found, int) or found < 1:
        raise LayoutError("metadata.assistants has no format number")
    if found > FORMAT:
        raise NewerFormatError(found, needs=values.get("needs"))
    return _known_head(values)


def _known_head(values: dict[str, Any]) -> Head:
    variables = _dict(values.get("variables") or {}, "metadata.assistants.variables")
    versions, sanitizer = values.get("api_versions") or [], values.get("sanitizer")
    if not isinstance(versions, list) or not isinstance(sanitizer, int | None):
        raise LayoutError("metadata.assistants has api_versions or a sanitizer of another type")
    return Head(
        upstream=str(values.get("upstream", "unknown")),
        api_versions=tuple(str(version) for version in versions),
        sanitizer=sanitizer or 0,
        variables=tuple((str(name), str(text)) for name, text in variables.items()),
        judged=str(values.get("judged") or ""),
        format=values["format"],
        recorded=_day(values.get("recorded")),
    )


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as problem:
        raise LayoutError("metadata.assistants has a recorded that is no day") from problem


def _interaction(value: object, number: int) -> Interaction:
    where = f"interaction {number}"
    both = _dict(value, where)
    request = _dict(both.get("request"), f"{where}'s request")
    response = _dict(both.get("response"), f"{where}'s response")
    try:
        answer = replace(_response(response), truncated=_truncation(both.get("truncated")))
        return Interaction(_request(request), answer)
    except LayoutError as problem:
        raise LayoutError(f"{where} has {problem}") from problem


def _truncation(value: object) -> Truncation | None:
    if value is not None and value not in TRUNCATIONS:
        raise LayoutError(f"a truncation that is none of {', '.join(TRUNCATIONS)}")
    return value


def _request(value: dict[str, Any]) -> Request:
    method, url = value.get("method"), value.get("uri")
    if not isinstance(method, str) or not isinstance(url, str):
        raise LayoutError("a request without method or uri")
    return Request(method, url, _headers(value.get("headers")), _bytes(value.get("body")))


def _response(value: dict[str, Any]) -> Response:
    if "status_code" in value:  # what vcrpy before 2.0 wrote for httpx
        status: object = {"code": value["status_code"]}
        body: object = value.get("content")
    else:
        status, body = value.get("status"), value.get("body")
    code, reason = _status(status)
    return Response(code, _headers(value.get("headers")), _bytes(body), reason)


def _status(value: object) -> tuple[int, str]:
    status = value if isinstance(value, dict) else {}
    code = status.get("code")
    if not isinstance(code, int):
        raise LayoutError("a response without a status code")
    return code, str(status.get("message") or "")


def _headers(value: object) -> Headers:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise LayoutError("headers that are no mapping")
    return tuple(
        (str(name), item if isinstance(item, str) else _header_value(item))
        for name, items in value.items()
        for item in (items if isinstance(items, _SEQUENCES) else (items,))
    )


def _header_value(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _bytes(value: object) -> bytes:
    """A body as vcrpy knows them: text, bytes, ``{string: …}``, a file, an iterator's parts."""
    if isinstance(value, dict):
        return _bytes(value.get("string")) if "string" in value or not value else _unknown()
    if value is None or isinstance(value, _TEXTS):
        return _encoded(value or b"")
    read = getattr(value, "read", None)
    if read is not None:
        return _bytes(read())
    if hasattr(value, "__iter__"):
        return b"".join(_bytes(part) for part in value)
    return _unknown()


def _encoded(value: str | bytes) -> bytes:
    try:
        return value.encode() if isinstance(value, str) else value
    except UnicodeEncodeError as problem:
        raise LayoutError("a body that is no Unicode text") from problem


def _unknown() -> bytes:
    raise LayoutError("a body of an unknown type")


def _dict(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LayoutError(f"{what} is no mapping")
    return value
