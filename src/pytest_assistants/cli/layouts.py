"""Where other tools keep a cassette, and what this kit calls it.

tests/cassettes/test_desk/TestAsk.test_it[a].yaml    pytest-recording: beside the test's file
tests/cassettes/test_it.yaml                         pytest-vcr: of whichever file
fixtures/vcr_cassettes/ask.json                      vcrpy: wherever it was told
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.cassette.storage.names import test_track

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.known_values import KnownValues

_FOLDER = "cassettes"


def name_of(path: Path, *, known: KnownValues) -> str:
    """The name below the cassette folder: the path from here, less the folder of cassettes."""
    here = Path.cwd()
    places = path.relative_to(here).parts if path.is_relative_to(here) else (path.name,)
    *folders, file = places
    ours = next((one for one in reversed(folders) if one.endswith(_FOLDER)), None)
    if ours is not None:
        del folders[len(folders) - 1 - folders[::-1].index(ours)]
    return test_track(
        "/".join(folders),
        classes=(),
        function=file.rpartition(".")[0] or file,
        parameter_id=None,
        parameter_index=0,
        known=known,
    )
