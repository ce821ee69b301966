"""What a test's flow came to, written where whoever started the run can read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

OUTCOMES = Path("outcomes")


@pytest.fixture
def outcome(request: pytest.FixtureRequest) -> Callable[[object], None]:
    """Keeps a value under the test's name."""

    def keep(value: object) -> None:
        OUTCOMES.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "-", request.node.name)
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (OUTCOMES / f"{name}.json").write_text(text, encoding="utf-8")

    return keep
