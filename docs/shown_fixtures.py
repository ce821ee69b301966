"""The fixtures that pytest shows, as their source has them."""

from __future__ import annotations

import ast
from pathlib import Path

from pytest_assistants import fixtures


def fixture_functions() -> list[ast.FunctionDef]:
    """Every function of the modules of fixtures."""
    modules = sorted(Path(fixtures.__path__[0]).glob("*.py"))
    bodies = [ast.parse(module.read_text("utf-8")).body for module in modules]
    return [node for body in bodies for node in body if isinstance(node, ast.FunctionDef)]
