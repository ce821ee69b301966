"""What the command says of what it cannot do, and of what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cuts import line, whole
from stage import Scene, Step

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = "pytest-assistants"
TOLD = """
interactions:
- request:
    method: POST
    uri: https://my-desk.openai.azure.com/openai/threads?api-version=2024-05-01-preview
    body: '{}'
    headers: {}
  response:
    status: {code: 200, message: OK}
    headers: {content-type: [application/json]}
    body: {string: '{"id": "thread_abc123", "object": "thread", "created_at": 1, "metadata": {}}'}
version: 1
"""
ASK, THEIRS = "cassettes/test_desk/test_ask.yaml", "tests/cassettes/test_desk/test_ask.yaml"
FILES = {ASK: TOLD, THEIRS: TOLD, "empty.yaml": "", "tests/cassettes/test_desk/notes.yaml": "- 1"}
ORIGIN = "https://my-desk.openai.azure.com"
LEFT = f"""
{{"event": "begun", "format": 1, "pid": 4194305}}
{{"event": "intent", "number": 1, "kind": "assistant", "origin": "{ORIGIN}"}}
{{"event": "created", "number": 2, "kind": "thread", "id": "thread_abc123", "origin": "{ORIGIN}", \
"path": "/openai/threads/thread_abc123"}}
"""


def _edit(folder: Path) -> None:
    path = folder / THEIRS
    changed = path.read_text("utf-8").replace("code: 200", "code: 201")
    path.write_text(changed.replace('"metadata": {}', '"tools": null'), "utf-8")


def _command(name: str, *words: str, edited: bool = False) -> Scene:
    step = Step((COMMAND, *words), change=_edit if edited else lambda _: None)
    return Scene({**FILES, "journals/a.jsonl": LEFT}, [step], {name: whole})


SCENES = (
    _command("no-such-cassette", "show", "cassettes/test_desk/test_aks.yaml"),
    _command("a-folder", "show", "cassettes"),
    _command("no-cassette-at-all", "show", "empty.yaml"),
    _command("a-diff", "diff", ASK, THEIRS, edited=True),
    _command("an-import", "import", "tests/cassettes", "--folder", "recordings"),
    _command("an-import-again", "import", THEIRS, "--as", "test_desk/test_ask"),
    _command("a-sweep", "sweep", "--journals", "journals"),
    Scene(
        {},
        [Step((COMMAND, "sweep", "--older-than", "yesterday"))],
        {"no-duration": line(f"{COMMAND} sweep: error: ")},
    ),
)
