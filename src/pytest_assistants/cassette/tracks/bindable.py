"""Which placeholders of a cassette may stand for a live value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, TOKEN_KINDS
from pytest_assistants.cassette.stand_ins import STAND_IN, is_as_sent, uuids_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.wire import Interaction, Request


def bindable(interactions: Sequence[Interaction], own: Callable[[str], bool]) -> frozenset[str]:
    """Placeholders of this track that its client knew from elsewhere.

    So is a UUID that it sent as a whole string, and that stands there as it was sent. An identifier
    that a response introduced is the service's. Any other value that a client sent
    may be its own too, such as the deployment that it names and an answer named before.
    """
    answered: set[str] = set()
    outside: set[str] = set()
    for interaction in interactions:
        request = interaction.request
        sent = _sent(request)
        outside |= {
            one
            for one in _placeholders(sent)
            if own(one) and (one not in answered or _is_token(one))
        }
        outside |= uuids_alone(sent) - answered
        answered |= {found[0] for found in STAND_IN.finditer(_text(interaction.response.body))}
    return frozenset(outside)


def uuids_sent(request: Request) -> set[str]:
    """The UUIDs that stand in a request as they were sent."""
    return {found[0] for found in STAND_IN.finditer(_sent(request)) if is_as_sent(found[0])}


def _sent(request: Request) -> str:
    return _text(request.url.encode() + b"\n" + request.body)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _placeholders(text: str) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(text)}


def _is_token(placeholder: str) -> bool:
    """Whether this is ``deployment-k3x9ab-1``, say, and no identifier."""
    kind, _, rest = placeholder.partition("-")
    return kind in TOKEN_KINDS and "-" in rest
