"""A cassette that nobody holds and that a test without one may have been recorded as."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pytest_assistants.cassette.storage.folder import names_in, own_cassette
from pytest_assistants.cassette.storage.names import origin_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track
    from pytest_assistants.wire import Request

MOST = 20  # of those that are read, the likeliest first


def look_alike(
    track: Track, request: Request, *, shelf: Shelf, hold: Callable[[str], bool]
) -> str | None:
    """The name of the likeliest that would answer the request if it were the track's."""
    candidates = (name for name in _likely(track) if not hold(name))
    for name in islice(candidates, MOST):
        cassette = own_cassette(track.folder, name)
        if cassette is None:
            continue
        if shelf.playback(track.name, cassette.interactions).answer(request) is not None:
            return name
    return None


def moving(track: Track, name: str) -> str:
    """What to type so that this cassette becomes the track's."""
    folder, parent = track.shown_folder, track.name.rpartition("/")[0]
    first = "" if (track.folder / parent).is_dir() else f'mkdir -p "{folder}/{parent}" && '
    return f'{first}mv "{folder}/{name}" "{folder}/{track.name}"'


def _likely(track: Track) -> Iterator[str]:
    """Of the same function first, wherever it stood; then those of the same file."""
    sought = origin_of(track.name)
    others = [name for name in names_in(track.folder) if origin_of(name).scope == sought.scope]
    yield from (name for name in others if origin_of(name).function == sought.function)
    yield from (
        name
        for name in others
        if origin_of(name).path == sought.path and origin_of(name).function != sought.function
    )
