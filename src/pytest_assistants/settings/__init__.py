"""What the user means.

Command line > marker > config fixture > ini > environment > default.
"""

from pytest_assistants.settings.config import (
    AssistantsConfig,
)
from pytest_assistants.settings.judgement import (
    MARKER_KEYWORDS,
    Judgement,
    check_marker,
    expected_rules,
    judgement,
)
from pytest_assistants.settings.modes import (
    Mode,
    Reaction,
    RecordMode,
    Upstream,
    Validation,
)
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
from pytest_assistants.settings.resolution import (
    RawOptions,
    Settings,
    resolve,
)

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
    "judgement",
    "masked_host",
    "resolve",
]
