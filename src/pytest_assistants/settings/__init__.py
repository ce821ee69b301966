"""What the user means.

Command line > marker > config fixture > ini > environment > default.
All but mere names is imported when it is first used: a session that says nothing needs no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pytest_assistants.settings.names import (
    API_DOMAINS,
    API_HOSTS,
    DEFAULT_API_VERSION,
    DEFAULT_MODEL,
    ENDPOINT_VARIABLE,
    KEY_VARIABLE,
    OPENAI_KEY_VARIABLE,
    PLACEHOLDER_KEY,
    TOKEN_VARIABLE,
    VERSION_VARIABLE,
    masked_host,
)

if TYPE_CHECKING:
    from pytest_assistants.settings.config import AssistantsConfig
    from pytest_assistants.settings.judgement import (
        MARKER_KEYWORDS,
        Judgement,
        check_marker,
        expected_rules,
    )
    from pytest_assistants.settings.modes import (
        Mode,
        Reaction,
        RecordMode,
        Upstream,
        Validation,
    )
    from pytest_assistants.settings.raw_options import RawOptions
    from pytest_assistants.settings.resolution import Settings, resolve

__all__ = [
    "API_DOMAINS",
    "API_HOSTS",
    "DEFAULT_API_VERSION",
    "DEFAULT_MODEL",
    "ENDPOINT_VARIABLE",
    "KEY_VARIABLE",
    "MARKER_KEYWORDS",
    "OPENAI_KEY_VARIABLE",
    "PLACEHOLDER_KEY",
    "TOKEN_VARIABLE",
    "VERSION_VARIABLE",
    "AssistantsConfig",
    "Judgement",
    "Mode",
    "RawOptions",
    "Reaction",
    "RecordMode",
    "Settings",
    "Upstream",
    "Validation",
    "check_marker",
    "expected_rules",
    "masked_host",
    "resolve",
]

_HOMES = {
    "AssistantsConfig": "config",
    "MARKER_KEYWORDS": "judgement",
    "Judgement": "judgement",
    "check_marker": "judgement",
    "expected_rules": "judgement",
    "Mode": "modes",
    "RecordMode": "modes",
    "Reaction": "modes",
    "Upstream": "modes",
    "Validation": "modes",
    "RawOptions": "raw_options",
    "Settings": "resolution",
    "resolve": "resolution",
}


if not TYPE_CHECKING:  # pragma: no branch - hidden from type checkers, which know the names

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = found  # from now on it is found without asking
        return found
