"""Which tests opted in, and which wide fixtures belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision.pytest_internals import (
    definition_in_force,
    fixture_definitions,
    fixture_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pytest

FIXTURES = "pytest_assistants.fixtures."

# Set up before any other fixture of a test: what a track must know before its first request.
FIRST = (
    "assistants_config",
    "assistants_cassette_dir",
    "assistants_cassette_name",
    "assistants_ledger",
)

WideFixture = tuple[str, str]


def marker_of(item: pytest.Item) -> dict[str, object]:
    """The marker's keywords, the closest marker first.

    Raises:
        SettingsError: a keyword that the marker does not know.
    """
    merged: dict[str, object] = {}
    for marker in item.iter_markers("assistants"):
        if marker.kwargs or marker.args:  # as few have
            from pytest_assistants.settings import check_marker  # noqa: PLC0415 - as told

            check_marker(marker.kwargs, positional=len(marker.args))
            merged = {**marker.kwargs, **merged}
    return merged


class Seen:
    """What was found of the fixtures that all cases of a test share, and of the marks above it."""

    def __init__(self) -> None:
        self._uses: dict[int, bool] = {}
        self._marks: dict[pytest.Item | pytest.Collector, frozenset[str]] = {}

    def uses_kit(self, item: pytest.Item) -> bool:
        """Whether a fixture of the kit is in the test's closure."""
        definitions = fixture_definitions(item)
        key = id(definitions)
        if key not in self._uses:
            self._uses[key] = any(_reaches_kit(name, defs) for name, defs in definitions.items())
        return self._uses[key]

    def has_mark(self, item: pytest.Item, name: str) -> bool:
        """Whether a marker of that name stands on the test or above it."""
        return any(mark.name == name for mark in item.own_markers) or name in self._above(item)

    def _above(self, node: pytest.Item | pytest.Collector) -> frozenset[str]:
        parent = node.parent
        if parent is None:
            return frozenset()
        if parent not in self._marks:
            own = frozenset(mark.name for mark in parent.own_markers)
            self._marks[parent] = own | self._above(parent)
        return self._marks[parent]


def opted_in(item: pytest.Item, *, auto: bool, seen: Seen | None = None) -> bool:
    """By the marker, by a fixture of the kit, or because all do.

    Raises:
        SettingsError: the test has a cassette of pytest-recording too.
    """
    if fixture_names(item) is None:
        return False
    seen = seen or Seen()
    asks = seen.has_mark(item, "assistants") or seen.uses_kit(item)
    if not seen.has_mark(item, "vcr"):
        return asks or auto
    if asks:
        raise SettingsError(
            f"{item.nodeid} has the marker vcr and takes part here too, and only one of two "
            "cassettes can hear it: remove the marker vcr, or the kit's marker and fixtures."
        )
    return False


def put_first(item: pytest.Item) -> None:
    """Let the track's own fixtures come before all others."""
    names = fixture_names(item)
    if names is not None:
        names[:] = [*FIRST, *(name for name in names if name not in FIRST)]


def wide_fixtures(item: pytest.Item) -> Iterator[WideFixture]:
    """Name and place of each fixture in the closure that outlives the test."""
    for definitions in fixture_definitions(item).values():
        for definition in definitions:
            if definition.scope != "function" and not is_of_kit(definition):
                yield wide(definition)


def wide(definition: pytest.FixtureDef[Any]) -> WideFixture:
    """What tells a wide fixture from others."""
    return definition.argname, definition.baseid


def plain(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Of these the tests whose track is on the kit's own configuration, folder and name."""
    beside: dict[object, bool] = {}
    for item in items:
        if item.parent not in beside:
            in_force = (definition_in_force(item, name) for name in FIRST)
            beside[item.parent] = all(map(_is_kits, in_force))
        own = fixture_definitions(item)
        if beside[item.parent] and all(_is_kits(own[name][-1]) for name in FIRST if name in own):
            yield item


def _is_kits(definition: pytest.FixtureDef[Any] | None) -> bool:
    return definition is not None and is_of_kit(definition)


def _reaches_kit(name: str, definitions: Sequence[pytest.FixtureDef[Any]]) -> bool:
    """Whether the definition in force is the kit's, or asks for the kit's by its own name."""
    for definition in reversed(definitions):
        if is_of_kit(definition):
            return True
        if name not in definition.argnames:
            return False
    return False


def is_of_kit(definition: pytest.FixtureDef[Any]) -> bool:
    """Whether a fixture is one of the kit's."""
    return definition.func.__module__.startswith(FIXTURES)


def of_kit_in_force(item: pytest.Item, name: str) -> bool:
    """Whether the test sees the kit's own fixture of that name, rather than the project's."""
    definition = definition_in_force(item, name)
    return definition is not None and is_of_kit(definition)


def opted(items: Iterable[pytest.Item], *, auto: bool) -> list[pytest.Item]:
    """The tests among these that opted in."""
    seen = Seen()
    return [item for item in items if opted_in(item, auto=auto, seen=seen)]
