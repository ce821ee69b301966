"""A case comes out of another process as it went in, through ASCII alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.report.page.samples import FAILED, FIXTURE, HOSTILE, OTHER, hostile

from pytest_assistants.report.page.handing import handed, received

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Case


@pytest.mark.parametrize("case", [FAILED, FIXTURE, OTHER, hostile().cases[0]])
def test_a_case_survives_the_way(case: Case) -> None:
    text = handed(case)
    assert text.isascii()
    assert received(text) == case


def test_half_characters_survive() -> None:
    case = replace(OTHER, failure=HOSTILE)
    assert "\ud800" in received(handed(case)).failure
