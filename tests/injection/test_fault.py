"""A fault says what goes wrong, and is refused in one sentence where that cannot be."""

from __future__ import annotations

import copy
import math
import pickle
from dataclasses import replace
from typing import Any

import pytest

from pytest_assistants.errors import SettingsError
from pytest_assistants.injection.fault import Fault

KINDS = "status, rule, breaks, malformed, cut, becomes, poll_after"


@pytest.mark.parametrize(
    ("operation", "keywords", "said"),
    [
        (
            "runs.retrieve",
            {"stauts": 500},
            "fault: there is no keyword 'stauts'; did you mean 'sta",
        ),
        ("runs.retreive", {"status": 500}, "there is no operation 'runs.retreive'; did you mean"),
        ("runs.retrieve", {}, f"fault at runs.retrieve says not what goes wrong: give {KINDS}."),
        ("runs.retrieve", {"status": 500, "malformed": True}, "status and malformed exclude one"),
        ("runs.retrieve", {"status": 200}, "status is an error's, 400 to 599, and not 200."),
        ("runs.retrieve", {"status": 600}, "and not 600."),
        ("runs.create", {"rule": "thread.lokked"}, "did you mean 'thread.locked'"),
        ("runs.create", {"breaks": "reset", "retry_after": 1}, "retry_after goes with status"),
        ("runs.create", {"breaks": "rest"}, "no way to break 'rest'; did you mean 'reset'; there"),
        ("runs.retrieve", {"cut": 3}, "runs.retrieve answers no event stream that could be cut."),
        ("runs.create", {"status": 500, "quiet": True}, "quiet goes with cut, and without breaks."),
        ("runs.create", {"cut": 1, "breaks": "reset", "quiet": True}, "quiet goes with cut"),
        ("threads.create", {"becomes": "failed"}, "what threads.create answers comes to no end"),
        ("runs.retrieve", {"becomes": "completed"}, "no bad end of a thread.run 'completed'"),
        ("files.retrieve", {"becomes": "failed"}, "no bad end of a file 'failed'; there are error"),
        ("runs.retrieve", {"becomes": "expired", "code": "x"}, "code goes with becomes='failed'"),
        ("runs.retrieve", {"becomes": "failed", "code": "sever_error"}, "mean 'server_error'"),
        ("file_batches.retrieve", {"becomes": "failed", "code": "x"}, "code goes with becomes="),
        ("runs.retrieve", {"status": 429, "retry_after": -1}, "retry_after is 0 or more"),
        ("runs.retrieve", {"poll_after": -0.5}, "poll_after is 0 or more, and not -0.5."),
        ("runs.create", {"cut": -1}, "cut is 0 or more"),
        ("runs.create", {"status": 500, "after": -1}, "after is 0 or more"),
        ("runs.create", {"status": 500, "times": 0}, "times is 1 or more, and not 0."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    operation: str, keywords: dict[str, Any], said: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        Fault(operation, **keywords)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("fault", "needs_answer"),
    [
        (Fault("runs.retrieve", status=429), False),
        (Fault("runs.retrieve", breaks="timeout"), False),
        (Fault("runs.retrieve", malformed=True), False),
        (Fault("threads.create", breaks="reset", reached=True), True),
        (Fault("runs.create", cut=0), True),
        (Fault("runs.create", cut=2, breaks="timeout"), True),
        (Fault("runs.retrieve", becomes="expired"), True),
        (Fault("runs.retrieve", poll_after=0), True),
    ],
)
def test_a_request_goes_through_where_its_answer_is_needed(
    fault: Fault, *, needs_answer: bool
) -> None:
    assert fault.needs_answer is needs_answer


def test_a_fault_strikes_once_unless_it_asks_to_wait() -> None:
    assert Fault("runs.retrieve", status=500).strikes == 1
    assert Fault("runs.retrieve", status=500, times=3).strikes == 3
    assert Fault("runs.retrieve", poll_after=1).strikes == math.inf
    assert Fault("runs.retrieve", poll_after=1, times=2).strikes == 2


def test_a_fault_refuses_in_the_words_of_a_rule() -> None:
    assert Fault("runs.retrieve", status=429).refusing_rule == "rate_limit"
    assert Fault("runs.retrieve", status=503).refusing_rule == "server_error"
    assert Fault("messages.create", rule="thread.locked").refusing_rule == "thread.locked"
    assert Fault("runs.retrieve", malformed=True).refusing_rule is None


def test_a_fault_can_be_copied_changed_and_handed_to_another_process() -> None:
    fault = Fault("runs.retrieve", status=429, retry_after=2)
    assert copy.deepcopy(fault) == pickle.loads(pickle.dumps(fault)) == fault  # noqa: S301 - our own
    assert replace(fault, times=2) == Fault("runs.retrieve", status=429, retry_after=2, times=2)


def test_a_fault_is_shown_as_it_is_ordered() -> None:
    fault = Fault("runs.create", cut=0, breaks="reset", after=1, times=2)
    assert str(fault) == "runs.create breaks='reset' cut=0 after=1 times=2"
    assert str(Fault("runs.create", cut=0, quiet=True)) == "runs.create cut=0 quiet=True"
