"""The tables of what the contract knows: operations, fields, limits, lives, events, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tables import anchored, code, table

from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.events import EVENTS
from pytest_assistants.contract.generations import API_VERSIONS
from pytest_assistants.contract.lifecycle import MOMENTS, STATES, WAITING
from pytest_assistants.contract.limits import LIMITS
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.generations import Availability, Generation
    from pytest_assistants.contract.lifecycle import States
    from pytest_assistants.contract.sources import Source


def limits() -> str:
    """The table of limits."""
    rows = [(anchored(row.name), row.bounds, _linked(row.source), row.remark) for row in LIMITS]
    return table(("Limit", "Bounds", "Source", "Remark"), rows)


def _linked(source: Source) -> str:
    return f"[{source}]({source.url})" if source.url else str(source)


def api_versions() -> str:
    """The api-versions, with their generation."""
    rows = [(code(row.name), row.generation.value, str(row.source)) for row in API_VERSIONS]
    return table(("api-version", "Generation", "Source"), rows)


def operations() -> str:
    """The table of operations."""
    rows = [
        (code(row.name), code(f"{row.method} {row.path}"), row.answers, *_where(row.available))
        for row in OPERATIONS
    ]
    return table(("Operation", "Request", "Answers", "Documented in", "Observed in"), rows)


def _where(available: Availability) -> tuple[str, str]:
    return _named(available.documented), _named(available.observed)


def _named(generations: frozenset[Generation]) -> str:
    return ", ".join(sorted(generation.value for generation in generations))


def parameters() -> str:
    """A table of parameters for each operation."""
    return "\n\n".join(_parameters_of(row.name) for row in OPERATIONS if fields_of(row.name))


def _parameters_of(owner: str) -> str:
    head = ("Parameter", "In", "Type", "Presence", "Default", "Limits", "Documented in", "Source")
    rows = [
        (name, row.place, *rest, str(row.source))
        for row in fields_of(owner)
        for name, *rest in [_field(row)]
    ]
    return f"### {owner}\n\n{table(head, rows)}"


def objects() -> str:
    """A table of fields for each object."""
    return "\n\n".join(_object(owner) for owner in dict.fromkeys(row.owner for row in ATTRIBUTES))


def _object(owner: str) -> str:
    head = ("Field", "Type", "Presence", "Default", "Limits", "Documented in", "Source")
    rows = [(*_field(row), str(row.source)) for row in fields_of(owner)]
    return f"### The object `{owner}`\n\n{table(head, rows)}"


def _field(row: Field) -> tuple[str, ...]:
    kind = f"{row.type} or null" if row.nullable else row.type
    names = ", ".join(f"[`{name}`](limits.md#{name})" for name in row.limits)
    documented, _ = _where(row.available)
    return code(row.name), kind, row.presence.value, code(row.default), names, documented


def refusals() -> str:
    """The table of refusals."""
    rows = [
        (
            code(row.rule),
            str(row.status),
            code(row.code),
            code(row.param),
            _text(row.message),
            _seen(row.seen),
        )
        for row in REFUSALS
    ]
    return table(("Rule", "Status", "Code", "Param", "Message", "Text"), rows)


def _text(message: str) -> str:
    return message.replace("<", "&lt;")


def _seen(seen: bool) -> str:  # noqa: FBT001 - a column's value
    return "observed" if seen else "assumed"


def events() -> str:
    """The events of a stream."""
    rows = [(code(row.name), code(row.object), str(row.source)) for row in EVENTS]
    return table(("Event", "Carries", "Source"), rows)


def lives() -> str:
    """A table of states for each object that changes by itself."""
    return "\n\n".join(_life(kind, states) for kind, states in STATES.items())


def _life(kind: str, states: States) -> str:
    waiting, moments = WAITING.get(kind, frozenset()), MOMENTS.get(kind, {})
    rows = [
        (
            code(state),
            ", ".join(code(one) for one in states if one in following),
            "yes" if state in waiting else "",
            code(moments.get(state)),
        )
        for state, following in states.items()
    ]
    head = ("Status", "May be followed by", "Polled until it changes", "Its moment")
    return f"### The life of `{kind}`\n\n{table(head, rows)}"


TABLES: dict[str, Callable[[], str]] = {
    "api-versions": api_versions,
    "events": events,
    "limits": limits,
    "lives": lives,
    "objects": objects,
    "operations": operations,
    "parameters": parameters,
    "refusals": refusals,
}
