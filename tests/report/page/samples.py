"""A page with one of everything, and what an attacker would put into a cassette."""

from __future__ import annotations

import json
from dataclasses import replace

from pytest_assistants.cassette.wording.misses import Difference
from pytest_assistants.report.page.bodies import body_of
from pytest_assistants.report.page.content import (
    Body,
    Case,
    Exchange,
    Fact,
    Finding,
    Page,
    Thread,
    Topic,
    Turn,
)

JSON = (("Content-Type", "application/json"),)
VERSION = "?api-version=2024-05-01-preview"
THREAD = "/openai/threads/thread_a"

HOSTILE = (
    "</script></style></template><script>document.title = 'owned'</script>"
    "<img src=x onerror=\"document.title='owned'\">\"'><svg onload=alert(1)>"
    "{{ 7 * 7 }}{% raw %}&amp;<!--\x00\u202egnp.exe\u2066\ud800"
)
BROKEN = Finding(
    "violation",
    "threads.create",
    "request",
    "metadata",
    "at most 16 pairs, 17 found",
    "metadata.pairs",
    "metadata.pairs",
)
NOTED = Finding("note", "assistants.create", "request", "tools[0]", "the pages differ", "enum")
DRIFTED = Finding("drift", "assistants.create", "response", "x", "unknown field", "unknown_field")


def body(value: object) -> Body:
    return body_of(json.dumps(value).encode(), JSON, clean=str)


CREATED = Exchange(
    1,
    "assistants.create",
    "POST",
    f"/openai/assistants{VERSION}",
    200,
    "replayed",
    lasted=2.0,
    request=body({"model": "gpt-4o", "name": "Ada"}),
    response=body({"id": "asst_a", "object": "assistant", "temperature": 1.0, "tools": []}),
    findings=(NOTED, DRIFTED),
)
REFUSED = Exchange(
    2,
    "threads.create",
    "POST",
    f"/openai/threads{VERSION}",
    400,
    "replayed",
    began=3.0,
    lasted=1.0,
    request=body({"metadata": {}}),
    response=body({"error": {"message": "too many"}}),
    findings=(BROKEN,),
)
MISSED = Exchange(
    3,
    "runs.create",
    "POST",
    f"{THREAD}/runs{VERSION}",
    0,
    "missed",
    began=5.0,
    lasted=0.5,
    told="no recorded interaction matches POST /openai/threads/thread_a/runs",
    request=body({"model": "gpt-4o-mini"}),
    differences=(Difference("body.model", '"gpt-4o"', '"gpt-4o-mini"'),),
)
PASSED = Case(
    "tests/test_desk.py::test_hire", "passed", 0.25, "cassettes/a.yaml", exchanges=(CREATED,)
)
FAILED = Case(
    "tests/test_desk.py::test_run",
    "failed",
    1.5,
    "cassettes/b.yaml",
    failure="CassetteMiss: nothing matches",
    exchanges=(CREATED, REFUSED, MISSED),
    threads=(
        Thread(
            "thread_a",
            (
                Turn("user", "Is it sunny in Ulm?", is_message=True),
                Turn("run", "queued → requires_action"),
                Turn("calls", 'weather({"city": "Ulm"})'),
                Turn("output", "sunny"),
                Turn("run", "queued → completed"),
                Turn("assistant", "It is.", is_message=True),
            ),
        ),
    ),
    leftovers=("thread thread_a at the API: 500",),
    unplayed=("interaction 4    GET /openai/threads/thread_a",),
)
FIXTURE = Case("tests/test_desk.py::handbook", "passed", exchanges=(CREATED,), scope="module")
OTHER = replace(PASSED, node="tests/test_other.py::test_skipped", outcome="skipped", exchanges=())


def page(*cases: Case, finished: bool = True, remarks: tuple[str, ...] = ()) -> Page:
    """A page of these cases."""
    return Page(
        finished=finished,
        written="2026-01-02 03:04 UTC",
        facts=(Fact("mode", "replay"), Fact("upstream", "none, the cassettes answer")),
        counts=(("tests", len(cases)), ("replayed", 5), ("missed", 0)),
        cases=cases,
        topics=(Topic("left behind", ("thread thread_a at the API: 500",)),) if cases else (),
        remarks=remarks,
    )


def hostile() -> Page:
    """A page whose every text is hostile."""
    evil = Body("json", HOSTILE, 9)
    exchange = replace(
        MISSED,
        operation="",
        method=HOSTILE,
        path=HOSTILE,
        cut="closed",
        told=HOSTILE,
        request=evil,
        response=replace(evil, kind="events"),
        findings=(replace(BROKEN, place=HOSTILE, message=HOSTILE, limit="", operation=""),),
        differences=(Difference(HOSTILE, HOSTILE, HOSTILE),),
        status=200,
    )
    case = Case(
        HOSTILE,
        "failed",
        cassette=HOSTILE,
        failure=HOSTILE,
        exchanges=(exchange, replace(exchange, request=replace(evil, kind="text"))),
        threads=(Thread(HOSTILE, (Turn(HOSTILE, HOSTILE, is_message=True),)),),
        leftovers=(HOSTILE,),
        unplayed=(HOSTILE,),
    )
    return Page(
        finished=True,
        written=HOSTILE,
        facts=(Fact(HOSTILE, HOSTILE),),
        counts=((HOSTILE, 1),),
        cases=(case,),
        topics=(Topic(HOSTILE, (HOSTILE,)),),
        remarks=(HOSTILE,),
    )


def many(number: int) -> Page:
    """A page of that many tests, twenty a file; each third has a long body."""
    long = replace(CREATED, response=body({"data": [{"id": f"msg_{n}"} for n in range(60)]}))
    cases = [
        replace(
            PASSED,
            node=f"tests/test_{n // 20}.py::test_{n}",
            exchanges=(CREATED, REFUSED if n % 500 == 0 else long if n % 3 == 0 else CREATED),
        )
        for n in range(number)
    ]
    return page(*cases)
