"""A case knows its file, its name, and whether it fails the run."""

from __future__ import annotations

import pytest

from pytest_assistants.report.page.content import Case


@pytest.mark.parametrize(
    ("node", "file", "name"),
    [
        ("tests/test_a.py::TestB::test_c[x::y]", "tests/test_a.py", "TestB::test_c[x::y]"),
        ("docs/page.md", "docs/page.md", "docs/page.md"),
    ],
)
def test_a_node_has_a_file_and_a_name(node: str, file: str, name: str) -> None:
    case = Case(node, "passed")
    assert (case.file, case.name) == (file, name)


@pytest.mark.parametrize(
    ("outcome", "wrong"),
    [("failed", True), ("error", True), ("crashed", True), ("rerun", False), ("xfailed", False)],
)
def test_what_fails_the_run_went_wrong(outcome: str, *, wrong: bool) -> None:
    assert Case("test_a.py::test_b", outcome).went_wrong is wrong
