"""What ends badly is shown so, with every field that goes with it; the contract agrees."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.contract.validators import check_response
from pytest_assistants.contract.violations import Verdict
from pytest_assistants.injection.endings import codes_of, ended, endings_of

COUNTS = {"in_progress": 1, "completed": 2, "failed": 0, "cancelled": 0, "total": 3}
RUN: dict[str, Any] = {
    "id": "run_1",
    "object": "thread.run",
    "created_at": 5,
    "thread_id": "thread_1",
    "assistant_id": "asst_1",
    "status": "completed",
    "model": "m",
    "instructions": None,
    "tools": [],
    "metadata": {},
    "last_error": None,
    "expires_at": 605,
    "started_at": 6,
    "cancelled_at": None,
    "failed_at": None,
    "completed_at": 7,
    "required_action": None,
}
BATCH = {"id": "vsfb_1", "object": "vector_store.files_batch", "file_counts": COUNTS}


def test_only_what_lives_by_itself_ends_badly() -> None:
    assert endings_of("thread.run") == ("cancelled", "failed", "incomplete", "expired")
    assert endings_of("file") == ("error",)
    assert endings_of("vector_store") == ("expired",)
    assert endings_of("vector_store.file") == ("failed", "cancelled")
    assert endings_of("vector_store.file_batch") == ("failed", "cancelled")
    assert endings_of("thread.message") == endings_of("assistant") == ()


def test_codes_are_those_of_the_contract() -> None:
    assert codes_of("thread.run") == ("rate_limit_exceeded", "server_error", "invalid_prompt")
    assert codes_of("vector_store.file") == ("unsupported_file", "invalid_file")
    assert codes_of("file") == ()


@pytest.mark.parametrize(
    ("keywords", "changed"),
    [
        ({"becomes": "expired"}, {}),
        (
            {"becomes": "failed"},
            {
                "failed_at": 7,
                "last_error": {"code": "server_error", "message": "Sorry, something went wrong."},
            },
        ),
        (
            {"becomes": "failed", "code": "rate_limit_exceeded"},
            {
                "failed_at": 7,
                "last_error": {
                    "code": "rate_limit_exceeded",
                    "message": "Rate limit is exceeded. Try again in 39 seconds.",
                },
            },
        ),
        ({"becomes": "cancelled"}, {"cancelled_at": 7}),
        (
            {"becomes": "incomplete"},
            {"incomplete_details": {"reason": "max_completion_tokens"}},
        ),
    ],
)
def test_a_run_ends_as_the_contract_has_it(
    keywords: dict[str, Any], changed: dict[str, object]
) -> None:
    state = keywords["becomes"]
    shown = ended(RUN, state, keywords.get("code"))
    both = {"status": state, "completed_at": None, "expires_at": None}
    assert shown == {**RUN, **both, **changed}
    found = check_response(shown, operation="runs.retrieve")
    assert [str(one) for one in found if one.verdict is Verdict.VIOLATION] == []


def test_a_run_that_was_queued_ends_when_it_was_made() -> None:
    queued = {**RUN, "status": "queued", "started_at": None, "completed_at": None}
    assert ended(queued, "failed")["failed_at"] == 5
    del queued["completed_at"], queued["expires_at"]
    assert "expires_at" not in ended(queued, "failed")


def test_a_file_tells_of_its_error_where_it_has_a_field_for_it() -> None:
    file = {"id": "assistant-1", "object": "file", "status": "processed"}
    assert ended(file, "error") == {**file, "status": "error"}
    told = ended({**file, "status_details": None}, "error")
    assert told["status_details"] == "The file could not be processed."


def test_a_file_of_a_store_tells_why() -> None:
    file = {"id": "f", "object": "vector_store.file", "status": "in_progress", "last_error": None}
    failed = ended(file, "failed")
    assert (failed["status"], failed["last_error"]["code"]) == ("failed", "unsupported_file")
    cancelled = ended(file, "cancelled")
    assert cancelled == {**file, "status": "cancelled"}


def test_a_store_expires() -> None:
    store = {"id": "vs_1", "object": "vector_store", "status": "completed"}
    assert ended(store, "expired") == {**store, "status": "expired"}


def test_a_batch_that_fails_has_no_file_and_one_that_is_cancelled_keeps_what_it_has() -> None:
    failed = ended(BATCH, "failed")
    assert failed["file_counts"] == {**COUNTS, "in_progress": 0, "completed": 0, "failed": 3}
    cancelled = ended(BATCH, "cancelled")
    assert cancelled["file_counts"] == {**COUNTS, "in_progress": 0, "cancelled": 1}
