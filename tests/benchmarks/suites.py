"""Whole pytest processes beside one another: what the plugin adds to a session and to a test."""

from __future__ import annotations

import functools
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass, replace
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

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_assistants.wire import Interaction

NAMED = ("-p", "pytest_assistants.plugin")
UNUSED = ("-p", "no:assistants")
NO_TESTS = 5
CACHELESS = ("-p", "no:cacheprovider")
ASKED = 3
LEFT_OUT = {
    *("PYTHONDONTWRITEBYTECODE", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_ADDOPTS"),
    # A client costs another amount where these are set.
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"),
}
HEAVY = ["vcr", "yaml", "httpx", "httpx2", "pydantic", "faker", "openai", "requests", "aiohttp"]
CANNED = """
import {library}

def canned(request):
    return {library}.Response(200, headers={headers!r}, content={body!r})
"""
HTTPX = """
import httpx

def make():
    return httpx.Client({argument})

def ask(client, text):
    body = {{"role": "user", "content": text}}
    assert client.post({url!r}, json=body).status_code == 200
"""
SDK = """
import openai

def make():
    return openai.AzureOpenAI(
        azure_endpoint={origin!r}, api_key="placeholder", api_version={version!r}, {argument}
    )

def ask(client, text):
    assert client.beta.threads.messages.create({thread!r}, role="user", content=text).id
"""
CLIENT = """
import pytest
from conversation import make

@pytest.fixture(scope="{scope}")
def client():
    with make() as made:
        yield made
"""
TEST = """
import pytest
from conversation import ask

TEXTS = {texts!r}

{marker}
@pytest.mark.parametrize("number", range({tests}))
def test_asks(number, client):
    for text in TEXTS:
        ask(client, text)
"""


@dataclass(frozen=True, slots=True)
class Style:
    """How a suite is written: the library, and how long a client lives."""

    what: str
    goal: float
    source: str
    library: str
    scope: str
    argument: str
    sent: tuple[str, ...] = ("role", "content")
    beta: tuple[tuple[str, str], ...] = ()

    @property
    def folder(self) -> str:
        """A name for what is written of it."""
        return f"{self.library}-{self.scope}"


HTTPX_MOCK = "transport=httpx.MockTransport(canned)"
SDK_MOCK = "http_client=httpx2.Client(transport=httpx2.MockTransport(canned))"
STYLES = (
    Style("one client of httpx", 1.3, HTTPX, "httpx", "session", HTTPX_MOCK),
    Style("a client of httpx in each", 1.6, HTTPX, "httpx", "function", HTTPX_MOCK),
    Style(
        *("a client of the SDK in each", 1.3, SDK, "httpx2", "function", SDK_MOCK),
        sent=("content", "role"),
        beta=(("openai-beta", "assistants=v2"),),
    ),
)


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
    yield from _empty_elsewhere(empty, pairs=pairs)
    yield from _with_cassettes(folder, tests, pairs=pairs)


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
    for style in STYLES:
        canned = _suite(folder / f"{style.folder}-canned", style, tests, marker="", canned=True)
        ours = _suite(folder / style.folder, style, tests, marker="@pytest.mark.assistants")
        yield compared(
            f"{tests:,} tests with a cassette, {ASKED} requests each, {style.what}, "
            "against MockTransport",
            functools.partial(cpu, ours),
            functools.partial(cpu, canned, *UNUSED),
            goal=style.goal,
            pairs=pairs,
        )
    yield from _peers(folder, tests, pairs=pairs)


def _peers(folder: Path, tests: int, *, pairs: int) -> Iterator[Row]:
    """Others with one client of httpx, each in an environment of its own."""
    style = STYLES[0]
    canned = folder / f"{style.folder}-canned"
    vcr = _suite(folder / "vcr", style, tests, marker="@pytest.mark.vcr")
    for peer in (PYTEST_RECORDING, CASSETTER):
        python = peer.python
        if python is not None:
            run = functools.partial(cpu, vcr, python=python)
            bare = functools.partial(cpu, canned, "-p", f"no:{peer.plugin}", python=python)
            yield compared(f"{peer.name}: {style.what}", run, bare, goal=None, pairs=pairs)


def _suite(root: Path, style: Style, tests: int, *, marker: str, canned: bool = False) -> Path:
    recorded = tuple(_sent(one, style) for one in conversations.messages(ASKED))
    texts = [json.loads(one.request.body)["content"] for one in recorded]
    answer = recorded[0].response
    told = {"url": recorded[0].request.url, "origin": PLACEHOLDER_ORIGIN}
    named = {"version": conversations.VERSION, "thread": conversations.THREAD}
    argument = style.argument if canned else ""
    source = style.source.format(argument=argument, **told, **named)
    if canned:
        source = source + CANNED.format(
            library=style.library, headers=answer.headers, body=answer.body
        )
    root.mkdir()
    (root / "conversation.py").write_text(source, encoding="utf-8")
    (root / "conftest.py").write_text(CLIENT.format(scope=style.scope), encoding="utf-8")
    source = TEST.format(texts=texts, marker=marker, tests=tests)
    (root / "test_asks.py").write_text(source, encoding="utf-8")
    for number in range(0 if canned else tests):
        path = root / "cassettes/test_asks" / f"test_asks[{number}].yaml"
        conversations.store(path, recorded, headed="assistants" in marker)
    return root


def _sent(one: Interaction, style: Style) -> Interaction:
    """The exchange as its client is recorded: the order of names in the body, what headers stay."""
    body = json.loads(one.request.body)
    sent = json.dumps({name: body[name] for name in style.sent}).encode()
    headers = (*one.request.headers, *style.beta)
    return replace(one, request=replace(one.request, headers=headers, body=sent))


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
    return {name: value for name, value in os.environ.items() if name not in LEFT_OUT}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
