"""A cassette at rest, opened for people: what is secret in it is replaced before it is shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.interception.foreign import read_stock_cassette
from pytest_assistants.cassette.serializer import Cassette, load
from pytest_assistants.cli.cleaning import cleaned, harvested
from pytest_assistants.cli.stored import known_values, single
from pytest_assistants.errors import CassetteError
from pytest_assistants.session.knowledge import Knowledge

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Opened:
    """A cassette, and its path as people are told it."""

    path: str
    cassette: Cassette


def opened(given: str, options: argparse.Namespace) -> Opened:
    """The cassette at that path, sanitized in memory.

    Raises:
        SettingsError: there is no such file, or it is a folder.
        CassetteError: it cannot be read.
    """
    known = known_values(options)
    file = single(Path(given), folder=Path(options.folder))
    path = file.shown(known)
    try:
        data = file.read()
    except CassetteError as error:
        raise CassetteError(f"{path} cannot be shown: {error}") from None
    try:
        stored = load(data, name=path, fallback=read_stock_cassette)
    except CassetteError as error:
        # The text may quote the file.
        raise type(error)(withheld(str(error), options)) from None
    known = harvested(stored, known)
    try:
        return Opened(path, cleaned(stored, data=data, name=file.name, known=known))
    except CassetteError as error:
        raise CassetteError(f"{path} cannot be shown: {error}") from None


def withheld(value: Any, options: argparse.Namespace) -> Any:
    """Text, or JSON with texts, without the lines that look secret even now."""
    return _cleaned(value, Knowledge(os.environ, names=options.secret).redacted)


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _cleaned(item, clean) for name, item in value.items()}
    return [_cleaned(item, clean) for item in value] if isinstance(value, list) else value
