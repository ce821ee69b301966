"""Does something to a module as soon as it is imported: at once if it is there already."""

from __future__ import annotations

import contextlib
import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class _Watch:
    """A finder that finds what the path finds, and speaks up once that is imported."""

    def __init__(self, name: str, then: Callable[[ModuleType], None]) -> None:
        self._name = name
        self._then = then

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's own spec, whose loader tells when it is done; None for other modules."""
        spec = PathFinder.find_spec(name, path, target) if name == self._name else None
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            self._then(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]  # this one loader only
        return spec


@contextlib.contextmanager
def on_import(name: str, then: Callable[[ModuleType], None]) -> Iterator[None]:
    """Call ``then`` with the module, now or when it is imported before the block ends."""
    if name in sys.modules:
        then(sys.modules[name])
        yield
        return
    watch = _Watch(name, then)
    sys.meta_path.insert(0, watch)
    try:
        yield
    finally:
        sys.meta_path.remove(watch)
