"""Other plugins, other kinds of tests and other cassettes live beside the kit undisturbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.servers import Handler, serving

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

ASYNC = """
import anyio
import asyncio
import pytest
import pytest_asyncio
from openai import AsyncAzureOpenAI

@pytest_asyncio.fixture
async def made(async_azure_openai):
    assistant = await async_azure_openai.beta.assistants.create(model="gpt-4o", name="made")
    yield assistant
    assert (await async_azure_openai.beta.assistants.delete(assistant.id)).deleted

@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def of_module():
    async with AsyncAzureOpenAI() as client:
        assistant = await client.beta.assistants.create(model="gpt-4o", name="module")
        yield assistant
        assert (await client.beta.assistants.delete(assistant.id)).deleted

@pytest.mark.asyncio
async def test_function(made, async_assistant_factory):
    assert made.name == "made"
    both = await asyncio.gather(*(async_assistant_factory(name=name) for name in "ab"))
    assert [one.name for one in both] == ["a", "b"]

@pytest.mark.asyncio(loop_scope="module")
async def test_module(of_module, async_azure_openai):
    assert (await async_azure_openai.beta.assistants.retrieve(of_module.id)).name == "module"

@pytest.fixture(scope="module", params=["asyncio", "trio"])
def anyio_backend(request):
    if request.param == "trio":
        pytest.importorskip("trio")
    return request.param

@pytest.fixture
async def of_anyio(anyio_backend, async_assistants_client):
    return await async_assistants_client.create_thread(metadata={"made": "anyio"})

@pytest.fixture(scope="module")
async def wide_of_anyio(anyio_backend):
    async with AsyncAzureOpenAI() as client:
        thread = await client.beta.threads.create(metadata={"made": "wide"})
        yield thread
        assert (await client.beta.threads.delete(thread.id)).deleted

@pytest.mark.anyio
async def test_anyio(of_anyio, wide_of_anyio, async_azure_openai):
    assert of_anyio.metadata == {"made": "anyio"}
    found = []
    async def look():
        found.append(await async_azure_openai.beta.threads.retrieve(wide_of_anyio.id))
    async with anyio.create_task_group() as group:
        group.start_soon(look)
    assert found[0].metadata == {"made": "wide"}
"""


def test_async_tests_and_fixtures_of_asyncio_and_anyio(project: Project) -> None:
    project.write(test_x=ASYNC)
    recorded = project.record().parseoutcomes()
    assert recorded.get("failed", 0) == recorded.get("errors", 0) == 0
    assert {
        "test_x/of_module@module.yaml",
        "test_x/test_anyio[asyncio].yaml",
        "test_x/test_function.yaml",
        "test_x/test_module.yaml",
        "test_x/wide_of_anyio@module.yaml",
    } <= set(project.cassettes)

    assert project.replay().parseoutcomes() == recorded


FLAKY = """
import pytest

ATTEMPTS = []

@pytest.mark.flaky(reruns=2)
def test_flaky(thread_factory, assistant):
    ATTEMPTS.append(thread_factory(metadata={"attempt": str(len(ATTEMPTS) + 1)}))
    assert len(ATTEMPTS) == FIRST_THAT_PASSES

@pytest.fixture
def shaky():
    ATTEMPTS.clear()

def test_after(thread_factory):
    thread_factory(metadata={"attempt": "of another test"})
