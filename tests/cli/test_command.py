"""Arguments in, exit code out; mistakes in one sentence on standard error."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cli import command, exits, limits, main
from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    import argparse
    from types import ModuleType


def test_the_version_is_the_distributions(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == exits.FINE
    assert capsys.readouterr().out.strip() == version("pytest-assistants")


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["limits", "--format", "xml"]])
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == exits.USAGE
    assert capsys.readouterr().err.startswith("usage: pytest-assistants")


def test_a_failure_is_one_sentence_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: argparse.Namespace) -> int:
        raise SettingsError("the port is taken.")

    monkeypatch.setattr(limits, "run", run)
    assert main(["limits"]) == exits.USAGE
    assert capsys.readouterr().err == "pytest-assistants: the port is taken.\n"


def test_an_interruption_is_told_as_shells_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(limits, "run", run)
    assert main(["limits"]) == exits.INTERRUPTED


def test_whoever_stops_reading_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        monkeypatch.setattr(sys, "stdout", broken)
        assert main(["limits"]) == exits.UNREAD


def test_what_the_system_refuses_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: argparse.Namespace) -> int:
        raise OSError(errno.ENAMETOOLONG, "File name too long", "a" * 5000)

    monkeypatch.setattr(limits, "run", run)
    assert main(["limits"]) == exits.USAGE
    assert capsys.readouterr().err == "pytest-assistants: File name too long\n"


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest_assistants.cli", "limits"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "assistant.name" in done.stdout


@pytest.mark.parametrize("subcommand", command.SUBCOMMANDS)
def test_each_subcommand_says_what_it_does_in_any_width_and_shows_an_example(
    subcommand: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = subcommand.__name__.rpartition(".")[2].replace("importing", "import")
    for width in ("40", "120"):
        monkeypatch.setenv("COLUMNS", width)
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == exits.FINE
        told = capsys.readouterr().out
        assert f"\nexample:\n  pytest-assistants {name}" in told
        assert max(map(len, told.partition("\n\n")[2].partition("\n\n")[0].splitlines())) <= 79
