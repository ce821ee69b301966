"""What a forked process asks is refused there, and told here."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import pytest
from tests.session.conftest import RECORDING, equipped, post

from pytest_assistants.errors import SentByChild
from pytest_assistants.session.children import is_of_child

if TYPE_CHECKING:
    from tests.session.conftest import Sessions


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform forks no processes")


def _ask_in_child() -> None:
    """A forked process asks; it ends without anything else of pytest."""
    child = os.fork()
    if child == 0:  # pragma: no cover - measured in the parent alone
        try:
            post("/threads")
        except SentByChild:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


@forks
@pytest.mark.parametrize("options", [{}, {"emulate": True}, RECORDING])
def test_its_request_is_refused_and_its_parent_told(
    sessions: Sessions, options: dict[str, object]
) -> None:
    session = sessions(**options)
    equipped(session)

    _ask_in_child()

    [refusal] = session.conduct.take_refusals()
    told = str(refusal)
    assert told.startswith("POST /openai/threads was sent by a child process of test_x.py::test_y")
    assert "pytest-assistants emulate" in told
    assert session.conduct.take_refusals() == []


def test_a_process_that_its_test_does_not_run_in_gets_an_ordinary_error(
    sessions: Sessions,
) -> None:
    session = sessions()
    track = equipped(session)
    track.process += 1

    with pytest.raises(SentByChild, match="POST /openai/threads was sent by a child process of"):
        post("/threads")

    assert len(session.conduct.take_refusals()) == 1
    assert session.tally.counts["missed"] == 1


@forks
def test_what_nobody_has_asked_for_by_the_end_is_told_as_a_stray(sessions: Sessions) -> None:
    session = sessions(emulate=True)
    equipped(session)
    _ask_in_child()
    session.stop()
    [stray] = session.tally.sentences["strays"]
    assert "child process" in stray


def test_a_live_run_has_nothing_to_hear(sessions: Sessions) -> None:
    environment = {"AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com"}
    track = equipped(sessions({**environment, "AZURE_OPENAI_API_KEY": "k" * 32}, live=True))
    track.process += 1
    assert not is_of_child(track)


def test_the_error_can_be_sent_to_the_parent() -> None:
    error = SentByChild("told")
    assert str(pickle.loads(pickle.dumps(error))) == "told"  # noqa: S301 - our own bytes
