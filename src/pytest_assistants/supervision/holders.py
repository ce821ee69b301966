"""Who holds a cassette: the tests and fixtures of a collection, and what it may have passed over.

A cassette is irreplaceable, so in doubt somebody holds it.
"""

from __future__ import annotations

import contextlib
import re
from functools import cached_property
from typing import TYPE_CHECKING

from pytest_assistants.cassette.storage.names import Origin, explicit, origin_of, twin
from pytest_assistants.errors import UnsafeName
from pytest_assistants.supervision.naming import hidden_name_of_test, place_of_test
from pytest_assistants.supervision.participation import marker_of
from pytest_assistants.supervision.pytest_internals import definitions_seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pytest


class Holders:
    """Everybody whom a collection saw, by the names that their cassettes have.

    Args:
        items: all tests, whether they opted in or not, and whether they run or not.
        names: the cassettes' names of those that opted in.
        rootdir: where test files stand.
    """

    def __init__(
        self,
        items: Sequence[pytest.Item],
        *,
        names: Mapping[pytest.Item, str],
        rootdir: Path,
    ) -> None:
        self._rootdir = rootdir
        self._items = items
        self._names = names
        self._usual = frozenset(names.values())

    def hold(self, name: str) -> bool:
        """Whether the cassette may be somebody's."""
        if name in self._usual or name in self._others:
            return True
        origin = origin_of(name)
        if not origin.is_exact or self._is_of_fixture(origin) or self._is_passed_over(origin):
            return True
        return (origin.path, origin.function) not in self._tests and self._is_defined(origin)

    # Most cassettes have the usual name of their test, and so none of these is ever needed.

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(name for item in self._names for name in _names(item, self._names[item]))

    @cached_property
    def _tests(self) -> dict[tuple[str, str], pytest.Item]:
        return {place_of_test(item): item for item in self._items}

    @cached_property
    def _files(self) -> dict[str, pytest.Item]:
        return {path: item for (path, _), item in self._tests.items()}

    def _is_of_fixture(self, origin: Origin) -> bool:
        """Whether a test file there sees such a fixture, whatever its parameters are today."""
        return bool(origin.scope) and any(
            one.scope == origin.scope
            for path, item in self._files.items()
            if _is_below(origin.path, path)
            for one in definitions_seen(item, origin.function)
        )

    def _is_passed_over(self, origin: Origin) -> bool:
        """Whether the test file is there and was not collected: ignored, or skipped as a whole."""
        files = (self._rootdir / origin.path, self._rootdir / f"{origin.path}.py")
        return origin.path not in self._files and any(file.is_file() for file in files)

    def _is_defined(self, origin: Origin) -> bool:
        """Whether the source has it nevertheless: on another platform, or with another package."""
        definition = re.compile(rf"\bdef\s+{re.escape(origin.function)}\b")
        return any(definition.search(text) for text in self._sources(origin))

    def _sources(self, origin: Origin) -> Iterator[str]:
        place = self._rootdir / origin.path
        for path in (self._rootdir / f"{origin.path}.py", place / "conftest.py"):
            if path.is_file():
                yield path.read_text("utf-8", errors="replace")


def _names(item: pytest.Item, name: str) -> Iterator[str]:
    """What else the test's cassette may be called."""
    named = marker_of(item).get("cassette")
    if named is not None:
        with contextlib.suppress(UnsafeName):  # of which its test was told
            yield explicit(str(named))
    hidden = hidden_name_of_test(item)
    yield from (twin(name), hidden, twin(hidden))


def _is_below(top: str, path: str) -> bool:
    return not top or f"{path}/".startswith(f"{top}/")
