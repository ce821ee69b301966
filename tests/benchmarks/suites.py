"""Whole pytest processes beside one another: what the plugin adds to a session and to a test."""

from __future__ import annotations

import functools
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import conversations
from tests.benchmarks.pairs import Row, compared
from tests.benchmarks.peers import (
    CASSETTER,
    OPENAI_RESPONSES,
    PYTEST_HTTPX,
    PYTEST_RECORDING,
    RESPX,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMED = ("-p", "pytest_assistants.plugin")
UNUSED = ("-p", "no:assistants")
NO_TESTS = 5
FEW_PAIRS = 5  # where a pair takes ten seconds, and of peers
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
        ours, bare = functools.partial(cpu, place), functools.partial(cpu, place, *UNUSED)
        yield compared(f"{what}, against none", ours, bare, goal=goal, pairs=pairs)
    yield from _empty_elsewhere(empty, pairs=min(pairs, FEW_PAIRS))
    yield from _with_cassettes(folder, tests, pairs=min(pairs, FEW_PAIRS))


def _empty_elsewhere(empty: Path, *, pairs: int) -> Iterator[Row]:
    for peer in (PYTEST_RECORDING, CASSETTER, RESPX, PYTEST_HTTPX, OPENAI_RESPONSES):
        python = peer.python
        if python is not None:
            theirs = functools.partial(cpu, empty, python=python)
            bare = functools.partial(cpu, empty, "-p", f"no:{peer.plugin}", python=python)
            what = f"{peer.name}: an empty session, against none"
            yield compared(what, theirs, bare, goal=None, pairs=pairs)


def check_imports(folder: Path) -> None:
    """An empty session with the plugin must have imported nothing heavy."""
    heavy = f"sorted({set(HEAVY)} & sys.modules.keys())"
    source = f"import sys, pytest; pytest.main(['-q', *{NAMED}]); sys.exit({heavy} or 0)"
    done = _run(folder, "-c", source, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    if done.returncode != 0:
        raise AssertionError(f"an empty session imports {done.stderr}")


def cpu(folder: Path, *arguments: str, python: str = sys.executable) -> float:
    """CPU seconds of a pytest process and its children, user and system."""
    before = _spent()
    options = ("-q", "--rootdir=.", *CACHELESS, *arguments)
    done = _run(folder, "-m", "pytest", *options, python=python)
    if done.returncode not in {0, NO_TESTS}:
        raise AssertionError((done.stdout + done.stderr)[-2000:])
    return _spent() - before


def _with_cassettes(folder: Path, tests: int, *, pairs: int) -> Iterator[Row]:
    canned = _suite(folder / "canned", tests, marker="", canned=True)
    ours = _suite(folder / "ours", tests, marker="@pytest.mark.assistants")
    what = f"{tests:,} tests with a cassette, {ASKED} requests each"
    floor = functools.partial(cpu, canned, *UNUSED)
    yield compared(
        f"{what}, against MockTransport",
        lambda: cpu(ours),
        floor,
        goal=1.3,
        pairs=pairs,
    )
    vcr = _suite(folder / "vcr", tests, marker="@pytest.mark.vcr")
    for peer in (PYTEST_RECORDING, CASSETTER):
        python = peer.python
        if python is not None:
            run = functools.partial(cpu, vcr, python=python)
            bare = functools.partial(cpu, canned, "-p", f"no:{peer.plugin}", python=python)
            yield compared(f"{peer.name}: the same", run, bare, goal=None, pairs=min(pairs, 3))


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


def _run(
    folder: Path, *arguments: str, python: str = sys.executable, **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - an interpreter of ours
        [python, *arguments],
        cwd=folder,
        env={**_environment(), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def _environment() -> dict[str, str]:
    """With the plugins of the environment, as users have them, and with byte code."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_ADDOPTS"}
    return {name: value for name, value in os.environ.items() if name not in left_out}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
