"""A call, and the request it becomes: pure, and the same for both clients."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import quote, urlencode

from pytest_assistants import multipart, wire
from pytest_assistants.contract import operations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.client.credentials import Credentials
    from pytest_assistants.client.endpoints import Endpoint

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """One operation with its parameters; ``T`` is what its answer is read as."""

    operation: str
    ids: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, object] = field(default_factory=dict)
    body: Mapping[str, object] | None = None
    form: tuple[multipart.Part, ...] = ()


def build(call: Call[T], *, endpoint: Endpoint, credentials: Credentials) -> wire.Request:
    """The request that makes the call.

    Raises:
        SettingsError: a header cannot carry the credentials.
        ValueError: an id is empty or would change the path.
    """
    operation = operations.operation(call.operation)
    content_type, body = _content(call)
    return wire.Request(
        method=operation.method,
        url=endpoint.base + _path(operation.path, call.ids) + _query(call.query, endpoint),
        headers=(
            ("Accept", "application/json"),
            *content_type,
            *credentials.headers(endpoint.dialect),
        ),
        body=body,
    )


def _path(template: str, ids: Mapping[str, str]) -> str:
    for name, value in ids.items():
        if value in {"", ".", ".."}:
            raise ValueError(f"{name} is {value!r}, which is no id")
    return template.format_map({name: quote(value, safe="") for name, value in ids.items()})


def _query(given: Mapping[str, object], endpoint: Endpoint) -> str:
    version = {} if endpoint.api_version is None else {"api-version": endpoint.api_version}
    text = urlencode({**given, **version})
    return f"?{text}" if text else ""


def _content(call: Call[T]) -> tuple[wire.Headers, bytes]:
    if call.form:
        return (("Content-Type", multipart.content_type(call.form)),), multipart.render(call.form)
    if call.body is not None:
        return (("Content-Type", "application/json"),), json.dumps(
            call.body, allow_nan=False
        ).encode()
    return (), b""
