from __future__ import annotations

from pytest_assistants.contract.outcomes import (
    CUT_SHORT,
    FILE_FAILURES,
    RUN_FAILURES,
    UNSUPPORTED_FILE,
)


def test_a_failure_is_told_by_code_and_message() -> None:
    assert UNSUPPORTED_FILE.last_error == {
        "code": "unsupported_file",
        "message": "The file type is not supported.",
    }


def test_no_two_failures_of_a_run_have_one_code() -> None:
    codes = [row.code for row in RUN_FAILURES]
    assert codes == ["rate_limit_exceeded", "server_error", "invalid_prompt"]


def test_no_two_failures_of_a_file_have_one_code() -> None:
    codes = [row.code for row in FILE_FAILURES]
    assert codes == ["unsupported_file", "invalid_file"]


def test_what_was_cut_short_says_why() -> None:
    assert CUT_SHORT == "max_tokens"
