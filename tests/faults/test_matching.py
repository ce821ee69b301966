"""Matching: by meaning, whatever the order of calls, boundaries, lists, hosts and ports."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import httpx
import openai
import pytest
import requests
from tests.faults import stock
from tests.faults.desk import KEY, Desk
from tests.faults.endpoint import Endpoint, serving
from vcr.errors import CannotOverwriteExistingCassetteException

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSION = {"api-version": "2024-05-01-preview"}


def create(origin: str, name: str) -> Any:
    body = {"model": "gpt-4o", "name": name}
    return httpx.post(f"{origin}/openai/assistants", params=VERSION, json=body).json()


class TestTwoCreationsInAnotherOrder:
    """Fault 6: vcrpy's default compares no bodies, so concurrent creates swap their answers."""

    def test_stock_gives_each_the_answer_of_the_other(
        self, endpoint: Endpoint, tmp_path: Path
    ) -> None:
        with stock.cassette(tmp_path / "stock.yaml"):
            recorded = {name: create(endpoint.origin, name) for name in ("Ada", "Eve")}
        with stock.cassette(tmp_path / "stock.yaml", record_mode="none"):
            played = {name: create(endpoint.origin, name) for name in ("Eve", "Ada")}

        assert played == {"Eve": recorded["Ada"], "Ada": recorded["Eve"]}

    def test_here_each_gets_its_own(self, endpoint: Endpoint, desk: Desk) -> None:
        with desk.record():
            recorded = {name: create(endpoint.origin, name) for name in ("Ada", "Eve")}
        with desk.replay():
            played = {name: create(endpoint.origin, name) for name in ("Eve", "Ada")}

        assert played == recorded
        assert len(endpoint.seen) == 2


def upload_by_httpx(origin: str) -> Any:
    url, data = f"{origin}/openai/files", {"purpose": "assistants"}
    return httpx.post(url, params=VERSION, data=data, files={"file": ("a.txt", b"one")}).json()


def upload_by_requests(origin: str) -> Any:
    url, data = f"{origin}/openai/files", {"purpose": "assistants"}
    files = {"file": ("a.txt", b"one")}
    return requests.post(url, params=VERSION, data=data, files=files, timeout=5).json()


def upload_by_sdk(origin: str) -> Any:
    client = openai.AzureOpenAI(
        azure_endpoint=origin, api_key=KEY, api_version=VERSION["api-version"], max_retries=0
    )
    with client:
        return client.files.create(file=("a.txt", b"one"), purpose="assistants").to_dict()


def upload_by_aiohttp(origin: str) -> Any:
    async def upload() -> Any:
        form = aiohttp.FormData({"purpose": "assistants"})
        form.add_field("file", b"one", filename="a.txt", content_type="application/octet-stream")
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{origin}/openai/files", params=VERSION, data=form) as answer,
        ):
            return await answer.json()

    return asyncio.run(upload())


class TestAMultipartUpload:
    """Fault 7: each upload draws a boundary anew, so vcrpy's body matcher finds none."""

    @pytest.mark.parametrize(
        "upload", [upload_by_httpx, upload_by_requests], ids=lambda upload: upload.__name__
    )
    def test_stock_misses_it_by_body(
        self, upload: Callable[[str], Any], endpoint: Endpoint, tmp_path: Path
    ) -> None:
        with stock.cassette(tmp_path / "stock.yaml", match_on=stock.BY_BODY):
            upload(endpoint.origin)
        with (
            stock.cassette(tmp_path / "stock.yaml", match_on=stock.BY_BODY, record_mode="none"),
            pytest.raises(CannotOverwriteExistingCassetteException, match="body"),
        ):
            upload(endpoint.origin)

    @pytest.mark.parametrize(
        "upload",
        [upload_by_httpx, upload_by_requests, upload_by_sdk, upload_by_aiohttp],
        ids=lambda upload: upload.__name__,
    )
    def test_here_it_is_found(
        self, upload: Callable[[str], Any], endpoint: Endpoint, desk: Desk
    ) -> None:
        endpoint.script = [{"id": "assistant-4fd1f2ac", "object": "file", "bytes": 3}]
        with desk.record():
            recorded = upload(endpoint.origin)
        with desk.replay():
            played = upload(endpoint.origin)

        assert {**played, "id": ""} == {**recorded, "id": ""}
        assert len(endpoint.seen) == 1

    def test_here_another_content_is_another_upload(self, endpoint: Endpoint, desk: Desk) -> None:
        url = f"{endpoint.origin}/openai/files"
        with desk.record():
            recorded = [httpx.post(url, files={"file": text}).json()["number"] for text in "ab"]
        with desk.replay():
            played = [httpx.post(url, files={"file": text}).json()["number"] for text in "ba"]

        assert played == recorded[::-1]


