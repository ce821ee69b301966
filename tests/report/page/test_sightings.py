"""What was seen becomes an exchange with a name, times and clean texts."""

from __future__ import annotations

from dataclasses import replace

from pytest_assistants.cassette.wording.misses import Difference
from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.violations import Verdict, Violation
from pytest_assistants.report.page.content import Body, Exchange, Finding
from pytest_assistants.report.page.sightings import (
    LONGEST,
    MOST_FINDINGS,
    Sighting,
    exchange_of,
    finding_of,
    line,
)
from pytest_assistants.wire import Request, Response

URL = "https://contoso.openai.azure.com/openai/threads?api-version=2024-05-01-preview"
ASKED = Request("POST", URL, (), b"{}")
ANSWER = Response(200, (), b'{"id": "thread_a"}')
SEEN = Sighting(10.0, 10.25, ASKED, ANSWER, "replayed")
NOTE = Finding("note", "threads.create", "request", "", "differs", "enum")


def _shown(sighting: Sighting, **more: object) -> Exchange:
    known = {
        "number": 3,
        "start": 9.5,
        "clean": lambda text: text.replace("secret", "***"),
        "request": sighting.request,
        "response": sighting.response,
        "findings": (),
    }
    return exchange_of(sighting, **(known | more))  # type: ignore[arg-type]  # arguments by name


def test_an_answer_is_shown_with_its_operation_and_its_times() -> None:
    assert _shown(SEEN, findings=[NOTE]) == Exchange(
        number=3,
        operation="threads.create",
        method="POST",
        path="/openai/threads?api-version=2024-05-01-preview",
        status=200,
        fate="replayed",
        began=500.0,
        lasted=250.0,
        request=Body("json", "{}", 2),
        response=Body("json", '{\n  "id": "thread_a"\n}', 18),
        findings=(NOTE,),
    )


def test_a_miss_has_no_status_and_its_texts_are_clean() -> None:
    differences = (Difference("body.secret", '"secret"', "(absent)"),)
    seen = replace(SEEN, response=None, fate="missed", told="no secret", differences=differences)
    shown = _shown(seen)
    assert (shown.status, shown.response, shown.told) == (0, Body(), "no ***")
    assert shown.differences == (Difference("body.***", '"***"', "(absent)"),)


def test_what_the_contract_does_not_know_has_no_operation() -> None:
    other = replace(ASKED, url="https://contoso.openai.azure.com/openai/chat/completions")
    assert _shown(replace(SEEN, request=other)).operation == ""


def test_a_cut_answer_says_how() -> None:
    assert _shown(replace(SEEN, response=replace(ANSWER, truncated="reset"))).cut == "reset"


def test_findings_and_sentences_have_an_end() -> None:
    assert len(_shown(SEEN, findings=[NOTE] * 99).findings) == MOST_FINDINGS
    assert line("x" * (LONGEST + 1), str) == "x" * (LONGEST - 1) + "…"


def test_a_finding_names_its_limit() -> None:
    violation = Violation(
        verdict=Verdict.VIOLATION,
        side="request",
        path="metadata.secret",
        rule="metadata.pairs",
        message="17 pairs",
        limit=limit("metadata.pairs"),
    )
    assert finding_of(violation, verdict="refused", clean=lambda text: text[:8]) == Finding(
        "refused", "", "request", "metadata", "17 pairs", "metadata.pairs", "metadata.pairs"
    )
    named = replace(violation, limit=None, operation="threads.create")
    assert finding_of(named, verdict="note", clean=str).limit == ""
    assert finding_of(named, verdict="note", clean=str).operation == "threads.create"
