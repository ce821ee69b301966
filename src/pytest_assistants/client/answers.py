"""What an answer means: a typed result, or a typed error; pure, and the same for both clients."""

from __future__ import annotations

import http
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from pytest_assistants import errors, wire
from pytest_assistants.contract import models, operations

if TYPE_CHECKING:
    from pytest_assistants.client.calls import Call
    from pytest_assistants.client.credentials import Credentials

T = TypeVar("T")

_KINDS: Mapping[int, type[errors.ApiError]] = {
    **dict.fromkeys((400, 409, 413, 415, 422), errors.BadRequest),
    **dict.fromkeys((401, 403), errors.Unauthorized),
    **dict.fromkeys((404, 410), errors.NotFound),
    429: errors.RateLimited,
    **dict.fromkeys(range(500, 600), errors.ServerFailed),
}


def read(call: Call[T], response: wire.Response, *, credentials: Credentials) -> T:
    """The call's result.

    Raises:
        ApiError: the status is not 2xx, or the answer to a 2xx is no JSON object.
    """
    if not response.ok:
        raise _refused(response, credentials)
    operation = operations.operation(call.operation)
    if operation.verb == "content":
        return cast("T", response.body)
    value = wire.json_of(response.body)
    if not isinstance(value, dict):
        raise errors.ApiError("The answer is no JSON object", status=response.status)
    return cast("T", models.parse(operation, value))


def _refused(response: wire.Response, credentials: Credentials) -> errors.ApiError:
    told = _told(wire.json_of(response.body))
    kind = _KINDS.get(response.status, errors.ApiError)
    hidden = {name: credentials.hide(text) for name, text in told.items()}
    return kind(
        hidden.get("message") or _phrase(response),
        status=response.status,
        code=hidden.get("code"),
        param=hidden.get("param"),
        type=hidden.get("type"),
    )


def _told(value: object) -> dict[str, str]:
    """The texts of the service's envelope, of the gateway's, or of a bare object."""
    error = value.get("error", value) if isinstance(value, Mapping) else None
    if isinstance(error, str):
        return {"message": error}
    if not isinstance(error, Mapping):
        return {}
    return {str(name): str(text) for name, text in error.items() if text is not None}


def _phrase(response: wire.Response) -> str:
    try:
        return response.reason or http.HTTPStatus(response.status).phrase
    except ValueError:
        return "The answer has no error object"
