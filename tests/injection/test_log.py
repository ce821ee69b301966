"""Of an exchange is kept what a verdict asks for."""

from __future__ import annotations

from typing import Any

import pytest
from tests.injection.asking import (
    GET_RUN,
    ORIGIN,
    STREAM_RUN,
    WHOLE_STREAM,
    answer,
    request,
    run,
    stream,
)

from pytest_assistants.injection.log import Exchange, logged
from pytest_assistants.wire import Failure, Request, Response


def noted(asked: Request, given: Response | Failure, **more: Any) -> Exchange:
    real = given if isinstance(given, Response) else None
    facts: dict[str, Any] = {"real": real, "fault": None, "broken": False}
    return logged(asked, given, **{**facts, **more}, asked=1.0, answered=2.0)


@pytest.mark.parametrize(
    ("given", "broken", "failed"),
    [
        (answer({}), False, False),
        (answer({}), True, True),
        (answer({}, status=400), False, True),
        (Failure("reset"), False, True),
    ],
)
def test_what_failed_was_refused_or_lost_or_broken(
    given: Response | Failure, *, broken: bool, failed: bool
) -> None:
    assert noted(GET_RUN, given, broken=broken).failed is failed


def test_a_form_is_the_same_whatever_its_boundary() -> None:
    def upload(boundary: str) -> Request:
        headers = (("content-type", f"multipart/form-data; boundary={boundary}"),)
        return Request("POST", f"{ORIGIN}/files", headers, boundary.encode())

    keys = {noted(upload(one), answer({})).key for one in ("a", "b")}
    assert len(keys) == 1
    others = {noted(request("POST /threads", body), answer({})).key for body in ({}, {"a": 1})}
    assert len(others) == 2


@pytest.mark.parametrize(
    ("asked", "given", "made"),
    [
        (
            request("POST /assistants", {}),
            answer({"id": "asst_1", "object": "assistant"}),
            (("assistant", "asst_1"),),
        ),
        (
            request("POST /threads/runs", {}),
            answer(run("queued")),
            (("thread", "thread_1"),),
        ),
        (
            request("POST /threads/runs", {"stream": True}),
            stream([("thread.created", {"id": "thread_1", "object": "thread"}), ("done", "x")]),
            (("thread", "thread_1"),),
        ),
        (request("POST /files", {}), answer({"id": "f", "object": "file"}), (("file", "f"),)),
        (request("GET /files/f"), answer({"id": "f", "object": "file"}), ()),
        (request("POST /assistants", {}), answer({"error": {}}, status=400), ()),
    ],
)
def test_what_was_made_is_kept(
    asked: Request, given: Response, made: tuple[tuple[str, str], ...]
) -> None:
    assert noted(asked, given).made == made


def test_what_was_deleted_is_kept() -> None:
    gone = request("DELETE /assistants/asst_1")
    assert noted(gone, answer({})).unmade == "asst_1"
    assert noted(gone, answer({}, status=500)).unmade is None
    assert noted(gone, Failure("reset")).unmade is None
    assert noted(request("DELETE /elsewhere"), answer({})).unmade is None


def test_what_it_was_about_is_kept() -> None:
    assert noted(GET_RUN, answer(run("queued"))).about == {"thread_1", "run_1"}
    assert noted(STREAM_RUN, WHOLE_STREAM).about == {"thread_1", "run_1"}
    assert noted(request("GET /elsewhere"), answer({})).about == frozenset()
