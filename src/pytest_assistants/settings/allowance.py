"""How many runs and tokens a session may take from its upstream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.errors import SettingsError

if TYPE_CHECKING:
    from pytest_assistants.settings.raw_options import RawOptions

RUNS, TOKENS = "max-runs", "max-tokens"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The most that may be taken; None where there is no end.

    Attributes:
        runs: how many runs may be begun.
        tokens: after how many tokens no run begins or goes on.
        workers: how many processes share what the user allowed.
    """

    runs: int | None = None
    tokens: int | None = None
    workers: int = 1


def allowance(raw: RawOptions, *, spends: bool) -> Allowance:
    """What this process may take: all, or its worker's share; without end where nothing is spent.

    Raises:
        SettingsError: a number is none.
    """
    runs = _number(raw.max_runs or raw.ini_max_runs, RUNS)
    tokens = _number(raw.max_tokens or raw.ini_max_tokens, TOKENS)
    if not spends:
        return Allowance()
    return Allowance(_share(runs, raw), _share(tokens, raw), raw.workers)


def _number(value: str, name: str) -> int | None:
    if not value:
        return None
    try:
        number = int(value)
    except ValueError:
        number = -1
    if number < 0:
        raise SettingsError(
            f"--assistants-{name} cannot be {value!r}: it is a whole number, 0 or more."
        )
    return number


def _share(number: int | None, raw: RawOptions) -> int | None:
    """All shares together are the number; what cannot be divided goes to the first workers."""
    if number is None:
        return None
    whole, rest = divmod(number, raw.workers)
    return whole + (raw.worker < rest)
