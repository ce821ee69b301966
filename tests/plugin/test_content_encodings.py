"""What a library asks for because it can undo it is recorded, however the service packs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.plugin.servers import Handler, serving

if TYPE_CHECKING:
    from tests.plugin.conftest import Project

TESTS = """
import asyncio
import os
import aiohttp
import httpx
import pytest
import requests

pytestmark = pytest.mark.assistants
URL = os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads?api-version=2024-05-01-preview"
KEY = {"api-key": os.environ["AZURE_OPENAI_API_KEY"]}

async def _ask():
    async with aiohttp.ClientSession() as session:
        async with session.post(URL, headers=KEY, json={}) as answer:
            return await answer.json()

@pytest.mark.parametrize("library", [httpx, requests], ids=lambda library: library.__name__)
def test_thread(library):
    assert library.post(URL, headers=KEY, json={}).json()["metadata"] == {"note": "packed"}

def test_aiohttp():
    assert asyncio.run(_ask())["metadata"] == {"note": "packed"}
"""
THREAD = {
    "id": "thread_abcdefghijklmnopqrstuvwx",
    "object": "thread",
    "created_at": 1_700_000_000,
    "metadata": {"note": "packed"},
    "tool_resources": None,
}
brotli = pytest.importorskip("brotli", reason="brotli is not installed")
zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
PACK = {"br": brotli.compress, "zstd": zstandard.compress}


def _packing(name: str, asked: list[str]) -> type[Handler]:
    class Packing(Handler):
        def do_POST(self) -> None:  # noqa: N802 - the base class's name
            self.content()
            asked.append(self.headers["accept-encoding"])
            body, packed = json.dumps(THREAD).encode(), name in asked[-1]
            self.send_response(200)
            self.send_header("content-type", "application/json")
            if packed:
                body = PACK[name](body)
                self.send_header("content-encoding", name)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Packing


@pytest.mark.parametrize("name", PACK)
def test_a_packed_answer_is_recorded_and_replays(project: Project, name: str) -> None:
    if name not in httpx.Client().headers["accept-encoding"]:
        pytest.skip(f"httpx {httpx.__version__} does not ask for {name}")
    project.write(test_desk=TESTS)
    asked: list[str] = []
    with serving(_packing(name, asked)) as origin:
        env = {"AZURE_OPENAI_ENDPOINT": origin, "AZURE_OPENAI_API_KEY": "5b1f9c0e7d3a4826"}
        project.run("--assistants-record", env=env).assert_outcomes(passed=3)
    assert any(name in one for one in asked)
    assert len(project.cassettes) == 3
    assert all(b'"note": "packed"' in data for data in project.cassettes.values())
    project.replay().assert_outcomes(passed=3)
