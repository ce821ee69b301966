"""Where the kit's own clients go, and with which credential."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_assistants.cassette.placeholders import PLACEHOLDER_ORIGIN
from pytest_assistants.errors import SettingsError
from pytest_assistants.settings import (
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    PLACEHOLDER_KEY,
    TOKEN_VARIABLE,
    AssistantsConfig,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRA_SCOPE = "https://cognitiveservices.azure.com/.default"
PROJECT_SCOPE = "https://ai.azure.com/.default"
"""What a Foundry project's endpoint asks for instead (azure-ai-agents 1.1.0)."""

_PROJECTS = "/api/projects/"


@dataclass(frozen=True, slots=True)
class Access:
    """An endpoint with a key or with a source of tokens; its text shows neither."""

    endpoint: str
    api_key: str | None = field(default=None, repr=False)
    token: str | Callable[[], str] | None = field(default=None, repr=False)


def access(settings: Settings, config: AssistantsConfig) -> Access:
    """Access to the placeholder, or to the user's endpoint with the user's credential.

    Raises:
        SettingsError: there is no endpoint, or no credential for it.
    """
    if settings.placeholders:
        return Access(PLACEHOLDER_ORIGIN, api_key=PLACEHOLDER_KEY)
    if config.endpoint is None:
        raise SettingsError(f"there is no endpoint: set {ENDPOINT_VARIABLE}.")
    if config.api_key is not None:
        return Access(config.endpoint, api_key=config.api_key)
    return Access(config.endpoint, token=config.token or _entra(config.endpoint))


def _entra(endpoint: str) -> Callable[[], str]:
    try:
        from azure.identity import (  # noqa: PLC0415 - an optional dependency
            DefaultAzureCredential,
            get_bearer_token_provider,
        )
    except ImportError:
        raise SettingsError(
            f"there is no credential: set {KEY_VARIABLE} or {TOKEN_VARIABLE}, or install "
            "'pytest-assistants[entra]' to sign in with Entra ID."
        ) from None
    scope = PROJECT_SCOPE if _PROJECTS in endpoint else ENTRA_SCOPE
    return get_bearer_token_provider(DefaultAzureCredential(), scope)
