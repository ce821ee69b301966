"""The transaction that turns a recording into a cassette, or leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_assistants.cassette.equivalence import same_but_for_chance
from pytest_assistants.cassette.leaks import IN_NAME, Leak
from pytest_assistants.cassette.serializer import Cassette, dump, load
from pytest_assistants.cassette.tracks.playback import Playback
from pytest_assistants.errors import CassetteError, RecordingRefused, SecretLeak
from pytest_assistants.session.age import is_old
from pytest_assistants.session.leak_check import advice_on, leaks_in
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.settings import Upstream
from pytest_assistants.wire import Interaction

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.known_values import KnownValues
    from pytest_assistants.cassette.storage.persister import Persister

_UNSPOKEN = "The cassette"  # whose name would say what must not be said
_DECLARE = (
    "Declare the value in assistants_config.secrets, or keep it out of the test; "
    "if it may be public, exempt it there with a reason."
)

PlaybackOf = Callable[[Sequence[Interaction]], Playback]


def write(  # noqa: PLR0913 - each is said by somebody else
    cassette: Cassette,
    *,
    name: str,
    persister: Persister,
    known: KnownValues,
    playback_of: PlaybackOf,
    max_age: int | None = None,
    laid: bytes | None = None,
) -> bool:
    """Write the cassette if it is clean, plays, and is news; whether it was written.

    One that is older than ``max_age`` days and still says the same is given today's date. ``laid``
    are the cassette's interactions where they are laid out already.

    Raises:
        CassetteError: why nothing was written; the old file stands untouched.
    """
    data = dump(cassette, laid=laid)
    read = _checked(data, name, known, playback_of)
    before = persister.read(name)
    if before is not None:
        old = _old(before, name)
        _refuse_worse(cassette, old, name)
        if _says_the_same(old, read):
            if not _is_outdated(old, max_age):
                return False
            confirmed = replace(old, head=cassette.head)
            data = checked(confirmed, name=name, known=known, playback_of=playback_of)
    persister.write(name, data)
    return True


def _says_the_same(old: Cassette, new: Cassette) -> bool:
    heads = [
        replace(one.head, recorded=None, judged="") if one.head else None for one in (old, new)
    ]
    if heads[0] != heads[1]:
        return False
    before, now = old.interactions, new.interactions
    return before == now or same_but_for_chance(before, now)


def _is_outdated(old: Cassette, max_age: int | None) -> bool:
    """Whether its date is worth a change of the file; what the emulator said has none."""
    head = old.head
    if head is None or head.upstream != Upstream.LIVE:
        return False
    return is_old(head.recorded, max_age=max_age)


def checked(cassette: Cassette, *, name: str, known: KnownValues, playback_of: PlaybackOf) -> bytes:
    """The bytes of a cassette that is clean and plays; raises CassetteError."""
    data = dump(cassette)
    _checked(data, name, known, playback_of)
    return data


def playback_of(name: str, known: KnownValues) -> PlaybackOf:
    """How that cassette is played outside of a session, by who knows these values."""
    shelf = Shelf(known=lambda: known, ignored_api_version=None)
    return lambda played: shelf.playback(name, played)


def _checked(data: bytes, name: str, known: KnownValues, playback_of: PlaybackOf) -> Cassette:
    """What is read from bytes that are clean and play."""
    _refuse_leaks(data, name, known)
    cassette = load(data, name=name)
    _refuse_unplayable(cassette, name, playback_of)
    return cassette


def _old(data: bytes, name: str) -> Cassette:
    try:
        return load(data, name=name)
    except CassetteError as error:
        raise RecordingRefused(
            f"{name} was not replaced, since what stands there cannot be read ({error}); "
            "move it away to record anew"
        ) from error


def _refuse_leaks(data: bytes, name: str, known: KnownValues) -> None:
    leaks = leaks_in(data, name=name, known=known)
    if leaks:
        in_name = any(leak.place == IN_NAME for leak in leaks)
        raise SecretLeak(
            f"{_UNSPOKEN if in_name else name} was not written, since the leak check found "
            f"something secret: {'; '.join(map(_described, leaks))}. "
            f"{advice_on(name, known=known) if in_name else _DECLARE}"
        )


def _described(leak: Leak) -> str:
    return f"{leak.rule} at {leak.place}, {leak.length} characters"


def _refuse_worse(new: Cassette, old: Cassette, name: str) -> None:
    if _succeeded(old) and not _succeeded(new):
        statuses = ", ".join(sorted({str(one.response.status) for one in new.interactions}))
        raise RecordingRefused(
            f"your cassettes are untouched: the upstream answered only {statuses}, "
            f"and {name} holds answers that succeeded"
        )


def _succeeded(cassette: Cassette) -> bool:
    return any(interaction.response.ok for interaction in cassette.interactions)


def _refuse_unplayable(cassette: Cassette, name: str, playback_of: PlaybackOf) -> None:
    playback = playback_of(cassette.interactions)
    for position, interaction in enumerate(cassette.interactions, start=1):
        if playback.answer(interaction.request) is None:
            raise RecordingRefused(
                f"{name} was not written, since its own interaction {position} would not replay; "
                "please report this"
            )
