"""A command that people are told works where they are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pytest_assistants.supervision.selectors import selection

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("started", "typed"),
    [
        ("/project", "tests/test_x.py::TestA::test_b[c::d]"),
        ("/project/tests", "test_x.py::TestA::test_b[c::d]"),
        ("/project/src/shop", "../../tests/test_x.py::TestA::test_b[c::d]"),
    ],
)
def test_a_test_is_selected_from_where_pytest_was_started(started: str, typed: str) -> None:
    config = SimpleNamespace(rootpath=ROOT, invocation_params=SimpleNamespace(dir=Path(started)))
    item: Any = SimpleNamespace(config=config, nodeid="tests/test_x.py::TestA::test_b[c::d]")
    assert selection(item) == {"selector": typed, "started": Path(started)}
