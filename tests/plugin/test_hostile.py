"""Files that do harm, met by a run in replay: a sentence each; nothing is run or touched."""

from __future__ import annotations

import base64
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from tests.hostile import GOOD, STOCK, UNREADABLE, as_bytes, bomb

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.conftest import Project

TESTS = """
import os
import httpx
import pytest

def ask():
    url = os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/threads/thread_1"
    httpx.get(url, params={"api-version": "2024-05-01-preview"}, headers={"api-key": "key"})

@pytest.mark.parametrize(
    "number", [pytest.param(at, marks=pytest.mark.assistants(cassette=name), id=str(at))
               for at, name in enumerate(NAMES)]
)
def test_it(number):
    ask()
"""
# A process that needs more than this is ended by the system.
LIMITS = """
import resource

resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
"""
PACKED = "      Content-Encoding: [gzip]\n"
ODD: dict[str, str | bytes] = {
    **UNREADABLE,
    "bomb": STOCK.format(
        body=f"!!binary |\n        {base64.b64encode(bomb()).decode()}", header=PACKED
    ),
    "newer": "interactions: []\nmetadata: {assistants: {format: 99}}",
    "no format": "interactions: []\nmetadata: {assistants: {format: many}}",
}
OUTSIDE = ("../outside.yaml", "/etc/passwd", "a/../../outside.yaml", "con.yaml", "a\0b.yaml")


def _lay(folder: Path) -> list[str]:
    """Every such file in the cassette folder, and their names."""
    folder.mkdir()
    for number, content in enumerate(ODD.values()):
        (folder / f"odd{number}.yaml").write_bytes(as_bytes(content))
    (folder.parent / "outside.yaml").write_text(GOOD)
    (folder / "link.yaml").symlink_to("../outside.yaml")
    (folder / "folder.yaml").mkdir()
    (folder / "vast.yaml").touch()
    os.truncate(folder / "vast.yaml", 2**30)
    os.mkfifo(folder / "pipe.yaml")
    return [path.name for path in sorted(folder.iterdir())]


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.name: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.iterdir()
    }


@pytest.mark.skipif(sys.platform != "linux", reason="memory, links and pipes are those of Linux")
def test_each_is_one_sentence_of_a_run_in_bounds_and_stays_as_it_is(project: Project) -> None:
    folder = project.path / "cassettes"
    names = [*_lay(folder), *OUTSIDE]
    before = _state(folder)
    project.write(test_x=TESTS.replace("NAMES", repr(names)), limits=LIMITS)

    result = project.run("-p", "limits", "-p", "no:randomly", "--tb=long", "-vv", "--showlocals")

    refused = len(OUTSIDE) + 1  # and the link
    result.assert_outcomes(failed=len(names) - refused, errors=refused)
    assert _state(folder) == before
    assert not list(project.path.rglob("HACKED"))
    text = result.stdout.str()
    for number, name in enumerate(names):
        [told] = re.findall(rf"^_+ [\w ]*test_it\[{number}\] _+\n(.*)\n(?=_|=)", text, re.MULTILINE)
        kind = "UsageError" if name in (*OUTSIDE, "link.yaml") else "CassetteMiss"
        assert told.startswith(f"{kind}: ")
        assert repr(name)[1:-1] in told
        assert told.endswith(".")
    assert not re.search(r"pytest_assistants/.*\.py", text)
    assert "INTERNALERROR" not in text + result.stderr.str()
