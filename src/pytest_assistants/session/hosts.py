"""What counts as the API: by host, by endpoint, or by the shape of the request."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from pytest_assistants.cassette.placeholders import PLACEHOLDER_HOST
from pytest_assistants.contract.paths import is_api_path
from pytest_assistants.settings import API_DOMAINS, API_HOSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.wire import Headers

_SDK = "OpenAI/Python"
_PLAIN = re.compile(r"https?://([\w.:-]+)/", re.ASCII)


class ApiHosts:
    """Which URLs are the API's, for the configured endpoint and the user's own hosts."""

    def __init__(self, *, endpoint: str | None, more: Callable[[], tuple[str, ...]]) -> None:
        self._endpoint = urlsplit(endpoint) if endpoint else None
        self._more = more

    def is_api(self, url: str, headers: Headers) -> bool:
        """A known host, the configured endpoint, or the API's shape on any host."""
        # What urlsplit finds, which most URLs show at once.
        plain = _PLAIN.match(url)
        netloc = plain[1] if plain else urlsplit(url).netloc
        # Most are of those that nobody has to name.
        if _is_at_host(netloc, ()) or _is_at_host(netloc, tuple(self._more())):
            return True
        parts = urlsplit(url)
        return self._at_endpoint(parts.netloc, parts.path) or (
            is_api_path(parts.path) and _announces_api(parts.query, headers)
        )

    def is_host(self, host: str) -> bool:
        """A host that serves nothing else."""
        return _is_host(host, tuple(self._more()))

    def is_placeholder(self, url: str) -> bool:
        """The origin that stands for every endpoint in a cassette."""
        return urlsplit(url).hostname == PLACEHOLDER_HOST

    def _at_endpoint(self, netloc: str, path: str) -> bool:
        endpoint = self._endpoint
        return (
            endpoint is not None
            and netloc.lower() == endpoint.netloc.lower()
            and f"{path}/".startswith(f"{endpoint.path.rstrip('/')}/")
        )


@lru_cache(maxsize=64)
def _is_at_host(netloc: str, more: tuple[str, ...]) -> bool:
    return _is_host(SplitResult("", netloc, "", "", "").hostname or "", more)


def _is_host(host: str, more: tuple[str, ...]) -> bool:
    name = host.lower().rstrip(".")
    return name in (PLACEHOLDER_HOST, *API_HOSTS, *more) or name.endswith(API_DOMAINS)


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in {"localhost", ""} or host.endswith(".localhost")


def _announces_api(query: str, headers: Headers) -> bool:
    """By api-version, by the header for the API, or by the SDK, which sends no such with files."""
    return "api-version=" in query or any(
        name.lower() == "openai-beta" or (name.lower() == "user-agent" and _SDK in value)
        for name, value in headers
    )
