"""Recorded answers that ask for patience, made to ask for none: replay costs no waiting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pytest_assistants.wire import Response

if TYPE_CHECKING:
    from pytest_assistants.wire import Headers

# Statuses after which the SDK and others send the request again.
RETRIED = frozenset({408, 409, 429, 500, 502, 503, 504})
PATIENCE = frozenset(
    {"retry-after", "retry-after-ms", "x-ms-retry-after-ms", "openai-poll-after-ms"}
)
# The SDK takes a zero here for no advice and waits by its own back-off.
SHORTEST_RETRY = (("retry-after-ms", "1"), ("x-ms-retry-after-ms", "1"), ("retry-after", "0"))
AT_ONCE = ("openai-poll-after-ms", "0")


def hastened(response: Response) -> Response:
    """The answer with no word of waiting; one that is retried says to retry at once."""
    at_once = (*SHORTEST_RETRY, AT_ONCE) if response.status in RETRIED else (AT_ONCE,)
    headers = _hastened(response.headers, at_once)
    return Response(response.status, headers, response.body, response.reason, response.truncated)


@lru_cache(maxsize=256)
def _hastened(headers: Headers, at_once: Headers) -> Headers:
    """Headers recur from answer to answer."""
    return (*(pair for pair in headers if pair[0].lower() not in PATIENCE), *at_once)
