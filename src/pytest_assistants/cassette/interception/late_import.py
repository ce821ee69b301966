"""Does something around the import of a module, or as soon as it is imported: at once if it was."""

from __future__ import annotations

import contextlib
import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    Around = Callable[[ModuleType], contextlib.AbstractContextManager[None]]


class _Watch:
    """A finder that finds what the path finds, and is there while that is imported."""

    def __init__(self, names: Container[str], around: Around) -> None:
        self._names = names
        self._around = around

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's own spec, whose loader tells what it does; None for other modules."""
        spec = PathFinder.find_spec(name, path, target) if name in self._names else None
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            with self._around(module):
                execute(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]  # this one loader only
        return spec


@contextlib.contextmanager
def around_imports(names: Container[str], around: Around) -> Iterator[None]:
    """Whenever one of these modules is imported before the block ends, it is in ``around``."""
    watch = _Watch(names, around)
    sys.meta_path.insert(0, watch)
    try:
        yield
    finally:
        sys.meta_path.remove(watch)


@contextlib.contextmanager
def on_import(name: str, then: Callable[[ModuleType], None]) -> Iterator[None]:
    """Call ``then`` with the module, now or when it is imported before the block ends."""

    @contextlib.contextmanager
    def around(module: ModuleType) -> Iterator[None]:
        yield
        then(module)

    if name in sys.modules:
        then(sys.modules[name])
        yield
        return
    with around_imports({name}, around):
        yield
