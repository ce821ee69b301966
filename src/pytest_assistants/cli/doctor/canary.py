"""Keys are planted, one announced and one by its shape alone: both nets must catch both."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.cassette.pseudonyms import Pseudonyms
from pytest_assistants.cassette.sanitizers import sanitize
from pytest_assistants.cassette.serializer import Cassette, dump
from pytest_assistants.cli.doctor.check import Check, State
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.leak_check import leaks_in
from pytest_assistants.settings import DEFAULT_API_VERSION, KEY_VARIABLE
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME, _TRACK = "canary", "doctor"
_JSON = ("content-type", "application/json")


def catch_canary() -> Check:
    """Plant the keys in exchanges, and see what becomes of them."""
    missed = [
        *_missed(secrets.token_hex(16), "a known value", announced=True),
        *_missed(f"sk-{secrets.token_hex(24)}", "the shape of a key", announced=False),
    ]
    if missed:
        return Check(_NAME, State.FAILED, "; ".join(missed))
    told = "planted keys were replaced by the sanitizers, and found by the leak check"
    return Check(_NAME, State.OK, told)


def _missed(key: str, what: str, *, announced: bool) -> Iterator[str]:
    """Who did not see the key."""
    known = Knowledge({KEY_VARIABLE: key} if announced else {}, names=()).values
    planted = _exchange(key)
    clean = sanitize(planted, table=Pseudonyms(_TRACK), known=known, key=_TRACK)
    if key.encode() in dump(Cassette((clean,))):
        yield f"the sanitizers missed {what}"
    if not leaks_in(dump(Cassette((planted,))), name=_TRACK, known=known):
        yield f"the leak check missed {what}"


def _exchange(key: str) -> Interaction:
    """An exchange that shows the key where it should not be: in texts of both sides."""
    url = f"{PLACEHOLDER_ORIGIN}/openai/assistants?api-version={DEFAULT_API_VERSION}"
    asked = f'{{"instructions": "The key is {key}, keep it."}}'.encode()
    answered = f'{{"error": {{"message": "Incorrect key provided: {key}."}}}}'.encode()
    request = Request("POST", url, (_JSON,), asked)
    return Interaction(request, Response(400, (_JSON,), answered, "Bad Request"))
