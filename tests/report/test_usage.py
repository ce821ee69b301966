"""What runs took is counted once a run, of the runs that were begun here alone."""

from __future__ import annotations

import json

from pytest_assistants.report.usage import Meter, Usage, usage
from pytest_assistants.wire import Interaction, Request, Response

URL = "https://example-resource.openai.azure.com/openai/threads/thread_a/runs"


def _said(method: str, id_: str, tokens: object = None) -> Interaction:
    taken = None if tokens is None else {"total_tokens": tokens}
    run = {"object": "thread.run", "id": id_, "thread_id": "thread_a", "usage": taken}
    return Interaction(Request(method, URL), Response(200, (), json.dumps(run).encode()))


def test_each_run_counts_once_however_often_it_is_read() -> None:
    assert usage(
        [
            _said("POST", "run_a"),
            _said("POST", "run_b", 5),
            _said("GET", "run_a", 12),
            _said("GET", "run_a", 12),
        ]
    ) == Usage(runs=2, tokens=17)


def test_a_run_that_was_only_read_was_begun_elsewhere() -> None:
    assert usage([_said("GET", "run_a", 12)]) == Usage()


def test_tokens_that_are_no_number_do_not_count() -> None:
    assert usage([_said("POST", "run_a", "many")]) == Usage(runs=1)


def test_what_is_no_run_does_not_count() -> None:
    thread = Response(200, (), b'{"object": "thread", "id": "thread_a"}')
    assert usage([Interaction(Request("POST", URL), thread)]) == Usage()


def test_a_meter_passes_over_answers_that_show_no_run() -> None:
    meter = Meter()
    meter.add(Interaction(Request("POST", URL), Response(200, (), b'{"object": "thread"}')))
    assert meter.usage == Usage()
