"""What Azure promises: operations, fields, limits and generations, and who holds to them.

The tables are free to import; what needs pydantic is loaded when its name is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytest_assistants.contract.boundaries import at_limit, below, beyond
    from pytest_assistants.contract.generations import Generation
    from pytest_assistants.contract.limits import LIMITS, Limit, limit
    from pytest_assistants.contract.operations import OPERATIONS, Operation, operation
    from pytest_assistants.contract.profiles import Profile
    from pytest_assistants.contract.refusals import REFUSALS, Refused, refusal
    from pytest_assistants.contract.validators import (
        assert_request,
        assert_response,
        check_interaction,
        check_request,
        check_response,
    )
    from pytest_assistants.contract.violations import Verdict, Violation, describe

__all__ = [
    "LIMITS",
    "OPERATIONS",
    "REFUSALS",
    "Generation",
    "Limit",
    "Operation",
    "Profile",
    "Refused",
    "Verdict",
    "Violation",
    "assert_request",
    "assert_response",
    "at_limit",
    "below",
    "beyond",
    "check_interaction",
    "check_request",
    "check_response",
    "describe",
    "limit",
    "operation",
    "refusal",
]

_HOMES = {
    "boundaries": ("at_limit", "below", "beyond"),
    "generations": ("Generation",),
    "profiles": ("Profile",),
    "limits": ("LIMITS", "Limit", "limit"),
    "operations": ("OPERATIONS", "Operation", "operation"),
    "refusals": ("REFUSALS", "Refused", "refusal"),
    "validators": (
        "assert_request",
        "assert_response",
        "check_interaction",
        "check_request",
        "check_response",
    ),
    "violations": ("Verdict", "Violation", "describe"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
