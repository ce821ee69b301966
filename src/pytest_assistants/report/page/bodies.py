"""Bodies as a person reads them: JSON laid out, streams as they are, all of it bounded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_assistants.event_stream import is_event_stream
from pytest_assistants.report.page.content import Body
from pytest_assistants.wire import essence, json_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.wire import Headers

MOST = 16_000  # characters of one body
_LAID_OUT = 1_000_000  # bytes of JSON that are worth being laid out, to show so few


def body_of(data: bytes, headers: Headers, *, clean: Callable[[str], str]) -> Body:
    """The body as text, after ``clean``; of what is no text, how long it is."""
    if not data:
        return Body()
    kind, text = _read(data, headers)
    shown = _cut(text)
    return Body(kind, clean(shown), len(data), len(text) - len(shown))


def hidden(size: int, reason: str) -> Body:
    """A body of which nothing can be shown."""
    return Body("hidden", reason, size)


def _read(data: bytes, headers: Headers) -> tuple[str, str]:
    if is_event_stream(headers):
        return "events", data.decode("utf-8", "backslashreplace")
    value = json_of(data) if len(data) <= _LAID_OUT else None
    if value is not None:
        return "json", json.dumps(value, indent=2, ensure_ascii=False)
    try:
        return "text", data.decode("utf-8")
    except UnicodeDecodeError:
        kind = essence(headers) or "of no stated type"
        return "binary", f"{len(data):,} bytes that are no text ({kind})"


def _cut(text: str) -> str:
    """As much as is shown, up to a line's end if one is near."""
    if len(text) <= MOST:
        return text
    end = text.rfind("\n", MOST - 1_000, MOST)
    return text[: end if end > 0 else MOST]
