"""A page is written for every run that asks for one, whole, clean, whatever becomes of the run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.plugin.live import live_resource

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

pytest.importorskip("jinja2", reason="the extra report is not installed")

PAGE = "--assistants-report=out/page.html"
TESTS = """
import os
import pytest
from openai import AzureOpenAI, BadRequestError

@pytest.fixture(scope="module")
def store():
    client = AzureOpenAI()
    made = client.vector_stores.create(name="handbook")
    yield made
    client.vector_stores.delete(made.id)

@pytest.fixture(scope="module")
def silent():
    return 1

def test_hire(azure_openai, silent):
    model = os.environ.get("MODEL", "gpt-4o")
    assert azure_openai.beta.assistants.create(model=model, name="Ada").name == "Ada"

def test_refused(azure_openai):
    with pytest.raises(BadRequestError):
        azure_openai.beta.threads.create(metadata={f"key{n}": "x" for n in range(17)})

def test_store(azure_openai, store):
    assert azure_openai.vector_stores.retrieve(store.id).name == "handbook"

def test_apart():
    pass
"""


def _page(project: Project) -> str:
    return (project.path / "out" / "page.html").read_text("utf-8")


def _names(html: str) -> list[str]:
    names = re.findall(r'<span class="name">([^<]+?)(?: <i>|</span>)', html)
    return [name.strip() for name in names]


def test_a_page_tells_the_tests_that_took_part_in_each_mode(project: Project) -> None:
    project.write(test_x=TESTS)
    for options in (
        ("--assistants-record", "--assistants-upstream=emulator"),
        ("--assistants-emulate",),
        (),
    ):
        result = project.run(*options, PAGE)

        result.assert_outcomes(passed=4)
        result.stdout.fnmatch_lines(["-* the page of this run: *page.html -*"])
        html = _page(project)
        assert _names(html) == ["test_hire", "test_refused", "test_store", "store"]
        assert '<h1 class="ok">3 tests, nothing went wrong</h1>' in html
        assert "module fixture" in html
        assert 'href="#row-metadata.pairs"' in html


def test_a_miss_is_shown_with_what_differs(project: Project) -> None:
    project.write(test_x=TESTS)
    project.record("-k", "hire").assert_outcomes(passed=1, deselected=3)
    project.replay("-k", "hire", PAGE)
    assert "nothing went wrong" in _page(project)

    project.environment["MODEL"] = "gpt-4o-mini"
    project.replay("-k", "hire", PAGE).assert_outcomes(failed=1, deselected=3)

    html = _page(project)
    assert "1 of 1 test went wrong" in html
    assert "<del>&#34;gpt-4o&#34;</del>" in html
    assert "<ins>&#34;gpt-4o-mini&#34;</ins>" in html


def test_workers_hand_over_what_they_saw_and_a_lost_one_is_told(project: Project) -> None:
    pytest.importorskip("xdist")
    project.write(
        test_x="""
def test_noted(azure_openai, assistant):
    azure_openai.beta.assistants.update(assistant.id, instructions="x" * 40_000)

def test_hire(azure_openai):
    assert azure_openai.beta.assistants.create(model="gpt-4o", name="Ada").name == "Ada"
""",
        test_y="import os\ndef test_dies(assistant):\n    os._exit(3)\n",
    )
    arguments = ("--assistants-emulate", "-n", "2", "--max-worker-restart=0", "--dist=loadfile")
    result = project.run(*arguments, PAGE)

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    html = _page(project)
    assert sorted(_names(html)) == ["test_dies", "test_hire", "test_noted"]
    assert "1 of 3 tests went wrong" in html
    assert "crashed" in html
    assert "was lost" in html
    assert "<h2>notes on the contract</h2>" in html


def test_attempts_are_told_apart(project: Project) -> None:
    pytest.importorskip("pytest_rerunfailures")
    project.write(
        test_x="""
import pytest
tries = []

@pytest.mark.flaky(reruns=1)
def test_twice(thread):
    tries.append(1)
    assert len(tries) == 2
