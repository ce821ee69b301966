"""Under which operation, generation and profile one side of an exchange is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.catalogue import nearest_field
from pytest_assistants.contract.generations import Generation
from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.violations import Verdict, Violation

if TYPE_CHECKING:
    from pytest_assistants.contract.limits import Limit
    from pytest_assistants.contract.operations import Operation
    from pytest_assistants.contract.violations import Side

# Where the upstream answered 2xx it knew better than the tables: these become drift.
_UPSTREAM_KNOWS = frozenset(
    {
        "api_version.malformed",
        "api_version.missing",
        "file.purpose",
        "json",
        "multipart",
        "operation.unavailable",
        "unknown_parameter",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """One side of an exchange, and how to judge it.

    Attributes:
        owner: Whose rows it is held against: an operation's name, or an object's.
        name: The operation's name as findings tell it; None where it was only inferred.
        accepted: Whether this request was answered 2xx.
    """

    side: Side
    owner: str
    name: str | None = None
    operation: Operation | None = None
    generation: Generation = Generation.V2
    profile: Profile = Profile.DOCUMENTED
    accepted: bool = False

    @property
    def items(self) -> str:
        """The ``object`` of a list's entries; empty where no list is judged."""
        return (self.operation.items if self.operation else None) or ""

    def find(  # noqa: PLR0913 - a finding has as many columns
        self,
        path: str,
        rule: str,
        message: str,
        *,
        verdict: Verdict = Verdict.VIOLATION,
        limit: Limit | None = None,
        found: str = "",
        expected: str = "",
    ) -> Violation:
        """A finding of this side; what an upstream accepted all the same is drift."""
        if self.accepted and rule in _UPSTREAM_KNOWS:
            verdict = Verdict.DRIFT
        return Violation(
            verdict=verdict,
            operation=self.name,
            side=self.side,
            path=path,
            rule=rule,
            message=message,
            limit=limit,
            found=found,
            expected=expected,
        )

    def source(self, path: str) -> str:
        """Who says what stands at this path, in brackets; empty where no row speaks of it."""
        owner, path = self.owner_of(path)
        row = nearest_field(owner, path)
        return f" ({row.source})" if row else ""

    def owner_of(self, path: str) -> tuple[str, str]:
        """The owner of a path's row, and the path within it: a list's entries are their own."""
        head, dot, rest = path.partition("].")
        if self.items and dot and head.startswith("data["):
            return self.items, rest
        return self.owner, path
