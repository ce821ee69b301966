"""Peers, each in an environment of its own that the Makefile builds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Peer(NamedTuple):
    """A peer's distribution, its plugin's name for ``-p``, and its marker in tests."""

    name: str
    plugin: str

    @property
    def python(self) -> str | None:
        """The interpreter that has it; None where its environment was not built."""
        path = ROOT / "build" / "envs" / f"peer-{self.name}" / "bin" / "python"
        if path.exists():
            return str(path)
        sys.stderr.write(f"{self.name} is left out: make bench builds its environment\n")
        return None


VCRPY = Peer("vcrpy", "")
RESPX = Peer("respx", "respx")
PYTEST_HTTPX = Peer("pytest-httpx", "pytest_httpx")
PYTEST_RECORDING = Peer("pytest-recording", "recording")
CASSETTER = Peer("cassetter", "cassetter")
OPENAI_RESPONSES = Peer("openai-responses", "openai_responses")
