"""Pytest's import hook is not asked for the kit's modules while a run lasts."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_assistants.supervision import unrewritten

if TYPE_CHECKING:
    from collections.abc import Callable


class _Config:
    """A run whose import hook is this."""

    def __init__(self, hook: object) -> None:
        self.pluginmanager = SimpleNamespace(rewrite_hook=hook)
        self.cleanups: list[Callable[[], object]] = []
        self.add_cleanup = self.cleanups.append


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> object:
    """Stands where pytest's import hook stands, behind another's."""
    hook = SimpleNamespace(find_spec=lambda *_: None)
    others = SimpleNamespace(find_spec=lambda *_: None)
    monkeypatch.setattr(sys, "meta_path", [others, hook, *sys.meta_path])
    return hook


def test_the_kits_modules_are_found_before_pytest_is_asked(hook: object) -> None:
    config: Any = _Config(hook)
    unrewritten.begin(config)
    finder: Any = sys.meta_path[sys.meta_path.index(hook) - 1]  # type: ignore[arg-type]  # finders are duck-typed
    import pytest_assistants

    spec = finder.find_spec("pytest_assistants.wire", pytest_assistants.__path__)
    assert isinstance(spec.loader, SourceFileLoader)
    assert finder.find_spec("json") is None
    assert finder.find_spec("pytest_assistants_of_others") is None


def test_it_is_over_when_the_run_is(hook: object) -> None:
    before, config = list(sys.meta_path), _Config(hook)
    unrewritten.begin(config)  # type: ignore[arg-type]  # all that is asked of it
    assert sys.meta_path != before
    [cleanup] = config.cleanups
    cleanup()
    assert sys.meta_path == before


def test_where_nothing_is_rewritten_nothing_is_changed() -> None:
    before, config = list(sys.meta_path), _Config(object())
    unrewritten.begin(config)  # type: ignore[arg-type]  # all that is asked of it
    assert (sys.meta_path, config.cleanups) == (before, [])
