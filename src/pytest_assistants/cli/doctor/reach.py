"""Whether the configured endpoint answers; its own key goes there, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cli.doctor.check import Check, State
from pytest_assistants.client.calls import Call, build
from pytest_assistants.client.credentials import Credentials
from pytest_assistants.client.endpoints import read_endpoint
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import (
    DEFAULT_API_VERSION,
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    TOKEN_VARIABLE,
    VERSION_VARIABLE,
)
from pytest_assistants.upstream.live import LiveUpstream

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_assistants.wire import Request, Response

_NAME = "endpoint"
_REFUSALS = frozenset({401, 403})
_UNKNOWN = frozenset({404, 410})


def reach(environ: Mapping[str, str], *, seconds: int) -> Check:
    """Ask the endpoint for one assistant, and wait that long for its answer."""
    endpoint = environ.get(ENDPOINT_VARIABLE)
    if not endpoint:
        return Check(_NAME, State.NOTE, f"none is configured: {ENDPOINT_VARIABLE} is not set")
    credentials = Credentials(environ.get(KEY_VARIABLE), environ.get(TOKEN_VARIABLE))
    version = environ.get(VERSION_VARIABLE) or DEFAULT_API_VERSION
    try:
        where = read_endpoint(endpoint, api_version=version)
        call: Call[object] = Call("assistants.list", query={"limit": 1})
        request = build(call, endpoint=where, credentials=credentials)
    except (SettingsError, ValueError) as error:
        return Check(_NAME, State.FAILED, credentials.hide(str(error)))
    return _asked(request, seconds, has_credential=credentials != Credentials())


def _asked(request: Request, seconds: int, *, has_credential: bool) -> Check:
    upstream = LiveUpstream(seconds=seconds)
    try:
        response = upstream.send(request)
    except Exception as error:  # noqa: BLE001 - whatever the library raises is the finding
        # The type alone: its text may repeat the address.
        waited = f" (waited at most {seconds} seconds)" if "Timeout" in type(error).__name__ else ""
        return Check(_NAME, State.FAILED, f"it does not answer: {type(error).__name__}{waited}")
    finally:
        upstream.close()
    return _judged(response, has_credential=has_credential)


def _judged(response: Response, *, has_credential: bool) -> Check:
    status = response.status
    if response.ok:
        return Check(_NAME, State.OK, "it answers, and takes the credential")
    if status in _REFUSALS and not has_credential:
        return Check(_NAME, State.NOTE, f"it answers {status}: no credential is configured")
    if status in _REFUSALS:
        return Check(_NAME, State.FAILED, f"it answers {status}: it refuses the credential")
    if status in _UNKNOWN:
        told = "its address is wrong, or it has no Assistants API (any more)"
        return Check(_NAME, State.FAILED, f"it answers {status}: {told}")
    return Check(_NAME, State.FAILED, f"it answers {status}")
