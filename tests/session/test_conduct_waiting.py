"""In replay, whoever was told to come again need not sleep first."""

from __future__ import annotations

import pytest
from tests.session.conftest import RECORDING, Sessions, equipped

from pytest_assistants.wire import Failure, Request, Response

ORIGIN = "https://example-resource.openai.azure.com/openai"


_RUN = '{{"object": "thread.run", "status": "{}"}}'


def _answer(status: int, body: str) -> Response:
    return Response(status, (), body.encode())


@pytest.mark.parametrize(
    ("said", "response", "waits"),
    [
        ("GET /files/f", _answer(200, '{"object": "file", "status": "pending"}'), True),
        ("POST /files", _answer(200, '{"object": "file", "status": "uploaded"}'), True),
        ("GET /files/f", _answer(200, '{"object": "file", "status": "processed"}'), False),
        ("GET /files/f", _answer(200, '{"object": "file"}'), False),
        ("GET /files/f", _answer(200, "[]"), False),
        ("GET /files/f", _answer(200, "no json"), False),
        ("GET /other/f", _answer(200, '{"object": "file", "status": "pending"}'), False),
        ("POST /threads", _answer(200, '{"object": "thread"}'), False),
        ("POST /threads/t/runs", _answer(200, _RUN.format("queued")), True),
        ("GET /threads/t/runs/r", _answer(200, _RUN.format("in_progress")), True),
        ("GET /threads/t/runs/r", _answer(200, _RUN.format("requires_action")), False),
        ("GET /threads/t/runs/r", _answer(200, _RUN.format("completed")), False),
        ("POST /threads", _answer(429, "{}"), True),
        ("POST /threads", _answer(500, "{}"), True),
        ("POST /chat/completions", _answer(503, "{}"), True),
        ("POST /threads", _answer(400, "{}"), False),
        ("POST /threads", Response(200, truncated="closed"), True),
    ],
)
def test_one_waits_for_a_state_that_will_not_last_and_before_a_retry(
    sessions: Sessions, said: str, response: Response, *, waits: bool
) -> None:
    session = sessions()
    method, path = said.split()
    request = Request(method, ORIGIN + path)
    assert session.conduct.waits(equipped(session), request, response) is waits
    patient = equipped(session, wait=True)
    assert session.conduct.waits(patient, request, response) is False


@pytest.mark.parametrize("mode", [{}, RECORDING, {"emulate": True}])
def test_one_whose_test_has_faults_waits_for_nothing(
    sessions: Sessions, mode: dict[str, object]
) -> None:
    session = sessions(**mode)
    track = equipped(session, fault="threads.create timeout")
    request = Request("POST", f"{ORIGIN}/threads")
    for answer in (Failure("timeout"), Response(429)):
        assert session.conduct.waits(track, request, answer) is True


def test_what_is_not_played_is_waited_for(sessions: Sessions) -> None:
    session = sessions(**RECORDING)
    request, response = Request("GET", ORIGIN), Response(429)
    assert session.conduct.waits(equipped(session), request, response) is False