"""


def test_a_flaky_test_is_recorded_from_the_attempt_that_passed(project: Project) -> None:
    project.write(test_x=FLAKY.replace("FIRST_THAT_PASSES", "2"))
    project.record().assert_outcomes(passed=2)
    text = project.cassettes["test_x/test_flaky.yaml"]
    assert b'"attempt": "2"' in text
    assert b'"attempt": "1"' not in text
    assert text.count(b"/openai/assistants") == 1

    # In replay each attempt plays a cassette from its beginning: the first misses, as it should.
    stable = FLAKY.replace("FIRST_THAT_PASSES", "1").replace("len(ATTEMPTS) + 1", "2")
    project.write(test_x=stable)
    project.replay().assert_outcomes(passed=2)
    flaky = FLAKY.replace("FIRST_THAT_PASSES", "3").replace("len(ATTEMPTS) + 1", "2")
    project.write(test_x=flaky)
    result = project.replay()
    assert result.parseoutcomes() == {"passed": 2, "rerun": 2}


class _Quotes(Handler):
    """Somebody else's service."""

    def do_GET(self) -> None:  # noqa: N802 - http.server looks for this name
        self.answer(200, "quote")


BESIDE = """
import http.client
from urllib.parse import urlsplit
import httpx
import pytest
import requests

@pytest.mark.vcr
def test_vcr(vcr):
    assert requests.get("QUOTES").json() == "quote"
    assert len(vcr) == 1

def test_ours(assistant, azure_openai):
    assert azure_openai.beta.assistants.retrieve(assistant.id).name == assistant.name

@pytest.mark.vcr
def test_vcr_again():
    assert httpx.get("QUOTES").json() == "quote"
    connection = http.client.HTTPConnection(urlsplit("QUOTES").netloc)
    connection.request("GET", "/another")
    assert connection.getresponse().read() == b'"quote"'

def test_ours_again(thread):
    assert thread.object == "thread"
"""


def test_cassettes_of_pytest_recording_stand_beside_ours(project: Project) -> None:
    with serving(_Quotes) as origin:
        project.write(test_x=BESIDE.replace("QUOTES", f"{origin}/quote"))
        project.record("--record-mode=once").assert_outcomes(passed=4)
    foreign = {"test_x/test_vcr.yaml", "test_x/test_vcr_again.yaml"}
    assert {"test_x/test_ours.yaml", *foreign} <= set(project.cassettes)
    before = project.cassettes
    for name in foreign:
        assert b"assistants" not in before[name]

    project.replay("--block-network", "--record-mode=none").assert_outcomes(passed=4)
    assert project.cassettes == before


ITEMS = """
import pytest

class Item(pytest.Item):
    def runtest(self):
        pass

class File(pytest.File):
    def collect(self):
        yield Item.from_parent(self, name="item")

def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".item":
        return File.from_parent(parent, path=file_path)
"""

DOCTEST = '''
TALKING = True

def double(x):
    """
    >>> double(2)
    4
    >>> from openai import AzureOpenAI
    >>> AzureOpenAI().beta.threads.create().object if TALKING else "thread"
    'thread'
    """
    return 2 * x

def test_plain():
    from openai import AzureOpenAI
    assert AzureOpenAI().beta.threads.create().object == "thread"
'''


def test_all_tests_take_part_if_the_ini_file_says_so(project: Project) -> None:
    project.write(conftest=ITEMS, test_x=DOCTEST)
    (project.path / "a.item").write_text("")
    (project.path / "pytest.ini").write_text("[pytest]\nassistants_auto = true\n")
    (project.path / "text.txt").write_text(">>> 1 + 1\n2\n")
    options = ("--doctest-modules", "--doctest-glob=*.txt")

    project.record(*options).assert_outcomes(passed=4)
    assert set(project.cassettes) == {"test_x/test_plain.yaml", "test_x/test_x.double.yaml"}
    project.replay(*options).assert_outcomes(passed=4)


def test_items_that_are_no_functions_are_left_alone(project: Project) -> None:
    silent = DOCTEST.replace("TALKING = True", "TALKING = False")
    project.write(conftest=ITEMS, test_x=silent, test_y="def test_y(thread): pass")
    (project.path / "a.item").write_text("")
    project.record("--doctest-modules", "-k", "not plain").assert_outcomes(passed=3, deselected=1)
    assert set(project.cassettes) == {"test_y/test_y.yaml"}
