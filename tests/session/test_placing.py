"""A track is placed where its cassette is, and knows in replay what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.supervision.conftest import a_track

from pytest_assistants.cassette.storage.names import twin
from pytest_assistants.errors import UnsafeName
from pytest_assistants.session.placing import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME, OTHER = "a/test_x[key].yaml", "a/test_x[#0].yaml"


def _placed(
    folder: Path, *, replays: bool = True, recorded_as: Callable[[], str] | None = None
) -> tuple[Path, str, bytes | None]:
    track = a_track()
    place(track, folder, NAME, recorded_as=recorded_as, replays=replays)
    return track.folder, track.name, track.stored


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"stored")


def test_what_stands_under_its_name_is_read_in_replay_alone(tmp_path: Path) -> None:
    assert _placed(tmp_path) == (tmp_path, NAME, None)
    _write(tmp_path / NAME)
    assert _placed(tmp_path) == (tmp_path, NAME, b"stored")
    assert _placed(tmp_path, replays=False) == (tmp_path, NAME, None)


@pytest.mark.parametrize("other", [OTHER, twin(NAME)])
def test_where_nothing_does_it_may_have_been_recorded_under_another(
    tmp_path: Path, other: str
) -> None:
    _write(tmp_path / other)
    assert _placed(tmp_path, recorded_as=lambda: OTHER) == (tmp_path, other, None)
    _write(tmp_path / NAME)
    assert _placed(tmp_path, recorded_as=lambda: OTHER)[1] == NAME


def test_what_cannot_be_read_keeps_its_name_until_it_is_played(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir(parents=True)
    assert _placed(tmp_path) == (tmp_path, NAME, None)


def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeName):
        place(a_track(), tmp_path, "../a.yaml", recorded_as=None, replays=True)
