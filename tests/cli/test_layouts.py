"""A cassette of another tool is called as this kit calls the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.cassette.known.known_values import KnownValues
from pytest_assistants.cli.layouts import name_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("tests/cassettes/test_desk/test_ask.yaml", "tests/test_desk/test_ask.yaml"),
        ("tests/cassettes/test_desk/TestA.test_b[c].yaml", "tests/test_desk/TestA.test_b[c].yaml"),
        ("cassettes/test_desk/test_ask.yaml", "test_desk/test_ask.yaml"),
        ("tests/a/cassettes/test_x/test_y.json", "tests/a/test_x/test_y.yaml"),
        ("cassettes/cassettes/test_y.yml", "cassettes/test_y.yaml"),
        ("fixtures/vcr_cassettes/ask.json", "fixtures/ask.yaml"),
        ("fixtures/ask", "fixtures/ask.yaml"),
        ("a b/cassettes/con.yaml", "a b/_con-"),
    ],
)
def test_the_folder_of_cassettes_is_left_out(path: str, name: str) -> None:
    assert name_of(Path.cwd() / path, known=KnownValues()).startswith(name)


def test_what_lies_elsewhere_is_called_by_its_own_name(tmp_path: Path) -> None:
    assert name_of(tmp_path / "cassettes" / "a.yaml", known=KnownValues()) == "a.yaml"