class TestFileIdsInAnotherOrder:
    """Fault 8: the SDK lists files as their uploads complete, and vcrpy compares that order."""

    @staticmethod
    def batch(origin: str, *ids: str) -> Any:
        url = f"{origin}/openai/vector_stores/vs_abc123/file_batches"
        return httpx.post(url, params=VERSION, json={"file_ids": ids}).json()["number"]

    def test_stock_misses_it_by_body(self, endpoint: Endpoint, tmp_path: Path) -> None:
        with stock.cassette(tmp_path / "stock.yaml", match_on=stock.BY_BODY):
            self.batch(endpoint.origin, "assistant-a", "assistant-b")
        with (
            stock.cassette(tmp_path / "stock.yaml", match_on=stock.BY_BODY, record_mode="none"),
            pytest.raises(CannotOverwriteExistingCassetteException, match="body"),
        ):
            self.batch(endpoint.origin, "assistant-b", "assistant-a")

    def test_here_it_is_found(self, endpoint: Endpoint, desk: Desk) -> None:
        with desk.record():
            recorded = self.batch(endpoint.origin, "assistant-a", "assistant-b")
        with desk.replay():
            played = self.batch(endpoint.origin, "assistant-b", "assistant-a")

        assert played == recorded
        assert len(endpoint.seen) == 1


class TestAnEndpointOnAnotherPort:
    """Fault 14: vcrpy's default compares host and port, and an emulator's port is random."""

    def test_stock_misses_it(self, endpoint: Endpoint, tmp_path: Path) -> None:
        with stock.cassette(tmp_path / "stock.yaml"):
            create(endpoint.origin, "Ada")
        with (
            serving() as other,
            stock.cassette(tmp_path / "stock.yaml", record_mode="none"),
            pytest.raises(CannotOverwriteExistingCassetteException),
        ):
            create(other.origin, "Ada")

    @pytest.mark.parametrize(
        "origin",
        [
            "http://127.0.0.1:1",
            "https://example-resource.openai.azure.com",
            "https://gate.test/apim",
        ],
    )
    def test_here_it_is_found_under_any_origin(
        self, origin: str, endpoint: Endpoint, desk: Desk
    ) -> None:
        with desk.record():
            recorded = create(endpoint.origin, "Ada")
        with desk.replay():
            assert create(origin, "Ada") == recorded

        assert endpoint.origin.encode() not in desk.cassette.read_bytes()


class TestAnEndpointOnLoopback:
    """Fault 15: vcrpy's ignore_localhost records nothing of an emulator, and goes live to it."""

    def test_stock_goes_live_in_mode_none(self, endpoint: Endpoint, tmp_path: Path) -> None:
        with stock.cassette(tmp_path / "stock.yaml", ignore_localhost=True):
            create(endpoint.origin, "Ada")
        with stock.cassette(tmp_path / "stock.yaml", ignore_localhost=True, record_mode="none"):
            create(endpoint.origin, "Ada")

        assert not (tmp_path / "stock.yaml").exists()
        assert len(endpoint.seen) == 2

    def test_here_it_is_recorded_and_then_left_alone(self, endpoint: Endpoint, desk: Desk) -> None:
        with desk.record():
            create(endpoint.origin, "Ada")
        with desk.replay() as taken:
            create(endpoint.origin, "Ada")

        assert taken.misses() == []
        assert json.loads(endpoint.seen[0][2])["name"] == "Ada"
        assert len(endpoint.seen) == 1
