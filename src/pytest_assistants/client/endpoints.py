"""What an endpoint's address says: where the API's paths begin, and in which dialect.

https://RES.openai.azure.com                         /openai/...         ?api-version=
https://HOST/PREFIX                                  /PREFIX/openai/...  ?api-version=
https://RES.services.ai.azure.com/api/projects/P     /api/projects/P/... ?api-version=
https://api.openai.com/v1                            /v1/...             OpenAI-Beta header
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from pytest_assistants import errors
from pytest_assistants.contract import operations

_OWN_ROOT = re.compile(r"/openai$|/v1$|/api/projects/[^/]+$")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go: ``base`` is put before an operation's path."""

    base: str
    dialect: str
    api_version: str | None


def read_endpoint(endpoint: str, *, api_version: str | None) -> Endpoint:
    """The endpoint's parts; a ``/v1`` endpoint has no api-version.

    Raises:
        SettingsError: the address is empty, has no scheme or host, or holds more than an address.
    """
    parts = _split(endpoint.strip())
    path = parts.path.rstrip("/")
    prefix = path if _OWN_ROOT.search(path) else f"{path}/openai"
    dialect = operations.dialect(f"{prefix}/assistants")
    return Endpoint(
        base=f"{parts.scheme}://{parts.netloc}{prefix}",
        dialect=dialect,
        api_version=None if dialect == "openai" else api_version,
    )


def _split(endpoint: str) -> SplitResult:
    if not endpoint:
        raise errors.SettingsError("The endpoint is empty; write https://RESOURCE.openai.azure.com")
    parts = urlsplit(endpoint)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise errors.SettingsError(
            "The endpoint holds user information, a query or a fragment; "
            "give its address alone, and credentials and api-version as parameters"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        bare = endpoint.rpartition("://")[2]
        raise errors.SettingsError(
            f"The endpoint {endpoint!r} is no http address; write https://{bare}"
        )
    return parts
