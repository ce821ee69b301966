"""The support matrix: what of the API the contract, the emulator and the factories know."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from plugin_tables import fixture_functions
from tables import code, table

from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.models import answer_model, body_model, query_model
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.emulator.nouns import served

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.contract.operations import Operation

_MAKING = frozenset({"create", "upload"})


def support() -> str:
    """What is supported of each operation."""
    head = ("Operation", "v1", "v2", "Emulator", "Validators", "Factory")
    return table(head, [_row(row) for row in OPERATIONS])


def totals() -> str:
    """How many operations there are of each kind."""
    counts = Counter(
        name
        for row in OPERATIONS
        for name, there in (
            ("known to the contract", True),
            ("answered by the emulator", row.name in served()),
            ("that may stream", row.streams),
            ("with a factory", bool(_factory(row))),
        )
        if there
    )
    return table(("Operations", "Number"), [(name, str(n)) for name, n in counts.items()])


def _row(row: Operation) -> tuple[str, ...]:
    generations = (_generation(row, generation) for generation in Generation)
    emulated = "yes" if row.name in served() else "no"
    return code(row.name), *generations, emulated, _validated(row), code(_factory(row))


def _generation(row: Operation, generation: Generation) -> str:
    documented = row.available.holds(generation, Profile.DOCUMENTED)
    observed = row.available.holds(generation, Profile.OBSERVED)
    if documented and observed:
        return "yes"
    return "documented only" if documented else "observed only" if observed else "no"


def _validated(row: Operation) -> str:
    sides = (
        ("body", body_model(row)),
        ("query", query_model(row)),
        ("answer", answer_model(row)),
        ("stream", row.streams or None),
    )
    return ", ".join(name for name, there in sides if there is not None)


def _factory(row: Operation) -> str:
    """The fixture that makes what it makes: ``thread_factory`` for ``threads.create``."""
    name = f"{row.noun.removesuffix('s')}_factory"
    return name if row.verb in _MAKING and name in _fixtures() else ""


@cache
def _fixtures() -> frozenset[str]:
    return frozenset(one.name for one in fixture_functions())


TABLES: dict[str, Callable[[], str]] = {"support": support, "support-totals": totals}
