"""A live resource, stood for by the emulator's command in a process of its own."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def live_resource(*arguments: str) -> Iterator[dict[str, str]]:
    """The environment that the command prints, while its server runs."""
    command = [sys.executable, "-m", "pytest_assistants.cli", "emulate", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        try:
            yield dict(_variable(process) for _ in range(3))
        finally:
            process.terminate()


def _variable(process: subprocess.Popen[str]) -> tuple[str, str]:
    assert process.stdout is not None
    name, _, value = process.stdout.readline().strip().removeprefix("export ").partition("=")
    return name, value
