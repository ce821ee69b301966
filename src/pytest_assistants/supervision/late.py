"""The bodies of the fixtures, imported with the first one that is asked for."""

from __future__ import annotations

from importlib import import_module

BODIES = frozenset(
    {
        "async_azure_openai",
        "async_client",
        "azure_openai",
        "cassette_view",
        "client",
        "contract_checks",
        "emulator",
        "fake_data",
        "faults",
        "variables",
    }
)


def __getattr__(name: str) -> object:
    # pytest looks at what stands in a module with fixtures, and asks for names of its own.
    if name not in BODIES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("pytest_assistants.supervision.kit"), name)
