import pytest

from pytest_assistants.contract.lifecycle import FILE_STATES, is_final, is_polled
from pytest_assistants.contract.operations import operation


def test_every_state_leads_to_states_of_the_table() -> None:
    assert {state for follow in FILE_STATES.values() for state in follow} <= FILE_STATES.keys()


@pytest.mark.parametrize(
    ("state", "final"),
    [("uploaded", False), ("pending", False), ("processed", True), ("error", True), ("x", False)],
)
def test_a_state_that_nothing_follows_is_final(state: str, final: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_final(FILE_STATES, state) is final


def test_a_file_is_polled_and_a_thread_is_not() -> None:
    assert is_polled(operation("files.retrieve").name)
    assert not is_polled(operation("threads.retrieve").name)
