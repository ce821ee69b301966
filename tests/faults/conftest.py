"""A counting endpoint, the kit's stack at a desk, stock vcrpy's seams, and a user's suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.faults.desk import Desk
from tests.faults.endpoint import Endpoint, serving
from tests.faults.inner import Suite
from tests.faults.stock import Seams

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


@pytest.fixture
def foreign() -> Iterator[Endpoint]:
    """Another host, over TLS."""
    with serving(tls=True) as endpoint:
        yield endpoint


@pytest.fixture
def desk(tmp_path: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Desk(tmp_path, endpoint.origin)


@pytest.fixture
def seams() -> Iterator[Seams]:
    seams = Seams()
    yield seams
    seams.restore()


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(tmp_path)
