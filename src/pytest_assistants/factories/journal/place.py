"""Where journals lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def state_folder(*, environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where journals lie: the user's state directory, by the custom of the platform.

    Args:
        environment: the environment's variables.
        platform: as ``sys.platform`` has it.
        home: the user's home directory.
    """
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / "pytest-assistants" / "journals"
