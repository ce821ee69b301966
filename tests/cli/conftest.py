"""A folder of cassettes, and the command run beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION
from pytest_assistants.cassette.serializer import Cassette, Head, dump, load
from pytest_assistants.cli import main
from pytest_assistants.wire import Headers, Interaction, Request, Response

if TYPE_CHECKING:
    from pathlib import Path

JSON: Headers = (("content-type", "application/json"),)
URL = "https://example-resource.openai.azure.com/openai/threads?api-version=2024-05-01-preview"


@dataclass
class Cassettes:
    """The folder ``cassettes`` of a project, and what commands say of it."""

    root: Path
    capsys: pytest.CaptureFixture[str]

    def write(self, name: str, data: bytes) -> Path:
        path = self.root / "cassettes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def read(self, name: str) -> Cassette:
        return load((self.root / "cassettes" / name).read_bytes(), name=name)

    def run(self, *arguments: str) -> tuple[int, list[str]]:
        """The exit code and the lines."""
        code = main(arguments)
        return code, self.capsys.readouterr().out.splitlines()


def saying(*texts: str, version: int | None = SANITIZER_VERSION) -> bytes:
    """A cassette in which these messages are sent; without a version it has no head."""
    head = None if version is None else Head("live", sanitizer=version)
    return dump(Cassette(tuple(map(_interaction, texts)), head))


def _interaction(text: str) -> Interaction:
    body = b'{"metadata": {"note": "%s"}}' % text.encode()
    return Interaction(Request("POST", URL, JSON, body), Response(200, JSON, b"{}", "OK"))


@pytest.fixture
def cassettes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cassettes:
    for name in os.environ:
        if not name.startswith("COV"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cassettes").mkdir()
    return Cassettes(tmp_path, capsys)
