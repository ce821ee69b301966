"""A session takes no more than it may: what would exceed that is refused, and told as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.session.conftest import ORIGIN, RECORDING, ended, equipped, post

from pytest_assistants.errors import BudgetExceeded
from pytest_assistants.session.budget import Budget
from pytest_assistants.settings.allowance import RUNS, TOKENS, Allowance
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from tests.session.conftest import Sessions

URL = f"{ORIGIN}/openai/threads/thread_a/runs"
BEGIN = Request("POST", URL)
GO_ON = Request("POST", f"{URL}/run_a/submit_tool_outputs")
READ = Request("GET", f"{URL}/run_a")


def _answered(request: Request, *, tokens: int = 0, status: int = 200) -> Interaction:
    run = {"object": "thread.run", "id": "run_a", "usage": {"total_tokens": tokens}}
    return Interaction(request, Response(status, (), json.dumps(run).encode()))


def _admitted(budget: Budget, request: Request, *, is_first: bool = False) -> str | None:
    return budget.admit(request, is_first=is_first)


def test_without_a_limit_nothing_is_refused() -> None:
    budget = Budget(Allowance())
    for _ in range(3):
        assert _admitted(budget, BEGIN) is None
        budget.heard(_answered(BEGIN, tokens=10**9))
    assert not budget.is_limited


def test_the_run_that_would_be_too_many_is_refused_and_nothing_else_of_its_track() -> None:
    budget = Budget(Allowance(runs=2))
    assert [_admitted(budget, BEGIN) for _ in range(3)] == [None, None, RUNS]
    assert [_admitted(budget, one) for one in (GO_ON, READ)] == [None, None]
    assert budget.told(RUNS) == "2 of 2 runs begun (--assistants-max-runs)"


def test_a_run_that_the_service_refused_is_given_back() -> None:
    budget = Budget(Allowance(runs=1))
    assert _admitted(budget, BEGIN) is None
    budget.heard(_answered(BEGIN, status=429))
    assert [_admitted(budget, BEGIN) for _ in range(2)] == [None, RUNS]


def test_once_the_tokens_are_spent_no_run_begins_or_goes_on() -> None:
    budget = Budget(Allowance(tokens=1000))
    assert _admitted(budget, BEGIN) is None
    budget.heard(_answered(BEGIN, tokens=0))
    assert _admitted(budget, GO_ON) is None
    budget.heard(_answered(READ, tokens=1234))
    assert [_admitted(budget, one) for one in (BEGIN, GO_ON, READ)] == [TOKENS, TOKENS, None]
    assert budget.told(TOKENS) == "1,234 of 1,000 tokens spent (--assistants-max-tokens)"


def test_once_a_limit_is_spent_no_further_track_begins() -> None:
    budget = Budget(Allowance(runs=0))
    other = Request("GET", f"{ORIGIN}/openai/assistants")
    assert _admitted(budget, other, is_first=True) is None
    assert _admitted(budget, BEGIN) == RUNS
    assert _admitted(budget, other, is_first=True) == RUNS
    assert _admitted(budget, other) is None


def test_a_worker_is_told_that_it_has_a_share() -> None:
    assert Budget(Allowance(runs=1, workers=2)).told(RUNS) == (
        "0 of 1 runs begun that this worker has (--assistants-max-runs)"
    )


def _run(**body: Any) -> Any:
    thread = {"messages": [{"role": "user", "content": "Hello?"}]}
    return post("/threads/runs", {"assistant_id": body["assistant"]["id"], "thread": thread})


def test_the_refusal_says_what_was_spent_and_how_to_allow_more(sessions: Sessions) -> None:
    session = sessions(max_runs="1", **RECORDING)
    track = equipped(session)
    assistant = post("/assistants", {"model": "gpt-4o"}).json()
    _run(assistant=assistant)
    with pytest.raises(BudgetExceeded) as raised:
        _run(assistant=assistant)
    assert str(raised.value) == (
        "POST /openai/threads/runs was refused, since the budget is spent: "
        "1 of 1 runs begun (--assistants-max-runs)\n"
        "\n"
        "  What was made is cleaned up; the test fails, and its cassette stays as it was.\n"
        "\n"
        "  If it may cost more, raise the limit:\n"
        '    pytest "test_x.py::test_y" --assistants-record --assistants-max-runs=NUMBER'
    )
    assert [str(one) for one in session.conduct.take_refusals()] == [str(raised.value)]
    assert track.failed
    ended(session, track)
    assert not (track.folder / track.name).exists()
    assert session.tally.counts["missed"] == 0
    assert session.tally.sentences["budget"] == ["1 of 1 runs begun (--assistants-max-runs)"]


def test_what_was_made_is_cleaned_up_after_a_refusal(sessions: Sessions) -> None:
    session = sessions(max_runs="0", **RECORDING)
    track = equipped(session)
    assistant = post("/assistants", {"model": "gpt-4o"}).json()
    with pytest.raises(BudgetExceeded):
        _run(assistant=assistant)
    session.clean_up(track)
    assert session.tally.sentences.get("leftovers") == []
    session.close(track)
    equipped(session, "test_x/test_z")
    with pytest.raises(BudgetExceeded):
        post("/assistants", {"model": "gpt-4o"})
