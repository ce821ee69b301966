"""Names of tracks, from what pytest calls tests and fixtures."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from pytest_assistants.cassette.storage.names import distinct, fixture_track, test_track

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from pytest_assistants.cassette.storage.names import Known

_GENERATED = re.compile(r"_(?:unittest|xunit)_(?P<name>\w+?)_fixture_.*")


def names_of_tests(items: Sequence[pytest.Item], *, known: Known) -> dict[pytest.Item, str]:
    """The cassettes' names of these tests; no two differ by case alone."""
    names = {item: name_of_test(item, known=known) for item in items}
    unique = distinct(names.values())
    return {item: unique[name] for item, name in names.items()}


def name_of_test(item: pytest.Item, *, known: Known) -> str:
    """The cassette's name of a test."""
    path, classes = _place(item.nodeid)
    callspec = getattr(item, "callspec", None)
    return test_track(
        path,
        classes=classes[:-1],
        function=getattr(item, "originalname", None) or item.name,
        parameter_id=callspec.id if callspec is not None else None,
        parameter_index=_index(callspec),
        known=known,
    )


def hidden_name_of_test(item: pytest.Item) -> str:
    """The name that the test's cassette has where the id of its parameters is a known value."""
    callspec = getattr(item, "callspec", None)
    return name_of_test(item, known=_Only(callspec.id if callspec is not None else None))


class _Only:
    """Knows one text to be secret, as it stands."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def found_in(self, text: str) -> bool:
        return text == self._text


def hidden_name(item: pytest.Item) -> Callable[[], str] | None:
    """What else the cassette of a test may be called, where it has parameters."""
    if getattr(item, "callspec", None) is None:
        return None
    return functools.partial(hidden_name_of_test, item)


def name_of_fixture(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest, *, known: Known
) -> str:
    """The cassette's name of a wide fixture's track."""
    # A package's node is the session where its folder has no __init__.py.
    is_at_base = fixturedef.scope in {"session", "package"}
    node = fixturedef.baseid if is_at_base else request.node.nodeid
    path, classes = _place(node)
    index = getattr(request, "param_index", 0)
    parametrized = fixturedef.params is not None or hasattr(request, "param")
    return fixture_track(
        path,
        fixture=_readable(fixturedef.argname),
        scope=fixturedef.scope,
        classes=classes if fixturedef.scope == "class" else (),
        parameter_id=_parameter(request) if parametrized else None,
        parameter_index=index,
        known=known,
    )


def place_of_test(item: pytest.Item) -> tuple[str, str]:
    """The path of its file, without suffix, and the name of its function."""
    path, _ = _place(item.nodeid)
    return path.removesuffix(".py"), getattr(item, "originalname", None) or item.name


def _place(nodeid: str) -> tuple[str, list[str]]:
    """The file's path and the names below it."""
    path, *names = nodeid.partition("[")[0].split("::")
    return path, names


def _readable(name: str) -> str:
    """``setUpClass`` for the fixture that pytest makes of that method."""
    generated = _GENERATED.fullmatch(name)
    return generated["name"] if generated else name


def _parameter(request: pytest.FixtureRequest) -> str:
    value = request.param
    index = getattr(request, "param_index", 0)
    return str(value) if isinstance(value, (str, int, float, bool)) else f"{index}"


def _index(callspec: Any) -> int:
    """A number that tells parameter sets of one test apart, whatever subset runs."""
    if callspec is None:
        return 0
    number = 0
    for index in callspec.indices.values():
        number = number * 1000 + index
    return number
