"""An emulator of the Assistants API: in memory, deterministic, by the contract's tables."""

from __future__ import annotations

from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.emulator.memory.clock import EmulatorClock
from pytest_assistants.emulator.replies import Reply, ToolCall, tool_call
from pytest_assistants.emulator.server import EmulatorServer

__all__ = ["Emulator", "EmulatorClock", "EmulatorServer", "Reply", "ToolCall", "tool_call"]
