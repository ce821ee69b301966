"""Entra credentials that answer with a made-up token and touch nothing."""

from __future__ import annotations

import contextlib
import inspect
from typing import TYPE_CHECKING, Any, NamedTuple

from pytest_assistants.cassette.interception.late_import import on_import
from pytest_assistants.cassette.interception.replacing import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

TOKEN = "assistants-placeholder-token"  # noqa: S105 - made up, and meant to be seen
# The year 2100: a token that no client tries to renew.
EXPIRES_ON = 4_102_444_800


class _Token(NamedTuple):
    """The shape of azure.core's AccessToken and AccessTokenInfo."""

    token: str
    expires_on: int
    token_type: str = "Bearer"  # noqa: S105 - a scheme, not a secret
    refresh_on: int | None = None


@contextlib.contextmanager
def faked() -> Iterator[None]:
    """Every credential class of azure.identity, from the moment that package is imported."""
    with contextlib.ExitStack() as patched:

        def fake(answer: Any) -> Callable[[ModuleType], None]:
            return lambda module: _patch(module, answer, patched)

        patched.enter_context(on_import("azure.identity", fake(_get_token)))
        patched.enter_context(on_import("azure.identity.aio", fake(_get_token_async)))
        yield


def _patch(module: ModuleType, answer: Any, patched: contextlib.ExitStack) -> None:
    for name, credential in inspect.getmembers(module, inspect.isclass):
        for method in ("get_token", "get_token_info"):
            if name.endswith("Credential") and hasattr(credential, method):
                patched.enter_context(replaced(credential, method, answer))


def _get_token(self: object, *scopes: str, **options: object) -> _Token:  # noqa: ARG001 - azure's signature
    return _Token(TOKEN, EXPIRES_ON)


async def _get_token_async(self: object, *scopes: str, **options: object) -> _Token:  # noqa: ARG001 - azure's signature
    return _Token(TOKEN, EXPIRES_ON)
