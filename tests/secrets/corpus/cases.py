"""What a case of the corpus is: something planted somewhere, and what must survive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.secrets.corpus.values import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_assistants.wire import Interaction


class Tier(StrEnum):
    """How bad it is if it leaks; CLEAN cases plant nothing and must not be altered."""

    CREDENTIAL = "credential"
    PERSONAL = "personal and infrastructure"
    IDENTIFIER = "identifiers"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a vector makes of its values.

    Attributes:
        interaction: as it crossed the wire: compressed bodies are still compressed.
        planted: what must not be in the cassette under any decoding.
        must_keep: what replay and reviewers need to find there.
        encoding: how the planted values are spelled.
        environment: the variables that were set.
        declared: what the user says is secret.
        parameter_id: the id of the test's parameters, which names the cassette.
        tier: where it is another than its vector's.
    """

    interaction: Interaction
    planted: tuple[str, ...] = ()
    must_keep: tuple[str, ...] = ()
    encoding: str = "plain"
    environment: tuple[tuple[str, str], ...] = ()
    declared: tuple[str, ...] = ()
    parameter_id: str | None = None
    tier: Tier | None = None


@dataclass(frozen=True, slots=True)
class Vector:
    """One way a secret travels; ``draft`` makes its cases, told apart by their number."""

    name: str
    tier: Tier
    count: int
    draft: Callable[[Made, int], Draft]

    @property
    def place(self) -> str:
        """Where it travels: ``reqhdr``, ``url``, ``reqjson``, ``sse`` and so on."""
        return self.name.partition(".")[0]

    def cases(self) -> Iterator[Case]:
        """Its cases, the same every time."""
        for number in range(self.count):
            yield Case(self, number, self.draft(Made(f"{self.name}/{number}"), number))


@dataclass(frozen=True, slots=True)
class Case:
    """One draft of a vector."""

    vector: Vector
    number: int
    draft: Draft

    @property
    def name(self) -> str:
        return f"{self.vector.name}-{self.number}"

    @property
    def tier(self) -> Tier:
        return self.draft.tier or self.vector.tier
