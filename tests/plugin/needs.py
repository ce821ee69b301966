"""What a project needs beside the kit: where it is missing, its tests are skipped and say so."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

# How the tests of a project, or the arguments of its run, show that they need a package.
SIGNS = {
    "aiohttp": r"^\s*(import|from) .*\baiohttp\b",
    "azure": r"^\s*(import|from) azure\b",
    "openai.resources.vector_stores": r"\.vector_stores\b",
    "jinja2": r"^--assistants-report=.+|assistants_report = \S",
    "pytest_asyncio": r"pytest_asyncio|mark\.asyncio|asyncio_mode",
    "pytest_recording": r"mark\.vcr|--record-mode|block_network",
    "pytest_rerunfailures": r"--reruns|mark\.flaky",
    "requests": r"^\s*(import|from) .*\brequests\b",
    "xdist": r"^-n",
}


def skip_without(texts: Iterable[str]) -> None:
    """Skip the running test if any of these shows a need that is not met here."""
    together = "\n".join(texts)
    for package, sign in SIGNS.items():
        if re.search(sign, together, re.MULTILINE) and not is_there(package):
            pytest.skip(f"{package} is not installed")


def is_there(package: str) -> bool:
    """Whether a package, or a module of one, can be imported here."""
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # of what it stands in
        return False
