"""A request in the form in which two requests of one meaning are equal."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from pytest_assistants.contract.paths import root_index, segments_of
from pytest_assistants.wire import Query, Request, json_of

if TYPE_CHECKING:
    from pytest_assistants import multipart

# Lists whose order the API does not mean: clients fill them as uploads complete.
UNORDERED = frozenset({"file_ids", "vector_store_ids"})
# What ends an endpoint's prefix where the path is of another API of the same upstream.
PREFIX_ENDS = ("openai", "v1")

# A name of one of them, or what may spell it.
_MAY_BE_UNORDERED = re.compile("|".join((*map(re.escape, UNORDERED), r"\\u")).encode())
# Such a list in a text of JSON; within a string its quotes would be escaped. And its items.
_LIST = re.compile(
    rb'("(?:%s)"\s*:\s*\[)([^\[\]{}\\]*)(?=\])' % b"|".join(map(str.encode, UNORDERED))
)
_ITEM = re.compile(rb'"[^"]*"')
_ENCODER = json.JSONEncoder(sort_keys=True, default=repr)


@dataclass(frozen=True, slots=True)
class Canonical:
    """Method, path below the endpoint, sorted query, and the body by meaning.

    ``body`` is parsed JSON, a list of multipart parts, pairs of a form, or raw bytes.
    """

    method: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    body: object

    @property
    def key(self) -> bytes:
        """Equal for two requests exactly if they mean the same."""
        return digest(self.method, self.tree)

    @property
    def tree(self) -> list[object]:
        """Path, query and body as lists and mappings, whose leaves are what requests differ in."""
        return [list(self.path), [list(pair) for pair in self.query], self.body]


def digest(method: str, tree: object) -> bytes:
    """Equal for two trees exactly if they are equal."""
    return sha256(_ENCODER.encode((method, tree)).encode()).digest()


def canonical(request: Request, *, ignored_api_version: str | None = None) -> Canonical:
    """The canonical form; an api-version that nobody chose is left out of it."""
    path, query = _place(request.url, ignored_api_version)
    return Canonical(request.method, path, query, _body(request))


@lru_cache(maxsize=1024)
def _place(url: str, ignored_api_version: str | None) -> tuple[tuple[str, ...], Query]:
    """Path below the endpoint, and sorted query; URLs recur from cassette to cassette."""
    request = Request("", url)
    query = sorted(
        (name, value)
        for name, value in request.query
        if not (name == "api-version" and value == ignored_api_version)
    )
    return path_below_endpoint(request.path), tuple(query)


@lru_cache(maxsize=1024)
def path_below_endpoint(path: str) -> tuple[str, ...]:
    """The segments that name the operation, whatever prefix the endpoint has."""
    segments = segments_of(path)
    root = root_index(segments)
    if root is not None:
        return tuple(segments[root:])
    ends = [at + 1 for at, name in enumerate(segments) if name in PREFIX_ENDS]
    return tuple(segments[ends[-1] if ends else 0 :])


def _body(request: Request) -> object:
    if not request.body:
        return {}
    content_type = request.header("content-type") or ""
    if content_type.lower().startswith("multipart/form-data"):
        from pytest_assistants.multipart import parse  # noqa: PLC0415 - few requests are

        parts = parse(content_type, request.body)
        if parts is not None:
            return sorted((_part(part) for part in parts), key=repr)
    if content_type.lower().startswith("application/x-www-form-urlencoded"):
        return sorted(parse_qsl(request.body.decode("latin-1"), keep_blank_values=True))
    parsed = json_of(request.body)
    if parsed is None:
        return _text(request.body)
    return unordered(parsed) if _MAY_BE_UNORDERED.search(request.body) else parsed


def _part(part: multipart.Part) -> list[object]:
    return [part.name, part.filename, _text(part.content)]


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"sha256:{sha256(content).hexdigest()}"


def unordered(value: object, *, name: str = "") -> object:
    """Parsed JSON with the lists whose order means nothing sorted."""
    if isinstance(value, dict):
        return {key: unordered(item, name=key) for key, item in value.items()}
    if isinstance(value, list):
        items = [unordered(item) for item in value]
        return sorted(items, key=repr) if name in UNORDERED else items
    return value


def in_steady_order(body: bytes) -> bytes:
    """A body of JSON with the lists whose order means nothing sorted, and else as it stands."""
    if not body.startswith(b"{"):  # a form may hold a file, whose bytes are nobody's to sort
        return body

    def settle(found: re.Match[bytes]) -> bytes:
        items = iter(sorted(_ITEM.findall(found[2])))
        return found[1] + _ITEM.sub(lambda _: next(items), found[2])

    return _LIST.sub(settle, body)
