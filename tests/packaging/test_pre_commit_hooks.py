"""The hooks that a project names run the command on a commit's cassettes, and stop a bad one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION
from pytest_assistants.cassette.serializer import Cassette, Head, dump
from pytest_assistants.cli import main
from pytest_assistants.wire import Interaction, Request, Response

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
URL = "https://example-resource.openai.azure.com/openai/threads?api-version=2024-05-01-preview"
KEY = "sk-proj-" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3gH5jK7mN9pQ1rS3"


def _staged(folder: Path, text: str) -> str:
    """A cassette as pre-commit names it: from the top of the repository."""
    asked = Request("POST", URL, (("content-type", "application/json"),), text.encode())
    head = Head("emulator", ("2024-05-01-preview",), SANITIZER_VERSION)
    path = folder / "cassettes/test_x/test_y.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(dump(Cassette((Interaction(asked, Response(200)),), head)))
    return "cassettes/test_x/test_y.yaml"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
@pytest.mark.parametrize(("text", "code"), [('{"metadata": {}}', 0), (f'{{"a": "{KEY}"}}', 1)])
def test_a_hook_stops_a_cassette_that_holds_a_secret(
    hook: dict[str, Any], text: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = _staged(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    command, *words = hook["entry"].split()
    assert (command, hook["language"]) == ("pytest-assistants", "python")
    assert re.search(hook["files"], staged)
    assert not re.search(hook["files"], "src/cassettes/notes.md")
    before = (tmp_path / staged).read_bytes()
    assert main([*words, staged]) == code
    assert (tmp_path / staged).read_bytes() == before
