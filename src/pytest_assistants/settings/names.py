"""Names that the user meets: variables, hosts, the placeholder's key, defaults."""

from __future__ import annotations

PLACEHOLDER_KEY = "assistants-placeholder-key"
DEFAULT_API_VERSION = "2024-05-01-preview"
DEFAULT_MODEL = "gpt-4o"

ENDPOINT_VARIABLE = "AZURE_OPENAI_ENDPOINT"
KEY_VARIABLE = "AZURE_OPENAI_API_KEY"
OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"
TOKEN_VARIABLE = "AZURE_OPENAI_AD_TOKEN"  # noqa: S105 - a variable's name
VERSION_VARIABLE = "OPENAI_API_VERSION"

# Hosts that serve the API, besides the configured endpoint and the user's own.
API_HOSTS = ("api.openai.com",)
API_DOMAINS = (".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com")
