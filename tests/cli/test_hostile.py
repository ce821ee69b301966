"""Cassettes that were made to do harm, or by mistake: one sentence, in bounded time and memory."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.hostile import GOOD, STOCK, UNREADABLE, as_bytes, bomb

from pytest_assistants.cli import main
from pytest_assistants.cli.exits import FINE, FOUND, USAGE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cassettes

READABLE: dict[str, str | bytes] = {
    "CRLF": GOOD.replace("\n", "\r\n"),
    "byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "a long line": GOOD.replace("{}'", '{"a": "' + "x" * 100_000 + "\"}'"),
}


def _left(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_cassette_is_refused_by_every_command_and_left_alone(
    cassettes: Cassettes, kind: str
) -> None:
    path = str(cassettes.write("odd.yaml", as_bytes(UNREADABLE[kind])))
    good = str(cassettes.write("good.yaml", GOOD.encode()))
    elsewhere = cassettes.root / "elsewhere.yaml"
    elsewhere.write_bytes(as_bytes(UNREADABLE[kind]))
    before = _left(cassettes.root)
    assert cassettes.run("audit", path) == (
        FOUND,
        ["cassettes/odd.yaml: unreadable (it is no cassette)"],
    )
    code, [line] = cassettes.run("resanitize", path)
    assert code == FOUND
    assert (
        line == "cassettes/odd.yaml: refused, since it is no cassette that can be read: see audit"
    )
    code, [line] = cassettes.run("import", str(elsewhere))
    assert code == FOUND
    assert ": refused: " in line
    for command in (("show", path), ("show", path, "--format", "json"), ("diff", good, path)):
        assert main(command) == USAGE
        told = cassettes.capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert "is no readable cassette" in told.err
    assert _left(cassettes.root) == before


@pytest.mark.parametrize("kind", READABLE)
def test_what_an_editor_made_of_a_cassette_is_read(cassettes: Cassettes, kind: str) -> None:
    path = str(cassettes.write("odd.yaml", as_bytes(READABLE[kind])))
    assert cassettes.run("audit", path)[0] == FINE
    code, lines = cassettes.run("show", path, "--exchanges")
    assert code == FINE
    assert lines[0].startswith("1  GET /openai/threads/thread_1")
    assert cassettes.run("resanitize", path)[1] == ["cassettes/odd.yaml: written"]


def test_no_pipe_is_waited_for_and_no_link_followed(cassettes: Cassettes) -> None:
    os.mkfifo(cassettes.root / "cassettes" / "pipe.yaml")
    outside = cassettes.root / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_text(GOOD)
    (cassettes.root / "cassettes" / "folder").symlink_to(outside)
    before = _left(outside)
    assert cassettes.run("audit", "cassettes/pipe.yaml") == (
        FOUND,
        ["cassettes/pipe.yaml: unreadable (it is no plain file)"],
    )
    assert main(["show", "cassettes/pipe.yaml"]) == USAGE
    assert "it is no plain file" in cassettes.capsys.readouterr().err
    code, lines = cassettes.run("resanitize", "cassettes/folder")
    assert code == FOUND
    assert lines == [
        "cassettes/folder/x.yaml: refused, since it cannot be read or written: UnsafeName"
    ]
    assert _left(outside) == before


@pytest.mark.parametrize("name", ["../escaped.yaml", "/escaped.yaml", "a/../../escaped.yaml"])
def test_no_name_leads_out_of_the_folder(cassettes: Cassettes, name: str) -> None:
    (cassettes.root / "stock.yaml").write_text(GOOD)
    before = _left(cassettes.root)
    code, lines = cassettes.run("import", "stock.yaml", "--as", name)
    told = "\n".join(lines) + cassettes.capsys.readouterr().err
    assert code != FINE or not told
    assert _left(cassettes.root) == before


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from pytest_assistants.cli import main
for command in ("audit", "resanitize", "show"):
    for name in sys.argv[1:]:
        print(command, main([command, name]), flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is bounded on Linux")
def test_bombs_and_vast_files_stay_within_a_gibibyte(cassettes: Cassettes) -> None:
    packed = base64.b64encode(bomb()).decode()
    encoding = "      Content-Encoding: [gzip]\n"
    text = STOCK.format(body=f"!!binary |\n        {packed}", header=encoding)
    cassettes.write("bomb.yaml", text.encode())
    vast = cassettes.write("vast.yaml", b"")
    os.truncate(vast, 200 * 2**20)
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", LIMITED, "cassettes/bomb.yaml", "cassettes/vast.yaml"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    codes = [line for line in done.stdout.splitlines() if line.split()[-1].isdigit()]
    assert codes[1:] == ["audit 1", "resanitize 1", "resanitize 1", "show 2", "show 2"]
    assert "larger than 67,108,864 bytes" in done.stdout
    assert "too large; send it without" in done.stderr
    assert "Traceback" not in done.stderr
