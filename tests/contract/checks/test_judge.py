from pytest_assistants.contract.checks.judge import Judge
from pytest_assistants.contract.operations import operation


def judge(name: str, owner: str, side: str) -> Judge:
    return Judge(
        side="request" if side == "request" else "response",
        owner=owner,
        name=name,
        operation=operation(name),
    )


def test_a_lists_entries_fall_under_their_own_rows() -> None:
    lists = judge("assistants.list", "list", "response")

    assert lists.owner_of("data[3].name") == ("assistant", "name")
    assert lists.owner_of("data[].name") == ("assistant", "name")
    assert lists.owner_of("first_id") == ("list", "first_id")


def test_only_a_list_has_entries() -> None:
    single = judge("assistants.retrieve", "assistant", "response")

    assert single.owner_of("data[0].name") == ("assistant", "data[0].name")


def test_a_source_is_told_in_brackets_and_where_no_row_speaks_not_at_all() -> None:
    asked = judge("threads.create", "threads.create", "request")

    assert asked.source("metadata.a").startswith(" (Azure OpenAI Assistants API reference")
    assert asked.source("colour") == ""
