"""Entra credentials that answer with a made-up token and touch nothing."""

from __future__ import annotations

import importlib.util
import inspect
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

Patch = tuple[object, str, object]

TOKEN = "assistants-placeholder-token"  # noqa: S105 - made up, and meant to be seen
# The year 2100: a token that no client tries to renew.
EXPIRES_ON = 4_102_444_800


class _Token(NamedTuple):
    """The shape of azure.core's AccessToken and AccessTokenInfo."""

    token: str
    expires_on: int
    token_type: str = "Bearer"  # noqa: S105 - a scheme, not a secret
    refresh_on: int | None = None


def patches() -> tuple[Patch, ...]:
    """Every credential class of azure.identity, where that package is installed."""
    if importlib.util.find_spec("azure") is None or not importlib.util.find_spec("azure.identity"):
        return ()
    import azure.identity  # noqa: PLC0415 - only where it is installed
    import azure.identity.aio  # noqa: PLC0415 - only where it is installed

    return (
        *_of(azure.identity, _get_token),
        *_of(azure.identity.aio, _get_token_async),
    )


def _of(module: ModuleType, fake: Any) -> list[Patch]:
    return [
        (credential, method, fake)
        for name, credential in inspect.getmembers(module, inspect.isclass)
        if name.endswith("Credential")
        for method in ("get_token", "get_token_info")
        if hasattr(credential, method)
    ]


def _get_token(self: object, *scopes: str, **options: object) -> _Token:  # noqa: ARG001 - azure's signature
    return _Token(TOKEN, EXPIRES_ON)


async def _get_token_async(self: object, *scopes: str, **options: object) -> _Token:  # noqa: ARG001 - azure's signature
    return _Token(TOKEN, EXPIRES_ON)
