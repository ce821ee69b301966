"""Recorded answers that ask for patience, made to ask for none: replay costs no waiting."""

from __future__ import annotations

from pytest_assistants.wire import Response

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
    kept = tuple(pair for pair in response.headers if pair[0].lower() not in PATIENCE)
    at_once = SHORTEST_RETRY if response.status in RETRIED else ()
    headers = (*kept, *at_once, AT_ONCE)
    return Response(response.status, headers, response.body, response.reason, response.truncated)
