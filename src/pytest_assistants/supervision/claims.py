"""Which tests record which cassette: two that share one would overwrite each other unseen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pytest_assistants.errors import SettingsError
from pytest_assistants.supervision.participation import marker_of
from pytest_assistants.supervision.pytest_internals import definition_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest


class Claims:
    """The tests of this session, by the cassette that their markers name.

    Each worker of pytest-xdist knows all tests, so what one would overwrite of another is seen.
    """

    def __init__(self, items: Iterable[pytest.Item]) -> None:
        self._tests: dict[tuple[str, object], dict[str, None]] = defaultdict(dict)
        for item in items:
            named = marker_of(item).get("cassette")
            if named is not None:
                self._add(item, str(named))

    def claim(self, item: pytest.Item, name: str) -> None:
        """Let the test record that cassette, as often as it is run.

        Raises:
            SettingsError: another test records it.
        """
        tests = self._add(item, name)
        if len(tests) > 1:
            raise SettingsError(
                f"{' and '.join(tests)} would record the same cassette {name}: "
                "give each test its own."
            )

    def _add(self, item: pytest.Item, name: str) -> dict[str, None]:
        folder = definition_in_force(item, "assistants_cassette_dir")
        tests = self._tests[name.removesuffix(".yaml"), folder]
        tests[item.nodeid] = None
        return tests
