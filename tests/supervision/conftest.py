"""Collected tests of a user's project, with the kit's fixtures and without its hooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.plugin.conftest import Project

from pytest_assistants import plugin
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.session.track import Track
from pytest_assistants.settings import AssistantsConfig, Judgement, Validation

# Pytester forgets what a run inside this one imported, and its keys of stashes would be others.
from pytest_assistants.supervision import following  # noqa: F401 - as told

INI = """
[pytest]
addopts = -p no:assistants -p no:asyncio -p no:recording
markers =
    assistants
    vcr
"""

Items = Callable[[str], dict[str, pytest.Item]]


def a_track(**fields: Any) -> Track:
    """The track of a test, with these fields of its own."""
    judged = Judgement(Validation.ERROR, Profile.OBSERVED, strict=False)
    return Track("a.py::b", AssistantsConfig(), judged, Path("/p/cassettes"), "a/b.yaml", **fields)


@pytest.fixture
def items(pytester: pytest.Pytester) -> Items:
    """``items(source)``: the tests of ``test_x.py`` by what stands behind the file in their id."""
    pytester.makeini(INI)
    pytester.plugins = list(plugin.FIXTURES)

    def collect(source: str) -> dict[str, pytest.Item]:
        found = pytester.getitems(source)
        return {item.nodeid.partition("::")[2]: item for item in found}

    return collect


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """A project whose tests run in a process of their own, with all of the kit."""
    (pytester.path / "pytest.ini").write_text("[pytest]\n")
    return Project(pytester)
