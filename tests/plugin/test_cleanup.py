"""Whatever a test made at the service is gone after it, and what is not is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_assistants.emulator import Emulator, EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.plugin.conftest import Project

KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"
KINDS = ("assistant", "assistant.file", "file", "thread")


class Service:
    """A live resource that can be looked into and made to fail."""

    def __init__(self, server: EmulatorServer, emulator: Emulator) -> None:
        self.emulator = emulator
        self.environment = {
            "AZURE_OPENAI_ENDPOINT": server.origin,
            "AZURE_OPENAI_API_KEY": KEY,
            "OPENAI_API_VERSION": "2024-05-01-preview",
        }

    @property
    def left(self) -> list[str]:
        """The ids of all that is there."""
        return [found["id"] for kind in KINDS for found in self.emulator.objects(kind)]

    def answered(self, method: str, noun: str) -> int:
        """How many requests of that method came for that noun."""
        return sum(asked == method and f"/{noun}" in path for asked, path in self.emulator.requests)


@pytest.fixture
def service() -> Iterator[Service]:
    emulator = Emulator(credentials=frozenset({KEY}))
    with EmulatorServer(emulator) as server:
        yield Service(server, emulator)


# Nothing here deletes anything, and nothing but the marker is of the kit.
MAKING = """
import asyncio
import os
import threading
import unittest
import httpx
import pytest
import requests
from openai import AsyncAzureOpenAI, AzureOpenAI

pytestmark = pytest.mark.assistants
URL = os.environ["AZURE_OPENAI_ENDPOINT"].rstrip("/") + "/openai"
OPTIONS = {
    "headers": {"api-key": os.environ["AZURE_OPENAI_API_KEY"]},
    "params": {"api-version": "2024-05-01-preview"},
}

def assistant(name="made"):
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", name=name)

def test_passing():
    assistant()

def test_factories(assistant_factory, assistant_file_factory, thread, uploaded_file):
    assistant_file_factory(assistant_id=assistant_factory().id)

def test_libraries():
    assert httpx.post(URL + "/threads", json={}, **OPTIONS).status_code == 200
    content = {"file": ("a.txt", b"hello")}
    form = {"purpose": "assistants"}
    assert requests.post(URL + "/files", files=content, data=form, **OPTIONS).ok

def test_concurrency():
    worker = threading.Thread(target=assistant)
    worker.start()
    worker.join()
    async def talk():
        async with AsyncAzureOpenAI() as client:
            await asyncio.gather(*(client.beta.threads.create() for _ in range(3)))
    asyncio.run(talk())

def test_failing():
    assistant()
    assert not "the test's own failure"

@pytest.fixture
def broken():
    assistant()
    raise RuntimeError("the fixture's own failure")

def test_broken_fixture(broken):
    pass

@pytest.mark.flaky(reruns=1)
def test_flaky():
    assistant()
    assert not "the attempt's own failure"

@pytest.fixture(scope="module")
def wide():
    return assistant("wide")

@pytest.fixture(scope="session", autouse=True)
def wider():
    return assistant("wider")

@pytest.fixture(scope="module")
def broken_wide():
    assistant("broken wide")
    raise RuntimeError("the wide fixture's own failure")

def test_wide(wide):
    assert AzureOpenAI().beta.assistants.retrieve(wide.id).name == "wide"

def test_broken_wide(broken_wide):
    pass

class TestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = assistant("class")

    def test_case(self):
        assert AzureOpenAI().beta.assistants.retrieve(self.made.id).name == "class"
"""


@pytest.mark.parametrize("mode", ["--assistants-live", "--assistants-record"])
def test_nothing_is_left_whoever_made_it_and_however_the_test_ended(
    project: Project, service: Service, mode: str
) -> None:
    project.write(test_x=MAKING)

    result = project.run(mode, env=service.environment)

    outcomes = result.parseoutcomes()
    assert outcomes == {"passed": 6, "failed": 2, "errors": 2, "rerun": 1}
    assert service.left == []
    assert service.answered("POST", "assistants") >= 11
    assert "left behind" not in result.stdout.str()


INTERRUPTED = """
import pytest
from openai import AzureOpenAI

@pytest.fixture(scope="module")
def wide():
    made = AzureOpenAI().beta.assistants.create(model="gpt-4o", name="wide")
    yield made
    assert AzureOpenAI().beta.assistants.update(made.id, name="torn down").name == "torn down"

def test_passing(wide, assistant):
    pass

def test_interrupted(wide, assistant, thread):
    {end}

def test_never_run(wide, assistant):
    pass
"""


@pytest.mark.parametrize(
    ("end", "options"),
    [("raise KeyboardInterrupt", ()), ("pytest.exit('enough')", ()), ("assert False", ("-x",))],
    ids=["ctrl-c", "exit", "first failure"],
)
def test_an_interrupted_run_cleans_up_too(
    project: Project, service: Service, end: str, options: tuple[str, ...]
) -> None:
    project.write(test_x=INTERRUPTED.replace("{end}", end))

    result = project.run("--assistants-live", *options, env=service.environment)

    assert result.parseoutcomes()["passed"] == 1
    assert service.answered("POST", "assistants") == 4
    assert service.left == []
    assert "left behind" not in result.stdout.str()


STUBBORN = """
from openai import AzureOpenAI

def test_passing(assistants_ledger):
    AzureOpenAI().beta.assistants.create(model="gpt-4o")

def test_failing(thread):
    assert not "the test's own failure"
"""


def test_a_delete_that_fails_once_is_tried_again(project: Project, service: Service) -> None:
    project.write(test_x=STUBBORN)
    service.emulator.fail_next("assistants.delete", status=500)

    result = project.run("--assistants-live", env=service.environment)

    result.assert_outcomes(passed=1, failed=1)
    assert service.left == []
    assert service.answered("DELETE", "assistants") == 2
    assert "left behind" not in result.stdout.str()


def test_what_cannot_be_deleted_is_named_and_masks_no_failure(
    project: Project, service: Service
) -> None:
    project.write(test_x=STUBBORN)
    service.emulator.fail_next("assistants.delete", status=500, times=9)
    service.emulator.fail_next("threads.delete", status=403, times=9)

    result = project.run("--assistants-live", env=service.environment)

    result.assert_outcomes(passed=1, failed=1)
    assistant, thread = service.left
    origin = service.environment["AZURE_OPENAI_ENDPOINT"]
    result.stdout.fnmatch_lines(
        [
            '*assert not "the test\'s own failure"*',
            "*= assistants =*",
            "left behind:",
            f"  assistant {assistant} at {origin}: answered 500",
            f"  thread {thread} at {origin}: answered 403",
            "FAILED test_x.py::test_failing - *the test's own failure*",
        ]
    )
    assert KEY not in result.stdout.str()


def test_in_replay_cleanup_sends_nothing(project: Project, service: Service) -> None:
    making = MAKING.replace("assert not", "assert").replace("    raise", "    # raise")
    project.write(test_x=making)
    project.run("--assistants-record", env=service.environment).assert_outcomes(passed=10)
    asked = service.emulator.requests
    assert service.answered("DELETE", "assistants") >= 9

    project.run(env=service.environment).assert_outcomes(passed=10)

    assert service.emulator.requests == asked
    assert b"method: DELETE" not in b"".join(project.cassettes.values())
