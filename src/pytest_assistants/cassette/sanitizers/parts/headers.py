"""Headers: only those are kept that mean something in replay."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
# What a limit, a pause or a verdict is: numbers, units of time, a date, yes or no.
_MEANT = re.compile(
    r"-?[\d.,]{1,24}(?:(?:ms|[smhd%])[\d.]{0,12}){0,5}|true|false"
    r"|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|\d{4}-\d\d-\d\d[T ][\d:.+Z-]{5,24}",
    re.IGNORECASE,
)


def request_headers(headers: Headers, scrub: Scrub) -> Headers:
    """The kept headers of a request, names in lower case, sorted."""
    return _kept(headers, _of_request, scrub)


def response_headers(headers: Headers, scrub: Scrub) -> Headers:
    """The kept headers of a response, names in lower case, sorted; others than types by number."""
    meant = tuple([pair for pair in headers if _is_type(pair[0]) or _MEANT.fullmatch(pair[1])])
    return _kept(meant, _of_response, scrub)


def _is_type(name: str) -> bool:
    return name.lower() == "content-type"


def _kept(headers: Headers, of: Callable[[str], str | None], scrub: Scrub) -> Headers:
    named = [(of(name), value) for name, value in headers]
    kept = [(name, scrub.text(value)) for name, value in named if name and _VALUE.fullmatch(value)]
    return tuple(sorted(kept, key=itemgetter(0)))


@lru_cache(maxsize=512)
def _of_request(name: str) -> str | None:
    """The name in lower case, if a request's header of that name is kept."""
    return name.lower() if name.lower() in REQUEST_HEADERS else None


@lru_cache(maxsize=512)
def _of_response(name: str) -> str | None:
    is_kept = name.lower() in RESPONSE_HEADERS or _RATE_LIMIT.fullmatch(name) is not None
    return name.lower() if is_kept else None
