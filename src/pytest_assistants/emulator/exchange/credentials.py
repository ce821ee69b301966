"""Who may ask: the key or token of a request, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange.error_responses import RequestRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants import wire
    from pytest_assistants.contract.paths import Dialect

_KEY_HEADERS = ("api-key", "Ocp-Apim-Subscription-Key")
_MASK = "*" * 12


def check(request: wire.Request, accepted: frozenset[str] | None, *, dialect: Dialect) -> None:
    """Let a request pass that bears an accepted credential, or any at all if none are set.

    Raises:
        RequestRefused: it bears none, or none of these; the answer never holds what was sent.
    """
    if any(value and (accepted is None or value in accepted) for value in _sent(request)):
        return
    if dialect == "azure":
        raise RequestRefused("credential.azure")
    if not any(_sent(request)):
        raise RequestRefused("credential.openai.missing")
    raise RequestRefused("credential.openai", found=_MASK)


def _sent(request: wire.Request) -> Iterator[str]:
    for name in _KEY_HEADERS:
        yield request.header(name) or ""
    scheme, _, token = (request.header("Authorization") or "").partition(" ")
    if scheme.lower() == "bearer":
        yield token.strip()
