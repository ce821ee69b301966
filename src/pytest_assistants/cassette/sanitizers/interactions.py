"""The way through: everything recorded, and every live request replay looks up, goes it."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from pytest_assistants.cassette.sanitizers.encodings.content_encoding import decode
from pytest_assistants.cassette.sanitizers.named import names
from pytest_assistants.cassette.sanitizers.parts.bodies import request_body, response_body
from pytest_assistants.cassette.sanitizers.parts.headers import request_headers, response_headers
from pytest_assistants.cassette.sanitizers.parts.origin import url
from pytest_assistants.cassette.sanitizers.scrub import Scrub
from pytest_assistants.errors import RecordingRefused
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.pseudonyms import Pseudonyms
    from pytest_assistants.wire import Headers

SANITIZER_VERSION = 7
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_EVENT = b"\ndata: "
_METHOD = re.compile("[A-Z]{3,10}")


def sanitize(
    interaction: Interaction, *, table: Pseudonyms, known: KnownValues, key: str
) -> Interaction:
    """The interaction as it may be written down; doing it again changes nothing.

    What the request gives away is known before the response is looked at. ``key`` is the track's
    name. Raises RecordingRefused for what cannot be read, and so cannot be judged.
    """
    scrub = Scrub(table, known.with_request(interaction.request), key)
    request, scrub = _settled(interaction.request, scrub)
    response = _response(interaction, scrub)
    if (learned := _learned(scrub, response.body)) is not None:
        response = _response(interaction, learned)
    return Interaction(request, response)


def sanitize_request(
    request: Request, *, table: Pseudonyms, known: KnownValues, key: str
) -> Request:
    """The request alone, as `sanitize` would store it."""
    return _settled(request, Scrub(table, known.with_request(request), key))[0]


def _settled(request: Request, scrub: Scrub) -> tuple[Request, Scrub]:
    """The request without the names that a rule found in one place of it and not in another."""
    clean = _request(request, replace(scrub, sent=True))
    learned = _learned(scrub, clean.body)
    if learned is None:
        return clean, scrub
    return _request(request, replace(learned, sent=True)), learned


def _learned(scrub: Scrub, body: bytes) -> Scrub | None:
    """What knows the names found that still stand in the body; None where none does."""
    if not scrub.named:
        return None
    lowered = body.lower()
    is_cut = _EVENT in body  # and a user's name with it, which stands in words
    left = [
        one
        for one in names(scrub.named)
        if (is_cut and one.kind == "user") or one.value.lower().encode() in lowered
    ]
    known = scrub.known.with_values(left)
    if known is scrub.known:
        return None
    return Scrub(scrub.table, known, scrub.key)


def _request(request: Request, scrub: Scrub) -> Request:
    if not _METHOD.fullmatch(request.method):
        raise RecordingRefused("a request cannot be recorded: its method is none of HTTP's.")
    body = decode(request.body, request.header("content-encoding"))
    clean, content_type = request_body(body, request.header("content-type") or "", scrub)
    headers = _with_content_type(request.headers, content_type)
    return Request(request.method, url(request, scrub), request_headers(headers, scrub), clean)


def _response(interaction: Interaction, scrub: Scrub) -> Response:
    response = interaction.response
    scrub = scrub if response.ok else replace(scrub, in_error=True)
    body = response_body(
        _decoded(response),
        response.header("content-type") or "",
        scrub,
        is_file=response.ok and interaction.request.path.rstrip("/").endswith("/content"),
    )
    headers = response_headers(response.headers, scrub)
    return Response(response.status, headers, body, _reason(response), response.truncated)


def _decoded(response: Response) -> bytes:
    """A response's body is decoded by contract; one that still is packed was forgotten."""
    return decode(response.body, response.header("content-encoding"))


def _with_content_type(headers: Headers, content_type: str) -> Headers:
    return tuple(
        [
            (name, content_type if name.lower() == "content-type" else value)
            for name, value in headers
        ]
    )


def _reason(response: Response) -> str:
    """The standard phrase; a server's own words are not kept."""
    return _PHRASES.get(response.status, "") if response.reason else ""
