"""A refusal that leaves a fixture becomes a failure, so that pytest takes note of it.

Of what is no ``Exception`` pytest takes no note: it would leave the fixture half set up, for the
next test to stumble over, and leave off the teardown of all others.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.errors import Refusal
from pytest_assistants.supervision.pytest_internals import (
    finalizers_wrapped,
    remember_failure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def as_failures(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    """A fixture's set-up, and later its teardown."""
    with finalizers_wrapped(fixturedef, _tamed):
        try:
            yield
        except Refusal as refusal:
            failure = _failure(refusal)
            remember_failure(fixturedef, request, failure)
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
