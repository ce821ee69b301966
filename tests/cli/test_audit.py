"""Secrets in cassettes at rest are told by rule, place and length, and never shown."""

from __future__ import annotations

import base64
import gzip
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import brotli
import pytest
import zstandard
from tests.cli.conftest import saying
from tests.hostile import STOCK

from pytest_assistants.cassette.serializer.reading import MAX_BYTES
from pytest_assistants.cli import main
from pytest_assistants.cli.exits import USAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cassettes

KEY = "sk-" + "a1B2c3D4e5" * 4


def test_a_folder_without_secrets_is_silent(cassettes: Cassettes) -> None:
    cassettes.write("tests/test_a.yaml", saying("hello"))
    assert cassettes.run("audit") == (0, [])


def test_an_empty_folder_is_clean(cassettes: Cassettes) -> None:
    assert cassettes.run("audit") == (0, [])


def test_a_secret_is_told_by_path_line_rule_and_length(cassettes: Cassettes) -> None:
    path = cassettes.write("tests/test_a.yaml", saying("hello", KEY))
    code, [line] = cassettes.run("audit")
    number = next(at for at, text in enumerate(path.read_text().split("\n"), 1) if KEY in text)
    assert code == 1
    assert line == f"cassettes/tests/test_a.yaml:{number}: openai-key, {len(KEY)} characters"


