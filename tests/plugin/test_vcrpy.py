"""A vcrpy that was not tried costs time and is told; one that lacks a seam is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

TEST = "import pytest\n@pytest.mark.assistants\ndef test_kit(): pass"
UNTRIED = """
from pytest_assistants.cassette.interception import vcr_versions

vcr_versions.installed = lambda: "10.0"
"""
LACKING = UNTRIED + "import vcr.patch\ndel vcr.patch.force_reset\n"


def test_an_untried_one_is_told_in_the_summary(project: Project) -> None:
    project.write(test_kit=TEST, other=UNTRIED)
    result = project.run("-p", "other", env={"PYTHONPATH": str(project.path)})
    result.assert_outcomes(passed=1)
    told = result.outlines.index("an untried vcrpy:")
    assert result.outlines[told + 1].startswith("  10.0 is not among the versions")


def test_one_that_lacks_a_seam_is_a_usage_error(project: Project) -> None:
    project.write(test_kit=TEST, other=LACKING)
    result = project.run("-p", "other", env={"PYTHONPATH": str(project.path)})
    assert result.ret == 4
    [told] = [line for line in result.errlines if line.startswith("ERROR")]
    assert told.startswith("ERROR: vcrpy 10.0 has no vcr.patch.force_reset, and without that")
    assert told.endswith("install another version of vcrpy, 9.4.2 for one.")
