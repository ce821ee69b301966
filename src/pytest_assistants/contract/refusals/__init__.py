"""The one table of refusals: by rule, and for a finding of the validators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.limits import Unit
from pytest_assistants.contract.refusals.contents import CONTENT_REFUSALS
from pytest_assistants.contract.refusals.row import Refused
from pytest_assistants.contract.refusals.runs import RUN_REFUSALS
from pytest_assistants.contract.refusals.states import STATE_REFUSALS
from pytest_assistants.nearest import nearest

if TYPE_CHECKING:
    from pytest_assistants.contract.limits import Limit
    from pytest_assistants.contract.violations import Violation

__all__ = ["REFUSALS", "Refused", "limit_rule", "refusal", "refusal_of", "rule_of_status"]

REFUSALS: tuple[Refused, ...] = CONTENT_REFUSALS + STATE_REFUSALS + RUN_REFUSALS

_ALIKE = {
    "operation.refused": "operation.unavailable",
    "parameter.refused": "unknown_parameter",
    "tool.type": "enum",
}
_KEY = "metadata.key"
_BY_STATUS = {
    400: "json",
    401: "credential.azure",
    403: "access.network",
    404: "route.unknown",
    408: "timeout",
    429: "rate_limit",
}
_SIDED = frozenset({Unit.NUMBER, Unit.INTEGER})


def refusal(rule: str) -> Refused:
    """The row of that rule; an unknown rule is a KeyError that tells the nearest one."""
    for row in REFUSALS:
        if row.rule == rule:
            return row
    near = nearest(rule, [row.rule for row in REFUSALS])
    hint = f"; did you mean {near!r}?" if near else ""
    raise KeyError(f"the contract has no refusal for {rule!r}{hint}")


def rule_of_status(status: int) -> str:
    """The rule that words a status where nothing else is known; the server's own error else."""
    return _BY_STATUS.get(status, "server_error")


def refusal_of(violation: Violation) -> tuple[int, dict[str, object]]:
    """The status and the JSON body with which the service refuses a request of this finding."""
    row = refusal(_rule_of(violation))
    bound = violation.limit
    body = row.body(
        param=_param_of(violation),
        found=violation.found,
        expected=violation.expected,
        maximum=bound.maximum if bound else "",
        minimum=bound.minimum if bound else "",
    )
    return row.status, body


def limit_rule(bound: Limit, found: float) -> str:
    """The rule that words a limit passed: by its unit, and by the end that was passed."""
    if bound.minimum is not None and found < bound.minimum:
        return f"{bound.unit}.below"
    return f"{bound.unit}.above" if bound.unit in _SIDED else str(bound.unit)


def _rule_of(violation: Violation) -> str:
    if violation.limit is not None:
        key = violation.rule == _KEY
        return _KEY if key else limit_rule(violation.limit, float(violation.found))
    if violation.rule == "required" and violation.operation == "files.upload":
        return "multipart.required"
    return _ALIKE.get(violation.rule, violation.rule)


def _param_of(violation: Violation) -> str:
    # A key that is too long is not repeated: the service names the map it stands in.
    return violation.path.rpartition(".")[0] if violation.rule == _KEY else violation.path
