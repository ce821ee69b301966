"""Servers on loopback in processes of their own, which tell the CPU time they took."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from tests.benchmarks import conversations

from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.wire import Request, Response


@dataclass(frozen=True, slots=True)
class Service:
    """A server: its origin, and the pipes that its CPU time is asked and told through."""

    origin: str
    asking: IO[str]
    told: IO[str]

    def cpu(self) -> float:
        """CPU seconds that its process has taken so far."""
        print(file=self.asking, flush=True)
        return float(self.told.readline())


@contextlib.contextmanager
def serving(kind: str) -> Iterator[Service]:
    """A server of that kind: ``emulator``, ``route`` (bare starlette) or ``messages``."""
    command = [sys.executable, "-m", "tests.benchmarks.service", kind]
    with subprocess.Popen(  # noqa: S603 - this interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        try:
            yield Service(process.stdout.readline().strip(), process.stdin, process.stdout)
        finally:
            process.kill()


class Canned:
    """Answers every request with the message of its turn, in place of an emulator."""

    def __init__(self) -> None:
        self._answers = [one.response for one in conversations.messages(1000)]
        self._turn = 0

    def handle(self, request: Request) -> Response:  # noqa: ARG002 - an emulator's signature
        """The next message."""
        self._turn += 1
        return self._answers[self._turn % len(self._answers)]


def main(kind: str) -> None:
    """Serve until the input ends; a line for each line."""
    handler = Emulator() if kind == "emulator" else Canned()
    with EmulatorServer(handler) as server:  # type: ignore[arg-type]  # one of two that answer
        sys.stdout.write(f"{server.origin}\n")
        sys.stdout.flush()
        for _ in sys.stdin:
            sys.stdout.write(f"{time.process_time()}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
