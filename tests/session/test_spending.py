"""Runs and tokens are spent where the service answers, saved where a cassette of it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from tests.session.conftest import RECORDING, VERSION, ended, equipped

from pytest_assistants.emulator import Emulator, EmulatorServer

if TYPE_CHECKING:
    from tests.session.conftest import Sessions

    from pytest_assistants.session.session import Session

KEY = "k3y-9f8e7d6c5b4a3928"


def _converse(session: Session, origin: str) -> dict[str, int]:
    """A run that ends; what the session then counted of it."""
    track = equipped(session)
    asked = {"params": VERSION, "headers": {"api-key": KEY}}
    base = f"{origin}/openai"
    made = httpx.post(f"{base}/assistants", json={"model": "gpt-4o"}, **asked).json()  # type: ignore[arg-type]  # parameters and headers alike
    body = {
        "assistant_id": made["id"],
        "thread": {"messages": [{"role": "user", "content": "Hello?"}]},
    }
    run = httpx.post(f"{base}/threads/runs", json=body, **asked).json()  # type: ignore[arg-type]  # as above
    path = f"{base}/threads/{run['thread_id']}/runs/{run['id']}"
    while run["status"] != "completed":
        run = httpx.get(path, **asked).json()  # type: ignore[arg-type]  # as above
    assert ended(session, track) == []
    session.stop()
    counts = session.tally.counts
    return {name: counts[name] for name in counts if name.startswith(("runs ", "tokens "))}


@pytest.fixture
def emulator() -> Emulator:
    emulator = Emulator()
    emulator.reply("Hello.", usage=(12, 3))
    return emulator


def test_what_the_service_answered_was_spent_and_its_cassette_saves_it(
    sessions: Sessions, emulator: Emulator
) -> None:
    with EmulatorServer(emulator) as server:
        environ = {"AZURE_OPENAI_ENDPOINT": server.origin}
        spent = _converse(sessions(environ, record=True), server.origin)
    assert spent == {"runs spent": 1, "tokens spent": 15}

    replayed = sessions()
    assert _converse(replayed, "https://example-resource.openai.azure.com") == {
        "runs saved": 1,
        "tokens saved": 15,
    }


def test_what_the_emulator_answered_costs_nothing(sessions: Sessions) -> None:
    origin = "https://example-resource.openai.azure.com"
    assert _converse(sessions(**RECORDING), origin) == {}
    assert _converse(sessions(), origin) == {}