"""
    )
    project.run("--assistants-emulate", PAGE).assert_outcomes(passed=1)
    html = _page(project)
    assert "1 test, nothing went wrong" in html
    assert html.count('class="outcome">rerun<') == html.count('class="outcome">passed<') == 1


def test_a_run_that_is_cut_short_says_so(project: Project) -> None:
    project.write(
        test_x="""
def test_a(thread):
    assert 0

def test_b(thread):
    pass
"""
    )
    project.run("--assistants-emulate", "-x", PAGE)
    assert "The run ended early: stopping after 1 failures." in _page(project)

    project.write(test_x="def test_a(thread):\n    raise KeyboardInterrupt\n")
    project.run("--assistants-emulate", PAGE)
    assert "The run was interrupted: tests may be missing here." in _page(project)

    project.write(test_x="import os\ndef test_a(thread):\n    os._exit(1)\n")
    project.run("--assistants-emulate", PAGE)
    assert "This run has not ended" in _page(project)


def test_without_tests_that_take_part_a_page_says_so(project: Project) -> None:
    project.write(test_x="def test_apart():\n    pass\n")
    project.run(PAGE).assert_outcomes(passed=1)
    assert "No test talked to the API" in _page(project)


def test_nothing_secret_reaches_the_page_of_a_live_run(project: Project) -> None:
    project.write(
        test_x="""
import os

def test_secret(azure_openai):
    key = os.environ["AZURE_OPENAI_API_KEY"]
    made = azure_openai.beta.assistants.create(model="gpt-4o", name="Ada", instructions=key)
    azure_openai.beta.assistants.delete(made.id)
    print(key)
    assert made.instructions == "something else", os.environ["AZURE_OPENAI_ENDPOINT"]
"""
    )
    key = "k9Tz4mQ7wXb2Rf8Lp3Vn6Ys1Dh5Gc0Ja"
    with live_resource("--key", key) as environment:
        project.environment |= environment
        project.run("--assistants-live", PAGE).assert_outcomes(failed=1)
    html = _page(project)
    assert "assistants.create" in html
    assert key not in html
    assert environment["AZURE_OPENAI_ENDPOINT"].partition("://")[2] not in html
    assert not re.search(r"asst_(?!\w{6}0)[A-Za-z0-9]{20,}", html)
    assert "<dd>127.0.0.1</dd>" in html


@pytest.mark.parametrize("name", ["page.txt", "folder.html"])
def test_what_is_no_file_for_a_page_is_refused(project: Project, name: str) -> None:
    (project.path / "folder.html").mkdir()
    result = project.run(f"--assistants-report={name}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    told = f"--assistants-report writes a page to a file: {name!r} is none that ends with .html."
    assert f"ERROR: {told}" in result.errlines


def test_without_the_extra_one_sentence_says_how_to_install_it(project: Project) -> None:
    project.write(
        test_x=TESTS,
        hides="import sys\nsys.modules['jinja2'] = None\n",
    )
    result = project.run("-p", "hides", PAGE, env={"PYTHONPATH": str(project.path)})
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert (
        "ERROR: --assistants-report needs the extra 'report': "
        "pip install 'pytest-assistants[report]'"
    ) in result.errlines
    assert not (project.path / "out").exists()


def test_a_page_that_cannot_be_written_fails_the_run_with_a_sentence(project: Project) -> None:
    (project.path / "out").write_text("in the way")
    project.write(test_x="def test_a(thread):\n    pass\n")
    result = project.run("--assistants-emulate", PAGE)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*page.html was not written: *; what stood there before still*"])


def test_without_the_option_nothing_of_it_is_loaded(project: Project) -> None:
    project.write(
        test_x="""
import sys

def test_a(thread):
    pass

def test_light():
    loaded = {name for name in sys.modules if "assistants.report.page" in name}
    assert not loaded
    assert "jinja2" not in sys.modules
"""
    )
    project.run("--assistants-emulate", warm=False).assert_outcomes(passed=2)
