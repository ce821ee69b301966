"""Headers: only those are kept that mean something in replay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.cassette.sanitizers.scrub import Scrub
    from pytest_assistants.wire import Headers

REQUEST_HEADERS = frozenset({"content-type", "openai-beta"})
RESPONSE_HEADERS = frozenset(
    {
        "content-type",
        "openai-poll-after-ms",
        "retry-after",
        "retry-after-ms",
        "x-should-retry",
    }
)
_RATE_LIMIT = re.compile(r"x-ratelimit-[a-z]{1,12}(?:-[a-z]{1,12}){0,3}", re.IGNORECASE)
_VALUE = re.compile(r"[ -~]{0,256}")


def request_headers(headers: Headers, scrub: Scrub) -> Headers:
    """The kept headers of a request, names in lower case, sorted."""
    return _kept(headers, REQUEST_HEADERS, scrub)


def response_headers(headers: Headers, scrub: Scrub) -> Headers:
    """The kept headers of a response, names in lower case, sorted."""
    limits = {name.lower() for name, _ in headers if _RATE_LIMIT.fullmatch(name)}
    return _kept(headers, RESPONSE_HEADERS | limits, scrub)


def _kept(headers: Headers, names: frozenset[str], scrub: Scrub) -> Headers:
    kept = [
        (name.lower(), scrub.text(value))
        for name, value in headers
        if name.lower() in names and _VALUE.fullmatch(value)
    ]
    return tuple(sorted(kept, key=lambda header: header[0]))
