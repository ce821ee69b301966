"""An attribute that is something else while a block runs."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Patch = tuple[object, str, object]


@contextlib.contextmanager
def replaced(target: object, name: str, value: object) -> Iterator[None]:
    """The attribute of a module or a class; afterwards it is its own again, or inherited again."""
    is_own = name in vars(target)
    before = vars(target).get(name)
    setattr(target, name, value)
    try:
        yield
    finally:
        if is_own:
            setattr(target, name, before)
        else:
            delattr(target, name)
