"""The configured endpoint is asked once, with its own key, for a limited time."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from tests.plugin.servers import Handler, serving

from pytest_assistants.cli.doctor.check import State
from pytest_assistants.cli.doctor.reach import reach
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.server import EmulatorServer

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "a-key-of-the-emulator"


def _environ(endpoint: str, **more: str) -> dict[str, str]:
    return {"AZURE_OPENAI_ENDPOINT": endpoint, **more}


@pytest.fixture
def emulator() -> Iterator[tuple[Emulator, str]]:
    emulator = Emulator(credentials=frozenset({KEY}))
    with EmulatorServer(emulator) as server:
        yield emulator, server.origin


def test_an_endpoint_that_takes_the_credential_is_fine(emulator: tuple[Emulator, str]) -> None:
    for name in ("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN"):
        check = reach(_environ(emulator[1], **{name: KEY}), seconds=5)
        assert (check.state, check.message) == (State.OK, "it answers, and takes the credential")
    assert emulator[0].requests == [("GET", "/openai/assistants")] * 2


def test_a_credential_that_is_refused_or_absent_is_told(emulator: tuple[Emulator, str]) -> None:
    check = reach(_environ(emulator[1], AZURE_OPENAI_API_KEY="another"), seconds=5)
    assert (check.state, check.message) == (
        State.FAILED,
        "it answers 401: it refuses the credential",
    )
    check = reach(_environ(emulator[1]), seconds=5)
    assert (check.state, check.message) == (
        State.NOTE,
        "it answers 401: no credential is configured",
    )


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            410,
            "it answers 410: its address is wrong, or it has no Assistants API (any more)",
        ),
        (500, "it answers 500"),
        (302, "it answers 302"),
    ],
)
def test_another_answer_is_told_by_its_status(status: int, told: str) -> None:
    class Answering(Handler):
        def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
            self.answer(status, {})

    with serving(Answering) as origin:
        check = reach(_environ(origin), seconds=5)
    assert (check.state, check.message) == (State.FAILED, told)


def test_an_endpoint_that_is_silent_is_waited_for_a_limited_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        check = reach(_environ(f"http://127.0.0.1:{port}"), seconds=1)
    assert (check.state, check.message) == (
        State.FAILED,
        "it does not answer: ReadTimeout (waited at most 1 seconds)",
    )


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    check = reach(_environ(f"http://127.0.0.1:{port}"), seconds=5)
    assert (check.state, check.message) == (State.FAILED, "it does not answer: ConnectError")


def test_no_endpoint_is_a_note() -> None:
    check = reach({}, seconds=5)
    assert (check.state, check.message) == (
        State.NOTE,
        "none is configured: AZURE_OPENAI_ENDPOINT is not set",
    )


@pytest.mark.parametrize(
    ("endpoint", "key", "told"),
    [
        ("my-desk", "", "The endpoint 'my-desk' is no http address; write https://my-desk"),
        ("https://[h", "", "Invalid IPv6 URL"),
        (
            "https://h",
            "a b",
            "The api_key holds a character no HTTP header can carry, at position 1",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_without_being_sent(
    endpoint: str, key: str, told: str
) -> None:
    check = reach(_environ(endpoint, AZURE_OPENAI_API_KEY=key), seconds=5)
    assert (check.state, check.message) == (State.FAILED, told)
