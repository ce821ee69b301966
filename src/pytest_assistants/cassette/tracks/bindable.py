"""Which placeholders of a cassette may stand for a live value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.pseudonyms import PLACEHOLDER, TOKEN_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_assistants.wire import Interaction


def bindable(interactions: Sequence[Interaction], own: Callable[[str], bool]) -> frozenset[str]:
    """Placeholders of this track that its client knew from elsewhere.

    An identifier that a response introduced is the service's. Any other value that a client sent
    may be its own too, such as the deployment that it names and an answer named before.
    """
    answered: set[str] = set()
    outside: set[str] = set()
    for interaction in interactions:
        request = interaction.request
        sent = _placeholders(request.url.encode() + b"\n" + request.body)
        outside |= {one for one in sent if own(one) and (one not in answered or _is_token(one))}
        answered |= _placeholders(interaction.response.body)
    return frozenset(outside)


def _placeholders(text: bytes) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(text.decode("utf-8", "replace"))}


def _is_token(placeholder: str) -> bool:
    """Whether this is ``deployment-k3x9ab-1``, say, and no identifier."""
    kind, _, rest = placeholder.partition("-")
    return kind in TOKEN_KINDS and "-" in rest
