"""Whether a process lives is asked without harm, or not known."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from pytest_assistants import processes
from pytest_assistants.processes import is_alive

if TYPE_CHECKING:
    import pytest


def test_this_process_lives_and_one_that_ended_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert is_alive(os.getpid()) is True
    assert is_alive(ended.pid) is False
    assert is_alive(2**70) is False


def test_a_process_of_another_user_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(_: int, __: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", kill)
    assert is_alive(1) is True


def test_where_asking_would_do_harm_it_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_IS_POSIX", False)
    assert is_alive(os.getpid()) is None
