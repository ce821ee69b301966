"""Which vcrpy is installed, with which the kit was tried, and whose connections it replaces."""

from __future__ import annotations

from importlib.metadata import version

TRIED = frozenset({"9.4.2"})
"""The versions that have been seen to have all of it, and to know no other library."""

LIBRARIES = frozenset(
    {
        "aiohttp",
        "botocore",
        "httplib2",
        "httpx_curl_cffi",
        "pyreqwest",
        "requests",
        "tornado",
        "urllib3",
    }
)
"""Whose connections vcrpy replaces; those of httpx and httpx2 are replaced without it."""


def installed() -> str:
    """The version of vcrpy that is installed."""
    return version("vcrpy")


def untried() -> str | None:
    """One sentence on a vcrpy that this was never tried with, which is not used late; or None."""
    found = installed()
    if found in TRIED:
        return None
    return (
        f"{found} is not among the versions this was tried with ({', '.join(sorted(TRIED))}): "
        "it was imported at once, which takes longer"
    )
