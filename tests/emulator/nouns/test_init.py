from __future__ import annotations

from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.emulator.nouns import served


def test_every_operation_of_the_contract_is_served() -> None:
    assert served() == {row.name for row in OPERATIONS}
