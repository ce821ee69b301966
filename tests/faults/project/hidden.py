"""Every way in which code under test hides that something went wrong."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import openai
import pytest
from application import (  # type: ignore[import-not-found]  # it stands beside this file
    NAME,
    ask,
    ask_async,
    ask_quietly,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.assistants


def test_unchanged() -> None:
    assert ask("Bea").name == "Bea"


def test_plain() -> None:
    ask()


def test_except_exception() -> None:
    with contextlib.suppress(Exception):
        ask()


def test_except_sdk_error() -> None:
    with contextlib.suppress(openai.OpenAIError):
        ask()


def test_bare_except() -> None:
    try:  # noqa: SIM105 - what this test is about
        ask()
    except:  # noqa: E722, S110 - what this test is about
        pass


def test_expected_to_raise() -> None:
    if NAME == "Ada":
        ask()
        return
    with pytest.raises(BaseException, match="Eve"):
        ask()


def test_own_failure() -> None:
    ask_quietly()
    assert NAME == "Ada"


def test_thread() -> None:
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()


def test_many_threads() -> None:
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_pool_whose_result_nobody_wants() -> None:
    with ThreadPoolExecutor() as pool:
        pool.submit(ask)


def test_gather() -> None:
    async def main() -> None:
        await asyncio.gather(ask_async(), ask_async(), return_exceptions=True)

    asyncio.run(main())


def test_lost_task() -> None:
    async def main() -> None:
        task = asyncio.create_task(ask_async())
        while not task.done():  # noqa: ASYNC110 - awaiting it would find it
            await asyncio.sleep(0)

    asyncio.run(main())


def test_task_group() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(ask_async())
            group.create_task(ask_async("Bea"))

    asyncio.run(main())


def test_swallowed_group() -> None:
    async def main() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(ask_async())
        except* BaseException:  # noqa: BLE001, S110 - what this test is about
            pass

    asyncio.run(main())


def test_skip() -> None:
    ask_quietly()
    pytest.skip("as if nothing had been")


@pytest.mark.xfail(reason="known")
def test_xfail() -> None:
    ask()


@pytest.mark.xfail(reason="known")
def test_xfail_quietly() -> None:
    ask_quietly()
    pytest.fail("known")


@pytest.fixture
def asking() -> None:
    ask_quietly()


@pytest.fixture
def leaving() -> Iterator[None]:
    yield
    ask_quietly()


@pytest.mark.usefixtures("asking")
def test_fixture() -> None: ...


@pytest.mark.usefixtures("leaving")
def test_teardown() -> None: ...


class TestUnit(unittest.TestCase):
    def test_unit(self) -> None:
        ask()

    def test_unit_quietly(self) -> None:
        ask_quietly()

    @unittest.expectedFailure
    def test_unit_xfail(self) -> None:
        ask_quietly()
        self.fail("known")


class TestUnitClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        ask_quietly()

    def test_set_up_class(self) -> None: ...
