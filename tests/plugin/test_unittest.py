"""Test classes of every style, and parametrization, have tracks like any test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

STYLES = """
import unittest
import pytest
from openai import AzureOpenAI

def made(name):
    return AzureOpenAI().beta.assistants.create(model="gpt-4o", name=name)

def name_of(assistant):
    return AzureOpenAI().beta.assistants.retrieve(assistant.id).name

@pytest.mark.assistants
class TestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.of_class = made("class")

    @classmethod
    def tearDownClass(cls):
        assert AzureOpenAI().beta.assistants.update(cls.of_class.id, name="end").name == "end"

    def setUp(self):
        self.of_test = made(self.id())

    def tearDown(self):
        assert name_of(self.of_test) == self.id()

    def test_one(self):
        assert name_of(self.of_class) == "class"

    def test_two(self):
        assert name_of(self.of_class) == "class"
        with self.subTest("within"):
            assert name_of(self.of_test) == self.id()

@pytest.mark.assistants
class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        from openai import AsyncAzureOpenAI
        self.client = AsyncAzureOpenAI()
        self.of_test = await self.client.beta.assistants.create(model="gpt-4o", name="async")

    async def asyncTearDown(self):
        await self.client.close()

    async def test_async(self):
        assert (await self.client.beta.assistants.retrieve(self.of_test.id)).name == "async"

def setup_module(module):
    module.of_module = made("module")

def teardown_module(module):
    assert name_of(module.of_module) == "module"

@pytest.mark.assistants
class TestXunit:
    @classmethod
    def setup_class(cls):
        cls.of_class = made("xunit class")

    def setup_method(self, method):
        self.of_test = made(method.__name__)

    def teardown_method(self, method):
        assert name_of(self.of_test) == method.__name__

    def test_one(self, azure_openai):
        assert name_of(self.of_class) == "xunit class"
        assert name_of(of_module) == "module"

class TestOuter:
    class TestInner:
        def test_one(self, assistant):
            assert name_of(assistant) == assistant.name
"""

NAMES = {
    "test_x/TestCase.setUpClass@class.yaml",
    "test_x/TestCase.test_one.yaml",
    "test_x/TestCase.test_two.yaml",
    "test_x/TestAsync.test_async.yaml",
    "test_x/TestXunit.test_one.yaml",
    "test_x/TestOuter.TestInner.test_one.yaml",
    "test_x/TestXunit.setup_class@class.yaml",
    "test_x/setup_module@module.yaml",
}


def test_classes_of_every_style_are_recorded_and_replayed(project: Project) -> None:
    project.write(test_x=STYLES)
    project.record().assert_outcomes(passed=5)
    assert set(project.cassettes) == NAMES

    project.replay().assert_outcomes(passed=5)
    project.replay("-k", "TestCase and test_two or TestInner").assert_outcomes(
        passed=2, deselected=3
    )


PARAMETERS = r"""
import pytest

ODD = ["a/b", "..", "a\\b", "nul", "*", "", "ä ö", "[x]", "x" * 300, "a\nb", "CON", "#0", "a "]
ODD.append("a::b")

@pytest.mark.parametrize("text", ODD, ids=lambda text: text)
def test_odd(text, thread_factory):
    assert thread_factory(metadata={"text": text}).metadata == {"text": text}

@pytest.mark.parametrize("text", ["same", "SAME", "Same"])
def test_case(text, thread_factory):
    assert thread_factory(metadata={"text": text}).metadata == {"text": text}

def test_CASE(thread_factory):
    assert thread_factory(metadata={"text": "upper"}).metadata == {"text": "upper"}

@pytest.mark.parametrize("text", ["sk-proj-" + "a1B2" * 8], ids=str)
def test_secret(text, thread_factory):
    thread_factory()

@pytest.fixture(params=["one", "two"])
def of_fixture(request, thread_factory):
    return thread_factory(metadata={"text": request.param})

@pytest.mark.parametrize("number", [1, 2])
def test_product(number, of_fixture, thread_factory):
    assert of_fixture.metadata["text"] in ("one", "two")
    assert thread_factory(metadata={"number": str(number)}).metadata == {"number": str(number)}

def test_indirectly(of_fixture):
    assert of_fixture.metadata["text"] in ("one", "two")
"""


def test_every_parameter_set_has_a_cassette_whatever_its_id(project: Project) -> None:
    project.write(test_x=PARAMETERS)
    project.record().assert_outcomes(passed=25)
    names = list(project.cassettes)

    assert len(names) == len({name.casefold() for name in names}) == 25
    assert {"test_x/test_product[one-1].yaml", "test_x/test_secret[#0].yaml"} <= set(names)
    assert not [name for name in names if set(name) & set('\\<>:"|?*\n') or len(name) > 255]
    project.replay().assert_outcomes(passed=25)
    project.replay("-k", "test_case and SAME or test_CASE").assert_outcomes(passed=4, deselected=21)
