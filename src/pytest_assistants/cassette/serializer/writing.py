"""A cassette to YAML: the layout stock vcrpy replays, with bodies a reviewer can read."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_assistants.cassette import json_text
from pytest_assistants.cassette.serializer.format import KEY
from pytest_assistants.cassette.serializer.scalars import binary, literal, scalar
from pytest_assistants.wire import is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.serializer.format import Cassette, Head
    from pytest_assistants.wire import Headers, Interaction, Request, Response


def dump(cassette: Cassette, *, laid: bytes | None = None) -> bytes:
    """The cassette's bytes: UTF-8, LF, and the same for the same cassette.

    ``laid`` are its interactions where `laid_out` was asked for them before.
    """
    head = "\n".join(("version: 1", *_head(cassette.head), "")).encode()
    return head + KEY + (laid_out(cassette.interactions) if laid is None else laid)


def laid_out(interactions: tuple[Interaction, ...]) -> bytes:
    """The bytes that interactions stand in, as `interactions_of` finds them in a cassette's."""
    if not interactions:
        return b" []\n"
    return "\n".join(("", *_interactions(interactions), "")).encode()


def _head(head: Head | None) -> Iterator[str]:
    if head is None:
        return
    yield from ("metadata:", "  assistants:", f"    format: {head.format}")
    yield f"    upstream: {scalar(head.upstream)}"
    if head.recorded is not None:
        yield f"    recorded: {scalar(head.recorded.isoformat())}"
    yield "    api_versions:" if head.api_versions else "    api_versions: []"
    yield from (f"    - {scalar(version)}" for version in head.api_versions)
    yield f"    sanitizer: {head.sanitizer}"
    if head.judged:
        yield f"    judged: {scalar(head.judged)}"
    yield "    variables:" if head.variables else "    variables: {}"
    yield from (f"      {scalar(name)}: {scalar(value)}" for name, value in head.variables)


def _interactions(interactions: tuple[Interaction, ...]) -> Iterator[str]:
    for interaction in interactions:
        exact = urlsplit(interaction.request.url).path.endswith("/content")
        yield from _request(interaction.request)
        yield from _response(interaction.response, exact=exact)
        if interaction.response.truncated is not None:
            yield f"  truncated: {interaction.response.truncated}"


def _request(request: Request) -> Iterator[str]:
    yield "- request:"
    yield f"    method: {scalar(request.method)}"
    yield f"    uri: {scalar(request.url)}"
    yield f"    body: {_body(request.body, is_json(request.headers), indent=' ' * 6)}"
    yield _headers(request.headers)


def _response(response: Response, *, exact: bool) -> Iterator[str]:
    """A downloaded file is never laid out anew (``exact``), whatever its type."""
    yield from ("  response:", "    status:", f"      code: {response.status}")
    yield f"      message: {scalar(response.reason)}"
    yield _headers(response.headers)
    yield "    body:"
    pretty = is_json(response.headers) and not exact
    yield f"      string: {_body(response.body, pretty, indent=' ' * 8)}"


@lru_cache(maxsize=1024)
def _headers(headers: Headers) -> str:
    """Names, each over the list of its values; most headers recur."""
    grouped: dict[str, list[str]] = {}
    for name, value in headers:
        lines = grouped.setdefault(name, [f"      {scalar(name)}:"])
        lines.append(f"      - {scalar(value)}")
    if not grouped:
        return "    headers: {}"
    return "\n".join(("    headers:", *chain.from_iterable(grouped.values())))


def _body(body: bytes, as_json: bool, *, indent: str) -> str:  # noqa: FBT001 - a private helper
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return binary(body, indent=indent)
    text = _pretty(text) if as_json else text
    return literal(text, indent=indent) or scalar(text)


def _pretty(text: str) -> str:
    return json_text.pretty(text) if json_text.is_json_text(text) else text
