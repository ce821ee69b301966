"""Tests that have no cassette yet, and the wide fixtures that must be recorded again for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.supervision.participation import wide, wide_fixtures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pytest


def is_asked_by_new(
    fixturedef: pytest.FixtureDef[Any],
    *,
    names: Mapping[pytest.Item, str],
    selected: Iterable[pytest.Item],
    folder: Path,
) -> bool:
    """Whether a selected test that asks for the fixture has no cassette in that folder.

    What it will say to the upstream refers to what the fixture makes there, so that must be made.
    """
    from pytest_assistants.cassette.storage.persister import Persister  # noqa: PLC0415 - late on purpose

    persister, asked = Persister(folder), wide(fixturedef)
    return any(
        asked in wide_fixtures(item) and not persister.holds(names[item])
        for item in selected
        if item in names
    )
