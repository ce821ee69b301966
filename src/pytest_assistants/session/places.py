"""Where something stands in the file system, as people are told it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_INSTALLED = tuple(f"{os.sep}{name}{os.sep}" for name in ("site-packages", "dist-packages"))
# Of Python, of this kit, and what has no file.
_NOBODYS = (f"{Path(os.__file__).parent}{os.sep}", f"{Path(__file__).parents[1]}{os.sep}", "<")


def asked_from(frame: FrameType | None) -> str | None:
    """The innermost line outside of installed packages: the user's own.

    What runs as ``__main__`` began the run, as the script ``pytest`` does, and asked for nothing.
    """
    while frame is not None and frame.f_globals.get("__name__") != "__main__":
        path = frame.f_code.co_filename
        if is_users(path):
            return f"{shown(path)}:{frame.f_lineno}"
        frame = frame.f_back
    return None


def is_users(path: str) -> bool:
    """Whether code of this file is neither Python's own, nor this kit's, nor installed."""
    return not path.startswith(_NOBODYS) and not any(folder in path for folder in _INSTALLED)


def shown(path: str, *, here: Path | None = None) -> str:
    """The path as seen from here, so that no home folder stands in a report."""
    place, here = Path(path), here or Path.cwd()
    if place.is_relative_to(here):
        return place.relative_to(here).as_posix()
    shared = next((one for one in here.parents if place.is_relative_to(one)), None)
    if shared is None or _leads_over_a_home(shared):
        return place.name
    return Path(os.path.relpath(place, here)).as_posix()


def _leads_over_a_home(shared: Path) -> bool:
    """Whether the user's home stands below there, or may stand anywhere."""
    try:
        return Path.home().is_relative_to(shared)
    except RuntimeError:  # as of a user that the system does not know
        return True
