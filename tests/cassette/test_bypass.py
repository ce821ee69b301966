"""A thread that speaks for the kit passes every gate; no other thread does."""

from __future__ import annotations

import threading

import pytest

from pytest_assistants.cassette.bypass import Bypass


def test_it_is_active_inside_the_block_alone() -> None:
    bypass = Bypass()
    seen = [bypass.active]
    with bypass.open():
        seen.append(bypass.active)
    assert [*seen, bypass.active] == [False, True, False]


def test_an_error_inside_the_block_ends_it() -> None:
    bypass = Bypass()
    with pytest.raises(ValueError, match="x"), bypass.open():
        raise ValueError("x")
    assert not bypass.active


def test_another_thread_does_not_pass() -> None:
    bypass, seen = Bypass(), []
    with bypass.open():
        thread = threading.Thread(target=lambda: seen.append(bypass.active))
        thread.start()
        thread.join()
    assert seen == [False]
