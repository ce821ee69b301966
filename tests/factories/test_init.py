"""What the room offers at its door, and what knocking costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pytest_assistants import factories


def test_every_public_name_is_there() -> None:
    assert sorted(factories.__all__) == sorted(factories._HOMES)
    for name in factories.__all__:
        assert getattr(factories, name) is not None


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError) as raised:
        _ = factories.Widget  # type: ignore[attr-defined] # the point

    assert str(raised.value) == "module 'pytest_assistants.factories' has no attribute 'Widget'"


def test_the_ledger_and_the_journal_come_without_the_client() -> None:
    code = (
        "import sys; from pytest_assistants.factories import Journal, Ledger;"
        "sys.exit(bool({'httpx', 'pydantic', 'faker'} & sys.modules.keys()))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - code of ours

    assert done.returncode == 0
