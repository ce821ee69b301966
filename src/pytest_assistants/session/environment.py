"""The environment that code under test reads: placeholders in, the user's own values back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.settings.names import (
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    OPENAI_KEY_VARIABLE,
    PLACEHOLDER_KEY,
    TOKEN_VARIABLE,
    VERSION_VARIABLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

    from pytest_assistants.settings import Settings


class Environment:
    """Sets variables once and restores exactly what stood there."""

    def __init__(self, environ: MutableMapping[str, str], values: Mapping[str, str]) -> None:
        self._environ = environ
        self._values: dict[str, str | None] = dict(values)
        self._before = {name: environ.get(name) for name in values}

    def set(self) -> None:
        """Put the placeholders in."""
        _write(self._environ, self._values)

    def restore(self) -> None:
        """Put the user's own values back."""
        _write(self._environ, self._before)

    @contextmanager
    def own(self) -> Iterator[None]:
        """The user's own values, for a test that did not opt in."""
        with self._as(self._before):
            yield

    @contextmanager
    def placed(self) -> Iterator[None]:
        """The placeholders, for a fixture that such a test asks for."""
        with self._as(self._values):
            yield

    @contextmanager
    def _as(self, values: Mapping[str, str | None]) -> Iterator[None]:
        found = {name: self._environ.get(name) for name in values}
        _write(self._environ, values)
        try:
            yield
        finally:
            _write(self._environ, found)


def placeholders_of(settings: Settings, environ: Mapping[str, str]) -> dict[str, str]:
    """What is set in this session; nothing where the endpoint is real."""
    if not settings.placeholders:
        return {}
    version, variables = settings.config.api_version, settings.variables
    return placeholders(environ, api_version=version, variables=variables)


def placeholders(
    environ: Mapping[str, str], *, api_version: str, variables: Iterable[str] = ()
) -> dict[str, str]:
    """What is set where nothing real is to be reached; a token only where there was one."""
    values = {
        ENDPOINT_VARIABLE: PLACEHOLDER_ORIGIN,
        KEY_VARIABLE: PLACEHOLDER_KEY,
        OPENAI_KEY_VARIABLE: PLACEHOLDER_KEY,
        VERSION_VARIABLE: api_version,
    }
    if TOKEN_VARIABLE in environ:
        values[TOKEN_VARIABLE] = PLACEHOLDER_KEY
    return values | {name: variable_placeholder(name) for name in variables}


def variable_placeholder(name: str) -> str:
    """What a recorded variable is called in cassettes, the same in every recording."""
    return name.lower().replace("_", "-")


def _write(environ: MutableMapping[str, str], values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            environ.pop(name, None)
        else:
            environ[name] = value