def test_the_findings_are_told_as_json(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", saying(KEY))
    cassettes.write("b.yaml", saying("hello"))
    code, lines = cassettes.run("audit", "--format", "json")
    told = json.loads("\n".join(lines))
    assert code == 1
    assert told["files"] == 2
    [finding] = told["findings"]
    assert finding["path"] == "cassettes/a.yaml"
    assert (finding["rule"], finding["length"]) == ("openai-key", len(KEY))
    assert (finding["fails"], finding["message"]) == (True, "")
    assert finding["line"] > 1
    assert KEY not in "\n".join(lines)


def test_values_of_the_environment_are_looked_for(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cassettes.write("a.yaml", saying("brightmill-payroll", "Wilhelmina"))
    assert cassettes.run("audit") == (0, [])
    monkeypatch.setenv("SERVICE_PASSWORD", "brightmill-payroll")
    monkeypatch.setenv("CUSTOMER", "Wilhelmina")
    code, lines = cassettes.run("audit", "--secret", "CUSTOMER")
    assert code == 1
    assert [line.partition(" ")[2] for line in lines] == [
        "known-value, 18 characters",
        "known-value, 10 characters",
    ]


def test_only_the_files_that_are_named_are_read(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", saying(KEY))
    cassettes.write("b.yaml", saying("hello"))
    assert cassettes.run("audit", "cassettes/b.yaml")[0] == 0
    code, lines = cassettes.run("audit", "cassettes/b.yaml", "cassettes/a.yaml", "cassettes")
    assert code == 1
    assert len(lines) == 1


def test_a_file_outside_of_the_folder_is_audited_under_its_own_name(
    cassettes: Cassettes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yaml"
    elsewhere.write_bytes(saying(KEY))
    code, [line] = cassettes.run("audit", str(elsewhere))
    assert code == 1
    assert line.startswith("a.yaml:")
    assert len(cassettes.run("audit", str(elsewhere.parent))[1]) == 1


def test_a_file_name_that_holds_a_secret_is_shown_by_its_number(cassettes: Cassettes) -> None:
    cassettes.write("tests/a.yaml", saying("hello"))
    cassettes.write(f"tests/test[{KEY}].yaml", saying("hello"))
    code, lines = cassettes.run("audit")
    assert code == 1
    assert lines == [
        f"cassettes/tests/<entry 2>: openai-key, {len(KEY)} characters (in the file name)"
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"interactions: [", "it is no cassette"),
        (b"", "it is no cassette"),
        (b"\xff\xfe", "it is no cassette"),
        (b"a: &x [1]\nb: *x\n", "it is no cassette"),
        (b"!!python/object/apply:os.system ['true']", "it is no cassette"),
        (b"interactions: []\nmetadata: {assistants: {format: 99}}", "it has a newer format"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(
    cassettes: Cassettes, data: bytes, why: str
) -> None:
    cassettes.write("a.yaml", data)
    assert cassettes.run("audit") == (1, [f"cassettes/a.yaml: unreadable ({why})"])


def test_a_merge_conflict_is_found_with_its_line(cassettes: Cassettes) -> None:
    ours, theirs = b"<<<<<<< HEAD\nversion: 1\n", b"=======\nversion: 2\n>>>>>>> theirs\n"
    cassettes.write("a.yaml", b"# desk\n" + ours + theirs)
    told = "cassettes/a.yaml:2: unreadable (it has an unresolved merge conflict)"
    assert cassettes.run("audit") == (1, [told])


def test_an_unreadable_file_is_searched_all_the_same(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", b"interactions: [\n" + KEY.encode())
    code, lines = cassettes.run("audit")
    assert code == 1
    assert lines == [
        f"cassettes/a.yaml:2: openai-key, {len(KEY)} characters",
        "cassettes/a.yaml: unreadable (it is no cassette)",
    ]


SAYS_KEY, HELLO = b'{"text": "%s"}' % KEY.encode(), b'{"text": "hello"}'
OLD = "cassettes/a.yaml: sanitizer-version (none, where today's is"


def _packed(body: bytes, encoding: str) -> bytes:
    string = f"!!binary |\n        {base64.b64encode(body).decode()}"
    return STOCK.format(body=string, header=f"      Content-Encoding: [{encoding}]\n").encode()


@pytest.mark.parametrize(
    ("body", "encoding", "why"),
    [
        (gzip.compress(HELLO, mtime=0)[:-9], "gzip", "it is cut off, followed by something else"),
        (gzip.compress(HELLO, mtime=0)[:10] + b"\x07\xff", "gzip", "it is damaged"),
        (b"\x07\xff", "deflate", "it is damaged"),
        (brotli.compress(HELLO)[:-4], "br", "it is cut off, followed by something else"),
        (b"\x00\x01\xff\xfe", "snappy", "no library that undoes it is installed"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_finding(
    cassettes: Cassettes, body: bytes, encoding: str, why: str
) -> None:
    cassettes.write("a.yaml", _packed(body, encoding))
    code, [line, old] = cassettes.run("audit")
    assert code == 1
    assert line.startswith(
        f"cassettes/a.yaml: unreadable (the answer of exchange 1 cannot be read: {why}"
    )
    assert line.endswith("; install what reads it, or record the cassette again)")
    assert old.startswith(OLD)
    code, lines = cassettes.run("audit", "--format", "json")
    told = json.loads("\n".join(lines))["findings"][0]
    assert (code, told["rule"], told["line"], told["fails"]) == (1, "unreadable", 0, True)
    assert told["message"] in line


@pytest.mark.parametrize(
    ("pack", "encoding"),
    [(gzip.compress, "gzip"), (brotli.compress, "br"), (zstandard.compress, "zstd")],
)
def test_a_body_is_searched_as_it_is_once_unpacked(
    cassettes: Cassettes, pack: Callable[[bytes], bytes], encoding: str
) -> None:
    cassettes.write("a.yaml", _packed(pack(SAYS_KEY), encoding))
    code, [line, old] = cassettes.run("audit")
    assert code == 1
    assert f": openai-key, {len(KEY)} characters" in line
    assert line.endswith(" (in the answer of exchange 1, unpacked)") is (encoding != "gzip")
    assert old.startswith(OLD)
    cassettes.write("a.yaml", _packed(pack(HELLO), encoding))
    assert cassettes.run("audit")[0] == 0


def test_a_symbolic_link_is_a_finding(cassettes: Cassettes) -> None:
    target = cassettes.write("a.yaml", saying("hello"))
    (target.parent / "b.yaml").symlink_to(target)
    (target.parent / "c.yaml").symlink_to(target.parent / "nowhere")
    code, lines = cassettes.run("audit")
    assert code == 1
    assert lines == [
        f"cassettes/{name}.yaml: unreadable (it is no plain file)" for name in ("b", "c")
    ]


def test_a_file_that_is_too_large_is_not_read(cassettes: Cassettes) -> None:
    path = cassettes.write("a.yaml", b"")
    os.truncate(path, MAX_BYTES + 1)
    code, [line] = cassettes.run("audit")
    assert code == 1
    assert line == f"cassettes/a.yaml: unreadable (it is larger than {MAX_BYTES:,} bytes)"


def test_a_file_that_the_system_refuses_is_a_finding(
    cassettes: Cassettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = cassettes.write("a.yaml", saying("hello"))
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    message = "it cannot be read: Permission denied"
    assert cassettes.run("audit") == (1, [f"cassettes/a.yaml: unreadable ({message})"])


def test_a_name_that_no_recording_would_have_is_a_finding(cassettes: Cassettes) -> None:
    cassettes.write("con.yaml", saying("hello"))
    assert cassettes.run("audit") == (1, ["cassettes/con.yaml: unsafe-name"])


@pytest.mark.parametrize(("version", "shown"), [(0, "none"), (None, "none")])
def test_an_older_sanitizer_is_told_and_is_no_failure(
    cassettes: Cassettes, version: int | None, shown: str
) -> None:
    cassettes.write("a.yaml", saying("hello", version=version))
    code, [line] = cassettes.run("audit")
    assert code == 0
    assert line.startswith(f"cassettes/a.yaml: sanitizer-version ({shown}, where today's is ")


def test_a_path_that_does_not_exist_is_one_sentence(cassettes: Cassettes) -> None:
    assert main(["audit", "nowhere"]) == USAGE
    assert cassettes.capsys.readouterr().err == (
        "pytest-assistants: there is no nowhere: name a cassette or a folder of cassettes.\n"
    )


def test_the_command_works_as_a_hook_of_git(cassettes: Cassettes) -> None:
    cassettes.write("a.yaml", saying(KEY))
    command = [sys.executable, "-m", "pytest_assistants.cli", "audit", "cassettes/a.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 1
    assert "openai-key" in done.stdout
    assert KEY not in done.stdout + done.stderr


def test_what_is_exempt_is_no_finding(cassettes: Cassettes) -> None:
    key = "sk-" + "a1B2c3D4e5" * 4
    cassettes.write("a.yaml", saying(f"the key {key}"))
    assert cassettes.run("audit")[0] == 1
    assert cassettes.run("audit", "--exempt", key, "a key of the documentation") == (0, [])


def test_an_exemption_without_a_reason_is_refused(
    cassettes: Cassettes, capsys: pytest.CaptureFixture[str]
) -> None:
    cassettes.write("a.yaml", saying("hello"))
    assert main(["audit", "--exempt", "value", " "]) == USAGE
    assert "an exemption needs a value and a reason" in capsys.readouterr().err
