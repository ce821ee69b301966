"""What is said once a recording has spent what it may."""

from __future__ import annotations

from cuts import failure
from stage import RECORD, Scene, Step

TESTS = """
def test_first(run_factory):
    assert run_factory().id


def test_second(run_factory):
    assert run_factory().id
"""

SCENE = Scene(
    {"test_runs.py": TESTS},
    [Step((*RECORD, "--assistants-max-runs=1"))],
    {"budget": failure("test_second")},
)
