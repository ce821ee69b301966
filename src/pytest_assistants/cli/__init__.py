"""The command ``pytest-assistants``."""

from pytest_assistants.cli.command import main

__all__ = ["main"]
