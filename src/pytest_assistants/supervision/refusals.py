"""A refusal that leaves a fixture becomes a failure, so that pytest takes note of it.

Of what is no ``Exception`` pytest takes no note: it would leave the fixture half set up, for the
next test to stumble over, and leave off the teardown of all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.errors import Refusal
from pytest_assistants.supervision.pytest_internals import (
    FinalizersWrapped,
    are_hidden,
    remember_failure,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__tracebackhide__ = are_hidden  # what a fixture raises is its own


class AsFailures(FinalizersWrapped):
    """A fixture's set-up, and later its teardown."""

    __slots__ = ("_request",)

    def __init__(self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
        super().__init__(fixturedef, _tamed)
        self._request = request

    def __exit__(self, *raised: object) -> None:
        super().__exit__()
        _, refusal, _ = raised
        if isinstance(refusal, Refusal):
            failure = _failure(refusal)
            remember_failure(self.fixturedef, self._request, failure)
            raise failure from None


def _tamed(finalizer: Callable[[], object]) -> Callable[[], object]:
    def run() -> None:
        try:
            finalizer()
        except Refusal as refusal:
            raise _failure(refusal) from None

    return run


def _failure(refusal: Refusal) -> BaseException:
    return pytest.fail.Exception(f"{type(refusal).__name__}: {refusal}", pytrace=False)
