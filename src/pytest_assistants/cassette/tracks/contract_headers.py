"""What a request's headers say that decides which answer it gets, and how it is judged."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pytest_assistants.wire import Headers


class Told(NamedTuple):
    """Of the headers of a request these; empty or None where they are not sent."""

    content_type: str
    beta: str | None


@lru_cache(maxsize=256)
def told(headers: Headers) -> Told:
    """The same headers are sent with request after request."""
    first: dict[str, str] = {}
    for name, value in headers:
        first.setdefault(name.lower(), value)
    return Told(first.get("content-type", ""), first.get("openai-beta"))
