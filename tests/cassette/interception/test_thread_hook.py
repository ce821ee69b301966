"""A thread that a refusal ends, ends quietly; any other error is told as ever."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.cassette.interception import thread_hook
from pytest_assistants.errors import CassetteMiss

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(("error", "told"), [(CassetteMiss("x"), []), (KeyError("y"), [KeyError])])
def test_only_refusals_are_quiet(
    error: BaseException, told: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_type))
    [(target, name, hook)] = thread_hook.patches()
    assert (target, name) == (threading, "excepthook")
    monkeypatch.setattr(threading, "excepthook", hook)
    _in_thread(lambda: _raise(error))
    assert heard == told


def _in_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def _raise(error: BaseException) -> None:
    raise error
