"""Servers on loopback in processes of their own, which tell the CPU time they took."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import uvicorn
from tests.benchmarks import conversations

from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer
from pytest_assistants.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.emulator.application import Handler
    from pytest_assistants.wire import Response


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


QUERY = {"api-version": conversations.VERSION}
HEADERS = {"api-key": "placeholder", "content-type": "application/json"}
ASSISTANT = Request(
    "POST",
    conversations.url("/assistants"),
    tuple(HEADERS.items()),
    json.dumps({"model": "gpt-4o", "instructions": conversations.PROSE}).encode(),
)


class Canned:
    """Answers every request with the message of its turn, in place of an emulator."""

    def __init__(self) -> None:
        self._answers = [one.response for one in conversations.messages(1000)]
        self._turn = 0

    def handle(self, request: Request) -> Response:  # noqa: ARG002 - an emulator's signature
        """The next message."""
        self._turn += 1
        return self._answers[self._turn % len(self._answers)]


@contextlib.contextmanager
def bare_route() -> Iterator[str]:
    """The origin of a route of starlette that answers one assistant; uvicorn serves it."""
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    assistant = json.loads(Emulator().handle(ASSISTANT).body)

    async def answer(_: object) -> JSONResponse:
        return JSONResponse(assistant)

    routes = [Route("/openai/assistants/{assistant_id}", answer)]
    options: dict[str, Any] = {"http": "h11", "lifespan": "off", "access_log": False}
    config = uvicorn.Config(Starlette(routes=routes), port=0, log_level="critical", **options)
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True


@contextlib.contextmanager
def emulated(handler: Handler) -> Iterator[str]:
    """The origin of a server of this package."""
    with EmulatorServer(handler) as server:
        yield server.origin


def main(kind: str) -> None:
    """Serve until the input ends; a line for each line."""
    served = bare_route() if kind == "route" else emulated(HANDLERS[kind]())
    with served as origin:
        sys.stdout.write(f"{origin}\n")
        sys.stdout.flush()
        for _ in sys.stdin:
            sys.stdout.write(f"{time.process_time()}\n")
            sys.stdout.flush()


HANDLERS: dict[str, Callable[[], Handler]] = {"emulator": Emulator, "messages": Canned}


if __name__ == "__main__":
    main(sys.argv[1])
