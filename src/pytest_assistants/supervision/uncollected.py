"""Folders of cassettes, in which pytest need not look for tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.settings.names import cassette_folder

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".yaml"
_FOLDER = pytest.StashKey["Path"]()


def is_left_out(path: Path, config: pytest.Config) -> bool:
    """Whether it is the cassette folder, and holds nothing but cassettes, however deep.

    Pytest would ask each of its plugins whether a cassette is a file of tests.
    """
    folder = config.stash.get(_FOLDER, None)
    if folder is None:
        named = str(config.getini("assistants_cassette_dir") or "")
        folder = config.stash[_FOLDER] = cassette_folder(config.rootpath, named)
    return path == folder and _holds_cassettes_alone(folder)


def _holds_cassettes_alone(folder: Path) -> bool:
    return folder.is_dir() and all(
        file.endswith(_SUFFIX) for _, _, files in os.walk(folder) for file in files
    )
