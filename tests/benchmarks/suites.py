"""Whole pytest processes beside one another: what the plugin adds to a session and to a test."""

from __future__ import annotations

import functools
import importlib.util
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import conversations
from tests.benchmarks.pairs import Row, compared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = ("-p", "pytest_assistants.plugin")
RECORDING = ("-p", "pytest_recording.plugin")
CASSETTER = ("-p", "cassetter.pytest_plugin")
NO_TESTS = 5
CACHELESS = ("-p", "no:cacheprovider")
ASKED = 3
HEAVY = ["vcr", "yaml", "httpx", "httpx2", "pydantic", "faker", "openai", "requests", "aiohttp"]
CONFTEST = """
import httpx, pytest

URL = "{url}"

{transport}

@pytest.fixture(scope="session")
def client():
    with httpx.Client({argument}) as made:
        yield made
"""
CANNED = """
def canned(request):
    return httpx.Response(200, headers={headers!r}, content={body!r})
"""
TEST = """
import pytest
from conftest import URL

BODIES = {bodies!r}
JSON = {{"content-type": "application/json"}}

{marker}
@pytest.mark.parametrize("number", range({tests}))
def test_asks(number, client):
    for body in BODIES:
        assert client.post(URL, content=body, headers=JSON).status_code == 200
"""


def rows(folder: Path, *, pairs: int, tests: int = 1000) -> Iterator[Row]:
    """An empty session, unmarked tests, and tests with a cassette each; CPU of whole processes."""
    empty, unmarked = folder / "empty", folder / "unmarked"
    empty.mkdir(parents=True)
    unmarked.mkdir()
    source = f"import pytest\n@pytest.mark.parametrize('n', range({tests}))\ndef test_a(n): pass\n"
    (unmarked / "test_a.py").write_text(source, encoding="utf-8")
    check_imports(empty)
    for what, place, goal in (
        ("an empty session, the plugin unused", empty, 1.02),
        (f"{tests:,} unmarked tests", unmarked, 1.03),
    ):
        ours, bare = functools.partial(cpu, place, *OURS), functools.partial(cpu, place)
        yield compared(f"{what}, against none", ours, bare, goal=goal, pairs=pairs)
    yield from _with_cassettes(folder, tests, pairs=pairs)


def check_imports(folder: Path) -> None:
    """An empty session with the plugin must have imported nothing heavy."""
    heavy = f"sorted({set(HEAVY)} & sys.modules.keys())"
    source = f"import sys, pytest; pytest.main(['-q', *{OURS}]); sys.exit({heavy} or 0)"
    done = _run(folder, "-c", source)
    if done.returncode != 0:
        raise AssertionError(f"an empty session imports {done.stderr}")


def cpu(folder: Path, *arguments: str) -> float:
    """CPU seconds of a pytest process and its children, user and system."""
    before = _spent()
    done = _run(folder, "-m", "pytest", "-q", "--rootdir=.", *CACHELESS, *arguments)
    if done.returncode not in {0, NO_TESTS}:
        raise AssertionError(done.stdout[-2000:])
    return _spent() - before


def _with_cassettes(folder: Path, tests: int, *, pairs: int) -> Iterator[Row]:
    canned = _suite(folder / "canned", tests, marker="", canned=True)
    ours = _suite(folder / "ours", tests, marker="@pytest.mark.assistants")
    what = f"{tests:,} tests with a cassette, {ASKED} requests each"
    floor = functools.partial(cpu, canned)
    yield compared(
        f"{what}, against MockTransport",
        lambda: cpu(ours, *OURS),
        floor,
        goal=1.3,
        pairs=pairs,
    )
    vcr = _suite(folder / "vcr", tests, marker="@pytest.mark.vcr")
    for name, plugin in (("pytest-recording", RECORDING), ("cassetter", CASSETTER)):
        if importlib.util.find_spec(plugin[1].partition(".")[0]) is not None:
            run = functools.partial(cpu, vcr, *plugin)
            yield compared(f"{name}: the same", run, floor, goal=None, pairs=min(pairs, 3))


def _suite(root: Path, tests: int, *, marker: str, canned: bool = False) -> Path:
    recorded = conversations.messages(ASKED)
    answer = recorded[0].response
    root.mkdir()
    (root / "conftest.py").write_text(
        CONFTEST.format(
            url=recorded[0].request.url,
            transport=CANNED.format(headers=answer.headers, body=answer.body) if canned else "",
            argument="transport=httpx.MockTransport(canned)" if canned else "",
        ),
        encoding="utf-8",
    )
    bodies = [one.request.body for one in recorded]
    source = TEST.format(bodies=bodies, marker=marker, tests=tests)
    (root / "test_asks.py").write_text(source, encoding="utf-8")
    if not canned:
        for number in range(tests):
            path = root / "cassettes/test_asks" / f"test_asks[{number}].yaml"
            conversations.store(path, recorded, headed="assistants" in marker)
    return root


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, *arguments],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def _environment() -> dict[str, str]:
    """Without plugins that were not named, and with byte code."""
    kept = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return {name: value for name, value in kept.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
