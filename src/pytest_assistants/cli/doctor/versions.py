"""Which versions are installed, of what the kit stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

PACKAGES = (
    *("pytest-assistants", "pytest", "vcrpy", "openai", "httpx", "pydantic", "faker"),
    *("pytest-xdist", "uvicorn", "azure-identity", "jinja2", "rich"),
)
ABSENT = "not installed"


def installed_versions() -> dict[str, str]:
    """The version of Python and of each package, or that it is not installed."""
    return {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ABSENT
