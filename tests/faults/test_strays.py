"""Requests that belong to no test: a thread or a task that outlives its test fails the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.inner import Suite

CONFTEST = """
import threading, pytest

released = threading.Event()

@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(nodeid):
    for thread in threading.enumerate():
        if thread.name == "late":
            released.set()
            thread.join()
"""

TESTS = """
import os, threading
import httpx, pytest
from conftest import released

URL = os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads?api-version=2024-05-01-preview"

def ask_late():
    released.wait(30)
    try:
        httpx.post(URL, json={})
    except:
        pass

@pytest.mark.assistants
def test_outlived():
    threading.Thread(target=ask_late, name="late").start()
"""

LATER = """
def test_later_without_the_kit(): pass
"""

LINE = "POST /openai/threads was sent outside of every test that opted in: by a thread or task"


@pytest.mark.parametrize("arguments", [(), ("-n", "1")], ids=["alone", "xdist"])
def test_a_request_after_its_tests_end_fails_the_session(
    arguments: tuple[str, ...], suite: Suite
) -> None:
    suite.write(conftest=CONFTEST, test_stray=TESTS, test_stray_later=LATER)

    run = suite.run(*arguments)

    assert run.outcomes == {"test_outlived": "passed", "test_later_without_the_kit": "passed"}
    assert run.exit == pytest.ExitCode.TESTS_FAILED
    assert len([line for line in run.output.splitlines() if LINE in line]) == 1
    assert "outside of any test:" in run.output
