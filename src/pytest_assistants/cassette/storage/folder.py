"""The cassettes that stand in a folder, as names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.cassette.serializer import load
from pytest_assistants.cassette.storage.names import SUFFIX
from pytest_assistants.cassette.storage.persister import Persister
from pytest_assistants.errors import CassetteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.cassette.serializer import Cassette


def names_in(folder: Path) -> Iterator[str]:
    """The name of each file that could be a cassette, in order; linked folders are left out."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        cassettes = [one for one in sorted(files) if one.endswith(SUFFIX) and one[0] != "."]
        below = Path(top).relative_to(folder).as_posix() if cassettes else "."
        for file in cassettes:
            yield file if below == "." else f"{below}/{file}"


def own_cassette(folder: Path, name: str) -> Cassette | None:
    """The cassette, if this package wrote it and can read it."""
    try:
        data = Persister(folder).read(name)
        cassette = load(data, name=name) if data is not None else None
    except CassetteError:
        return None
    return cassette if cassette is not None and cassette.head is not None else None
