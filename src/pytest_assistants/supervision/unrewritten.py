"""The kit's modules are imported as they are: none asserts, so pytest has nothing to rewrite.

Pytest would read the source of each, and what it made of it before, whenever it is imported.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    import pytest

_OURS = "pytest_assistants."


class _Finder:
    """Finds the kit's modules where the path has them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's own spec; None for those of others."""
        return PathFinder.find_spec(name, path, target) if name.startswith(_OURS) else None


def begin(config: pytest.Config) -> None:
    """From now on, until the run ends, pytest's import hook is not asked for the kit's modules."""
    rewriting: Any = config.pluginmanager.rewrite_hook
    if rewriting in sys.meta_path:  # it is not where nothing is rewritten
        finder = _Finder()
        sys.meta_path.insert(sys.meta_path.index(rewriting), finder)
        config.add_cleanup(lambda: sys.meta_path.remove(finder))
