"""The validators as a test holds them, and its promise to break a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.errors import ContractViolated

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from pytest_assistants.session.track import Track


class ContractChecks:
    """The validators, bound to the running test."""

    def __init__(self, track: Track) -> None:
        self._track = track

    def expect(self, rule: str) -> AbstractContextManager[None]:
        """The block must break this rule; the violation then fails nothing.

        Raises:
            ContractViolated: the block kept the rule.
        """
        return _Promise(self._track, rule)

    def check_request(self, value: object, **options: Any) -> list[Any]:
        """``contract.validators.check_request`` with this test's profile."""
        from pytest_assistants.contract import validators  # noqa: PLC0415 - pydantic is late on purpose

        return validators.check_request(value, **{**self._options(), **options})

    def check_response(self, value: object, **options: Any) -> list[Any]:
        """``contract.validators.check_response`` with this test's profile."""
        from pytest_assistants.contract import validators  # noqa: PLC0415 - pydantic is late on purpose

        return validators.check_response(value, **{**self._options(), **options})

    def _options(self) -> dict[str, Any]:
        judged = self._track.judgement
        return {"profile": judged.profile, "strict": judged.strict}


class _Promise:
    """A block that breaks a rule on purpose; no generator, whose frames a traceback would show."""

    def __init__(self, track: Track, rule: str) -> None:
        self._track, self._rule = track, rule
        self._start = 0

    def __enter__(self) -> None:
        self._start = len(self._track.exchanges)

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        from pytest_assistants.session.judging import judge  # noqa: PLC0415 - late on purpose

        __tracebackhide__ = True
        if error is not None:
            return
        heard = self._track.exchanges[self._start :]
        findings = judge(heard, judgement=self._track.judgement, expected=(self._rule,))
        if findings.unmet:
            raise ContractViolated(*findings.missing)
        self._track.expected.append(self._rule)
