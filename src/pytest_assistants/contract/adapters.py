"""Reads what a user holds, by its shape: HTTP requests and responses, SDK objects, plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pytest_assistants import wire


def as_request(value: Any) -> wire.Request | None:
    """A request of httpx, httpx2, requests or our own as a value; None where it is plain data."""
    if isinstance(value, wire.Request):
        return value
    if isinstance(value, Mapping) or not (hasattr(value, "method") and hasattr(value, "url")):
        return None
    if hasattr(value, "prepare") and not hasattr(value, "body"):
        value = value.prepare()
    return wire.Request(
        method=str(value.method or "GET").upper(),
        url=str(value.url),
        headers=_headers(value.headers),
        body=_body(value),
    )


def as_response(value: Any) -> wire.Response | None:
    """A response of httpx, httpx2, requests or our own as a value; None where it is plain data."""
    if isinstance(value, wire.Response):
        return value
    if isinstance(value, Mapping) or not hasattr(value, "status_code"):
        return None
    return wire.Response(
        status=int(value.status_code),
        headers=_headers(value.headers),
        body=bytes(value.content or b""),
    )


def request_of(response: Any) -> wire.Request | None:
    """The request that a client's response remembers, if it does."""
    try:
        request = getattr(response, "request", None)
    except RuntimeError:
        # httpx raises where no request was set.
        return None
    return None if request is None else as_request(request)


def as_data(value: Any) -> dict[str, Any]:
    """A dict, an SDK object or a pydantic model as plain data: only the fields that were set."""
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "model_dump"):
        _complete(value)
        # The SDKs construct without validation; what does not fit must not become a warning.
        dumped = value.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)
    elif hasattr(value, "to_dict"):
        dumped = value.to_dict()
    elif hasattr(value, "as_dict"):
        dumped = value.as_dict()
    else:
        raise TypeError(
            f"cannot judge a {type(value).__name__}: give a dict, a request or a response of httpx,"
            " httpx2 or requests, an SDK object or a pydantic model"
        )
    return dict(dumped)


def _complete(value: Any) -> None:
    """Build the models within a model that put it off, as old SDKs' do: pydantic dumps no other."""
    if isinstance(value, list | tuple):
        for each in value:
            _complete(each)
    elif hasattr(value, "model_rebuild"):
        type(value).model_rebuild()
        _complete(list(vars(value).values()))


def _headers(headers: Any) -> wire.Headers:
    pairs: Iterable[tuple[Any, Any]] = headers.items() if headers else ()
    return tuple((_text(name), _text(value)) for name, value in pairs)


def _text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _body(request: Any) -> bytes:
    content = request.body if hasattr(request, "body") else request.read()
    if isinstance(content, str):
        return content.encode()
    return content if isinstance(content, bytes) else b""
