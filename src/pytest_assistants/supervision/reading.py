"""What pytest would read in this folder, without a run: its options, its ini file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision.configuration import raw_options
from pytest_assistants.supervision.pytest_internals import prepared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytest_assistants.settings import RawOptions


_ERROR = ": error: "


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run of pytest would be told.

    Attributes:
        raw: the options and ini values of this plugin.
        rootdir: the project's folder.
        inifile: where the ini values stand; None without one.
    """

    raw: RawOptions
    rootdir: Path
    inifile: Path | None


def read(arguments: Sequence[str]) -> Reading:
    """What pytest would be told with these arguments; it loads plugins and conftest files.

    Raises:
        SettingsError: pytest would not start, or without this plugin.
    """
    try:
        with prepared(arguments) as config:
            if not config.pluginmanager.has_plugin("assistants"):
                raise SettingsError(
                    "the plugin is switched off: by -p no:assistants, or by "
                    "PYTEST_DISABLE_PLUGIN_AUTOLOAD without -p assistants."
                )
            return Reading(raw_options(config), config.rootpath, config.inipath)
    except pytest.UsageError as error:
        raise SettingsError(f"pytest does not start in this folder: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """What argparse says after the usage; else the first line."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    told = next((line for line in lines if _ERROR in line), lines[0])
    return told.rpartition(_ERROR)[2]
