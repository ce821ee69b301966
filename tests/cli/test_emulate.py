"""The emulator serves until a signal, and prints the environment of its clients."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from pytest_assistants.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator


def _variables(output: str) -> dict[str, str]:
    lines = [line.removeprefix("export ") for line in output.splitlines()]
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def _handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_success(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    timer = threading.Timer(0.5, os.kill, (os.getpid(), number))
    timer.start()
    assert main(["emulate", "--port", "0"]) == 0
    timer.join()
    variables = _variables(capsys.readouterr().out)
    assert variables.pop("AZURE_OPENAI_ENDPOINT").startswith("http://127.0.0.1:")
    assert variables == {
        "AZURE_OPENAI_API_KEY": "emulator-key",
        "OPENAI_API_VERSION": "2024-05-01-preview",
    }


def test_only_the_given_keys_are_accepted() -> None:
    command = [sys.executable, "-m", "pytest_assistants.cli", "emulate", "--port", "0"]
    keys = ["--key", "one", "--key", "two"]
    with subprocess.Popen([*command, *keys], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        assert process.stdout is not None
        variables = _variables("".join(process.stdout.readline() for _ in range(3)))
        assert variables["AZURE_OPENAI_API_KEY"] == "one"
        statuses = [_status(variables, key) for key in ("one", "two", "three")]
        process.terminate()
    assert statuses == [200, 200, 401]


def _status(variables: dict[str, str], key: str) -> int:
    return httpx.get(
        f"{variables['AZURE_OPENAI_ENDPOINT']}/openai/assistants",
        params={"api-version": variables["OPENAI_API_VERSION"]},
        headers={"api-key": key},
        trust_env=False,
    ).status_code


def test_a_port_that_is_taken_is_told_in_one_sentence() -> None:
    command = [sys.executable, "-m", "pytest_assistants.cli", "emulate", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        assert process.stdout is not None
        port = process.stdout.readline().strip().rpartition(":")[2]
        taken = subprocess.run(  # noqa: S603 - our own command
            [*command[:-1], port], capture_output=True, text=True, check=False
        )
        process.terminate()
    assert taken.returncode == 2
    assert taken.stderr.startswith("pytest-assistants: ")
    assert taken.stderr.count("\n") == 1
