"""All that is borrowed from pytest without a public name for it, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import logging

SET_UP_ALONE = ("setuponly", "setupplan")
"""The options under which fixtures are set up at most, and no test is run."""

FixtureDefs = Mapping[str, Sequence[pytest.FixtureDef[Any]]]


def fixture_names(item: pytest.Item) -> list[str] | None:
    """The names of the fixtures a test will get, in order; None if it takes no fixtures."""
    names: list[str] | None = getattr(item, "fixturenames", None)
    return names


def fixture_definitions(item: pytest.Item) -> FixtureDefs:
    """Every definition in the test's closure, by name, the most specific last."""
    info = getattr(item, "_fixtureinfo", None)
    definitions: FixtureDefs = info.name2fixturedefs if info is not None else {}
    return definitions


def is_representation(value: object) -> bool:
    """Whether it is a part of what pytest shows of an exception; its texts are attributes."""
    return callable(getattr(value, "toterminal", None))


def are_hidden(raised: pytest.ExceptionInfo[BaseException] | None) -> bool:
    """Whether the kit's frames are: pytest 8 fails to show a group of errors without any frame."""
    in_group = isinstance(getattr(raised, "value", None), BaseExceptionGroup)
    return pytest.version_tuple >= (9,) or not in_group


def asking_item(request: pytest.FixtureRequest) -> pytest.Item:
    """The test on whose behalf a fixture is set up."""
    item: pytest.Item = request._pyfuncitem  # noqa: SLF001 - the only way from a wide fixture
    return item


class FinalizersWrapped:
    """While the block runs, each finalizer that the fixture registers is wrapped.

    A class, since each fixture's set-up is such a block.
    """

    __slots__ = ("_own", "_wrap", "fixturedef")

    def __init__(
        self,
        fixturedef: pytest.FixtureDef[Any],
        wrap: Callable[[Callable[[], object]], Callable[[], object]],
    ) -> None:
        self.fixturedef, self._wrap = fixturedef, wrap
        self._own = vars(fixturedef).get("addfinalizer")

    def __enter__(self) -> None:
        real, wrap = self.fixturedef.addfinalizer, self._wrap
        self.fixturedef.addfinalizer = lambda finalizer: real(wrap(finalizer))  # type: ignore[method-assign]  # undone below

    def __exit__(self, *raised: object) -> None:
        del self.fixturedef.addfinalizer
        if self._own is not None:
            self.fixturedef.addfinalizer = self._own  # type: ignore[method-assign]  # another block's


def remember_failure(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest, failure: BaseException
) -> None:
    """Let pytest know that the fixture's set-up failed, where it took no note itself."""
    key = fixturedef.cache_key(request)  # type: ignore[arg-type]  # the hook's request is a SubRequest
    fixturedef.cached_result = (None, key, (failure, failure.__traceback__))


def definitions_seen(item: pytest.Item, name: str) -> Sequence[pytest.FixtureDef[Any]]:
    """Every definition of a fixture that the test sees, asked for or not; the most specific last.

    Not every item's closure holds it.
    """
    return item.session._fixturemanager.getfixturedefs(name, item) or ()  # noqa: SLF001 - as told


def definition_in_force(item: pytest.Item, name: str) -> pytest.FixtureDef[Any] | None:
    """The definition of a fixture that the test sees, the most specific one; None without one."""
    definitions = definitions_seen(item, name)
    return definitions[-1] if definitions else None


def live_log_handlers(config: pytest.Config) -> list[logging.Handler]:
    """What writes log records while tests run: to the terminal, and to a file."""
    plugin = config.pluginmanager.get_plugin("logging-plugin")
    names = ("log_cli_handler", "log_file_handler")
    return [getattr(plugin, name) for name in names if hasattr(plugin, name)]


def xml_properties(config: pytest.Config) -> list[tuple[str, str]]:
    """The properties of the whole run in the XML report, to be changed in place."""
    properties: list[tuple[str, str]] = getattr(_xml(config), "global_properties", [])
    return properties


def xml_attributes(config: pytest.Config, report: pytest.TestReport) -> dict[str, str]:
    """The attributes of a test's element in the XML report, to be changed in place."""
    xml: Any = _xml(config)
    return xml.node_reporter(report).attrs if xml is not None else {}


def _xml(config: pytest.Config) -> object:
    from _pytest.junitxml import xml_key  # noqa: PLC0415 - few runs write one

    return config.stash.get(xml_key, None)


@contextmanager
def prepared(arguments: Sequence[str]) -> Iterator[pytest.Config]:
    """Pytest's config as a run with these arguments would have it, without a run.

    Raises:
        pytest.UsageError: such a run would not start.
    """
    from _pytest.config import ConftestImportFailure, _prepareconfig  # noqa: PLC0415 - rarely needed

    try:
        # What is imported by now a run would import later: a warning of that is nobody's error.
        config = _prepareconfig(["-W", "ignore", *arguments])
    except ConftestImportFailure as error:
        raise pytest.UsageError(str(error)) from None
    try:
        yield config
    finally:
        config._ensure_unconfigure()  # noqa: SLF001 - as pytester ends a config that never ran
