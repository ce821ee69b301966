"""Where replay hurries a sleep takes no time; everywhere else it takes what it says."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from pytest_assistants.cassette.interception.installation import installed

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Gate:
    """Admits nothing."""

    hurried: bool = True
    let_off: list[float] = field(default_factory=list)

    def hurries(self) -> bool:
        return self.hurried

    def slept(self, seconds: float) -> None:
        self.let_off.append(seconds)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each sleep was asked to be; none takes any time."""
    asked: list[float] = []

    async def sleep_async(delay: float, result: Any = None) -> Any:
        asked.append(delay)
        return result

    real = asyncio.sleep
    monkeypatch.setattr(time, "sleep", asked.append)
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get("sleep") is real:
            monkeypatch.setattr(module, "sleep", sleep_async)
    return asked


@pytest.fixture
def gate(slept: list[float]) -> Iterator[Gate]:
    assert slept == []
    gate = Gate()
    with installed(gate, offline=False, hurried=True):  # type: ignore[arg-type]  # is asked nothing else
        yield gate


@pytest.mark.parametrize(("hurried", "expected"), [(True, 0), (False, 5)])
def test_a_thread_sleeps_as_long_as_the_gate_says(
    gate: Gate, slept: list[float], *, hurried: bool, expected: int
) -> None:
    gate.hurried = hurried
    time.sleep(5)
    assert slept == [expected]


@pytest.mark.parametrize(("hurried", "expected"), [(True, 0), (False, 5)])
def test_a_task_sleeps_as_long_as_the_gate_says_and_is_given_its_result(
    gate: Gate, slept: list[float], *, hurried: bool, expected: int
) -> None:
    gate.hurried = hurried
    assert asyncio.run(asyncio.sleep(5, "result")) == "result"
    asyncio.run(anyio.sleep(5))
    assert slept == [expected, expected]


def test_the_gate_hears_of_what_was_not_slept(gate: Gate) -> None:
    time.sleep(2.5)
    asyncio.run(asyncio.sleep(0.5))
    asyncio.run(asyncio.sleep(-1))
    time.sleep(-1)
    gate.hurried = False
    time.sleep(0)
    assert gate.let_off == [2.5, 0.5, 0, 0]


@pytest.mark.usefixtures("gate")
def test_what_is_no_length_of_time_is_refused_as_ever(slept: list[float]) -> None:
    time.sleep(-1)
    assert slept == [-1]
    with pytest.raises(TypeError):
        time.sleep("1")  # type: ignore[arg-type]  # it is what this is about


def test_a_sleep_that_a_module_imported_by_name_is_hurried_too(
    slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    application = ModuleType("application_that_sleeps")
    vars(application)["sleep"] = real = time.sleep
    monkeypatch.setitem(sys.modules, application.__name__, application)
    monkeypatch.setitem(sys.modules, "no_module", object())
    with installed(Gate(), offline=False, hurried=True):  # type: ignore[arg-type]  # is asked nothing else
        application.sleep(5)
    assert slept == [0]
    assert application.sleep is real


def test_a_hurried_sleep_lets_other_tasks_run() -> None:
    seen: list[str] = []

    async def say(name: str) -> None:
        for _ in range(2):
            seen.append(name)
            await asyncio.sleep(3600)

    async def together() -> None:
        await asyncio.gather(say("a"), say("b"))

    with installed(Gate(), offline=False, hurried=True):  # type: ignore[arg-type]  # is asked nothing else
        asyncio.run(together())
    assert seen == ["a", "b", "a", "b"]


def test_outside_of_replay_sleeps_are_left_alone() -> None:
    before = time.sleep, asyncio.sleep
    with installed(Gate(), offline=False):  # type: ignore[arg-type]  # is asked nothing
        assert (time.sleep, asyncio.sleep) == before
    with installed(Gate(), offline=False, hurried=True):  # type: ignore[arg-type]  # is asked nothing
        assert time.sleep is not before[0]
        assert asyncio.sleep is not before[1]
    assert (time.sleep, asyncio.sleep) == before
