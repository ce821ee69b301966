"""This package as one of the tools: everything between an answer and a cassette's bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from tests.secrets.outcomes import Outcome, received

from pytest_assistants.cassette.sanitizers import SANITIZER_VERSION
from pytest_assistants.cassette.serializer import Cassette, Head
from pytest_assistants.cassette.storage.names import test_track
from pytest_assistants.cassette.tracks.recording import Recording
from pytest_assistants.errors import CassetteError
from pytest_assistants.session.knowledge import Knowledge
from pytest_assistants.session.shelf import Shelf
from pytest_assistants.session.writing import write

if TYPE_CHECKING:
    from tests.secrets.corpus.cases import Case

    from pytest_assistants.cassette.storage.persister import Persister
    from pytest_assistants.wire import Interaction


@dataclass
class Memory:
    """A persister that keeps one file and no folder."""

    files: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def write(self, name: str, data: bytes) -> None:
        self.files[name] = data


def record(case: Case) -> Outcome:
    """What the package writes of a case."""
    knowledge = knowledge_of(case)
    name = name_of(case, knowledge)
    try:
        data = written([case.draft.interaction], name=name, knowledge=knowledge)
    except CassetteError as error:
        return Outcome(name=name, refusal=f"{type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001 - the measure counts them
        return Outcome(name=name, crash=f"{type(error).__name__}: {error}")
    return Outcome(data, name)


def knowledge_of(case: Case, *, at_home: bool = True) -> Knowledge:
    """What is known where it is recorded (``at_home``), or replayed: the user's own list alone."""
    knowledge = Knowledge(dict(case.draft.environment) if at_home else {}, names=())
    knowledge.declare(case.draft.declared)
    return knowledge


def name_of(case: Case, knowledge: Knowledge) -> str:
    """The name of the case's cassette."""
    return test_track(
        "tests/test_desk.py",
        classes=(),
        function="test_ask",
        parameter_id=case.draft.parameter_id,
        parameter_index=case.number,
        known=knowledge.values,
    )


def written(interactions: list[Interaction], *, name: str, knowledge: Knowledge) -> bytes:
    """The bytes of a cassette of these interactions; raises CassetteError where there is none."""
    recording, memory = Recording(name), Memory()
    for interaction in interactions:
        seen = received(interaction)
        knowledge.harvest(seen.request)
        knowledge.harvest_answer(seen.response)
        recording.finish(recording.begin(), seen.request, seen.response)
    known = knowledge.values
    shelf = Shelf(known=lambda: known, ignored_api_version=None)
    write(
        Cassette(recording.sanitized(known), Head("live", sanitizer=SANITIZER_VERSION)),
        name=name,
        persister=cast("Persister", memory),
        known=known,
        playback_of=lambda played: shelf.playback(name, played),
    )
    return memory.files[name]
