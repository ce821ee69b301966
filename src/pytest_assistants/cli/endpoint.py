"""The endpoint that the environment names, and what opens it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_assistants.client.credentials import Credentials
from pytest_assistants.session.access import access
from pytest_assistants.settings import ENDPOINT_VARIABLE, RawOptions, resolve

if TYPE_CHECKING:
    from pytest_assistants.contract.operations import Dialect
    from pytest_assistants.wire import Headers

_PORTS = {"http": 80, "https": 443}


def is_configured_origin(origin: str) -> bool:
    """Whether the environment's endpoint is at that origin."""
    return _key(origin) == _key(os.environ.get(ENDPOINT_VARIABLE, ""))


def credentials(dialect: Dialect) -> Headers:
    """The headers that the configured endpoint is opened with.

    Raises:
        SettingsError: there is no credential, or none that a header can carry.
    """
    settings = resolve(RawOptions(live=True), os.environ, rootdir=Path.cwd())
    given = access(settings, settings.config)
    token = given.token() if callable(given.token) else given.token
    return Credentials(given.api_key, token).headers(dialect)


def _key(url: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port; None for what is no URL."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
