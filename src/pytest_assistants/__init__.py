"""Record, replay, validate and emulate the Azure OpenAI Assistants API under pytest.

Public names, imported when they are first used: installing this package costs a session nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.cassette.known.exemptions import Exemption
    from pytest_assistants.cassette.sanitizers.rules import Rule, matching
    from pytest_assistants.client import OMIT, AssistantsClient, AsyncAssistantsClient
    from pytest_assistants.contract.profiles import Profile
    from pytest_assistants.emulator import Emulator, EmulatorServer, Reply, tool_call
    from pytest_assistants.injection.fault import Fault
    from pytest_assistants.settings import AssistantsConfig, Validation

    __version__: str

__all__ = [
    "OMIT",
    "AssistantsClient",
    "AssistantsConfig",
    "AsyncAssistantsClient",
    "Emulator",
    "EmulatorServer",
    "Exemption",
    "Fault",
    "Profile",
    "Reply",
    "Rule",
    "Validation",
    "matching",
    "tool_call",
]

_HOMES = {
    "OMIT": "client",
    "AssistantsClient": "client",
    "AssistantsConfig": "settings",
    "AsyncAssistantsClient": "client",
    "Emulator": "emulator",
    "EmulatorServer": "emulator",
    "Exemption": "cassette.known.exemptions",
    "Fault": "injection.fault",
    "Profile": "contract.profiles",
    "Reply": "emulator.replies",
    "Rule": "cassette.sanitizers.rules",
    "Validation": "settings",
    "matching": "cassette.sanitizers.rules",
    "tool_call": "emulator.replies",
}


if not TYPE_CHECKING:  # pragma: no branch - hidden from type checkers, which know the names

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - rarely asked for

            return version("pytest-assistants")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
