"""Where journals lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLES = {"win32": "LOCALAPPDATA", "darwin": "HOME"}


def state_folder(*, environment: Mapping[str, str], platform: str) -> Path:
    """Where journals lie: the user's state directory, by the custom of the platform.

    Args:
        environment: the environment's variables.
        platform: as ``sys.platform`` has it.

    Raises:
        SettingsError: it is to be below the user's home, and nobody knows that.
    """
    variable = _VARIABLES.get(platform, "XDG_STATE_HOME")
    if platform == "darwin":
        base = _home(variable) / "Library" / "Application Support"
    elif environment.get(variable):
        base = Path(environment[variable])
    else:
        below = "AppData/Local" if platform == "win32" else ".local/state"
        base = _home(variable) / below
    return base / "pytest-assistants" / "journals"


def _home(variable: str) -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise SettingsError(
            "the journal of what is made at a live service has no place, since this user has no "
            f"home directory: set {variable} to a folder that may hold it."
        ) from None
