"""What functions remember: forgotten before each test, since it hides whom a mistake reaches."""

from __future__ import annotations

import functools
import gc

_Cached = functools._lru_cache_wrapper


def caches(package: str) -> list[_Cached[object]]:
    """The caches of a package's functions that live."""
    found = (each for each in gc.get_objects() if isinstance(each, _Cached))
    return [each for each in found if str(each.__module__).startswith(package)]
