"""Names that the user meets: variables, hosts, the placeholder's key, defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

PLACEHOLDER_KEY = "assistants-placeholder-key"
DEFAULT_API_VERSION = "2024-05-01-preview"
DEFAULT_MODEL = "gpt-4o"
DEFAULT_MODE = "replay"
DEFAULT_PROFILE = "documented"
DEFAULT_FOLDER = "cassettes"

ENDPOINT_VARIABLE = "AZURE_OPENAI_ENDPOINT"
KEY_VARIABLE = "AZURE_OPENAI_API_KEY"
OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"
TOKEN_VARIABLE = "AZURE_OPENAI_AD_TOKEN"  # noqa: S105 - a variable's name
VERSION_VARIABLE = "OPENAI_API_VERSION"

# Hosts that serve the API, besides the configured endpoint and the user's own.
API_HOSTS = ("api.openai.com",)
LOOPBACK = ("localhost", "127.0.0.1", "::1")
API_DOMAINS = (".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com")


def cassette_folder(root: Path, named: str) -> Path:
    """Where cassettes lie: what the user ``named`` below the rootdir, or the usual folder."""
    return root / (named or DEFAULT_FOLDER)


def masked_host(endpoint: str) -> str:
    """The host of a URL without what names the user's resource: ``***.openai.azure.com``."""
    host = (urlsplit(endpoint).hostname or "").lower()
    if host in API_HOSTS or host in LOOPBACK:
        return host
    return "***" + next((domain for domain in API_DOMAINS if host.endswith(domain)), "")
