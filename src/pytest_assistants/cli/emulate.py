"""``pytest-assistants emulate``: the emulator as a server, until it is interrupted."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from pytest_assistants.cli.exits import FINE
from pytest_assistants.cli.parsers import subcommand
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.settings import (
    DEFAULT_API_VERSION,
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    VERSION_VARIABLE,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

EMULATOR_KEY = "emulator-key"


def add(commands: Any) -> None:
    """The subcommand's arguments."""
    parser = subcommand(
        commands,
        "emulate",
        summary="serve the emulator on 127.0.0.1",
        description="Serve the emulator on 127.0.0.1 until interrupted; the printed lines set "
        "the environment of programs that shall talk to it.",
        example="--port 0 --key my-key",
    )
    parser.add_argument("--port", type=int, default=8765, help="the port; 0 takes a free one")
    parser.add_argument(
        "--key",
        action="append",
        help=f"a key or bearer token to accept, repeatable (default: {EMULATOR_KEY})",
    )
    parser.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.DOCUMENTED.value,
        help="act as the reference pages say, or as the service was seen to act",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    from pytest_assistants.emulator.backend import Emulator  # noqa: PLC0415 - slow to import
    from pytest_assistants.emulator.server import EmulatorServer  # noqa: PLC0415 - the same

    keys = options.key or [EMULATOR_KEY]
    emulator = Emulator(credentials=frozenset(keys), profile=Profile(options.profile))
    with _interruption() as stopped, EmulatorServer(emulator, port=options.port) as server:
        _announce(server.origin, keys[0])
        stopped.wait()
    return FINE


@contextlib.contextmanager
def _interruption() -> Iterator[threading.Event]:
    """Set by SIGINT or SIGTERM while the block runs."""
    stopped = threading.Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stopped.set()) for number in signals]
    try:
        yield stopped
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _announce(origin: str, key: str) -> None:
    lines = (
        f"{ENDPOINT_VARIABLE}={origin}",
        f"{KEY_VARIABLE}={key}",
        f"{VERSION_VARIABLE}={DEFAULT_API_VERSION}",
    )
    sys.stdout.write("".join(f"export {line}\n" for line in lines))
    sys.stdout.flush()
