"""The secret values known so far, in memory only; it grows with each request."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pytest_assistants.cassette.known_values import KnownValue, KnownValues, from_environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_assistants.wire import Request


class Knowledge:
    """Known values from the environment, from the user and from requests seen."""

    def __init__(self, environ: Mapping[str, str], *, names: Iterable[str]) -> None:
        declared = [environ[name] for name in names if environ.get(name)]
        self._values = from_environment(environ, declared=declared)
        self._lock = threading.Lock()

    @property
    def values(self) -> KnownValues:
        """What is known now."""
        return self._values

    def declare(self, values: Iterable[str]) -> None:
        """Values that the user says are secret."""
        with self._lock:
            declared = (KnownValue("value", value, "declared by the user") for value in values)
            self._values = self._values.with_values(declared)

    def harvest(self, request: Request) -> None:
        """Credentials and names of a request that is about to leave."""
        with self._lock:
            self._values = self._values.with_request(request)
