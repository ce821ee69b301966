"""The tables of what the plugin offers: options, ini values, fixtures, the config, errors."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tables import code, table

from pytest_assistants import errors, fixtures, plugin, typing
from pytest_assistants.settings import AssistantsConfig

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = ("things", "kit", "async_things")
METHODS = (
    "batch",
    "until",
    "settled",
    "of",
    "ready",
    "at_limit",
    "beyond",
    "build",
    "build_at_limit",
    "build_beyond",
)


class _Options:
    """Stands in for pytest's parser and keeps what the plugin tells it."""

    def __init__(self) -> None:
        self.options: list[tuple[str, dict[str, Any]]] = []
        self.values: list[tuple[str, str, str]] = []

    def getgroup(self, *_: str) -> _Options:
        """The group that options go to."""
        return self

    def addoption(self, name: str, **settings: Any) -> None:
        """One option of the command line."""
        self.options.append((name, settings))

    def addini(self, name: str, text: str, **settings: Any) -> None:
        """One value of the ini file."""
        self.values.append((name, settings["type"], text))


def _told() -> _Options:
    told = _Options()
    plugin.pytest_addoption(told)  # type: ignore[arg-type]  # as much of a parser as is asked for
    return told


def options() -> str:
    """The command line."""
    rows = [(code(_spelled(name, kept)), kept["help"]) for name, kept in _told().options]
    return table(("Option", "What it does"), rows)


def _spelled(name: str, kept: dict[str, Any]) -> str:
    return f"{name}={kept['metavar']}" if "metavar" in kept else name


def ini() -> str:
    """The ini file."""
    rows = [(code(name), kind, text) for name, kind, text in _told().values]
    return table(("Name", "Type", "What it means"), rows)


def marker() -> str:
    """The marker's signature."""
    return f"```text\n@pytest.mark.{plugin.MARKER.partition(':')[0]}\n```"


def config() -> str:
    """The fields of AssistantsConfig."""
    told = _attributes(AssistantsConfig)
    rows = [
        (code(one.name), code(_type(one)), code(_default(one)), told[one.name])
        for one in dataclasses.fields(AssistantsConfig)
    ]
    return table(("Field", "Type", "Default", "What it is"), rows)


def _type(one: dataclasses.Field[Any]) -> str:
    return str(one.type).replace(" | ", " or ")


def _default(one: dataclasses.Field[Any]) -> str:
    return str(one.default) if isinstance(one.default, str) else repr(one.default)


def _attributes(kind: type) -> dict[str, str]:
    """What a class's docstring says of its attributes."""
    _, _, section = (inspect.getdoc(kind) or "").partition("Attributes:\n")
    found = re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", section, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text).rstrip(".") for name, text in found}


def fixture_list(room: str) -> str:
    """The fixtures of a module, as its source has them."""
    rows = [
        (code(one.name), scope, code(_value(one)), ast.get_docstring(one) or "")
        for one in _functions(room)
        for scope in map(_scope, one.decorator_list)
        if scope
    ]
    return table(("Fixture", "Scope", "Value", "What it is"), rows)


def fixture_functions() -> list[ast.FunctionDef]:
    """The functions of the package of fixtures."""
    return [one for room in FIXTURES for one in _functions(room)]


def _functions(room: str) -> list[ast.FunctionDef]:
    tree = ast.parse((Path(fixtures.__path__[0]) / f"{room}.py").read_text("utf-8"))
    return [one for one in tree.body if isinstance(one, ast.FunctionDef)]


def factory_list() -> str:
    """What each factory offers beside being called."""
    kinds = {one.name: _value(one) for one in _functions("things") if "factory" in one.name}
    rows = [(code(name), _methods(getattr(typing, kind))) for name, kind in kinds.items()]
    return table(("Factory", "Methods"), rows)


def _methods(kind: type) -> str:
    shown = [name for name in METHODS if hasattr(kind, name)]
    return ", ".join(map(code, ("()", *shown)))


def _scope(decorator: ast.expr) -> str:
    """The scope, if this decorator makes a fixture."""
    text = ast.unparse(decorator)
    if not text.startswith("pytest.fixture"):
        return ""
    named = re.search(r"scope='(\w+)'", text)
    return named[1] if named else "function"


def _value(function: ast.FunctionDef) -> str:
    returned = ast.unparse(function.returns) if function.returns else ""
    return re.sub(r"Iterator\[(.*)\]", r"\1", returned).replace("kit.", "")


def error_list() -> str:
    """Every public error."""
    kinds = [one for one in vars(errors).values() if inspect.isclass(one)]
    rows = [(code(one.__name__), code(one.__bases__[0].__name__), _sentence(one)) for one in kinds]
    return table(("Error", "Is a", "What it says"), rows)


def _sentence(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n\n")[0]


TABLES: dict[str, Callable[[], str]] = {
    "config": config,
    "errors": error_list,
    "factories": factory_list,
    **{f"fixtures-{room.replace('_', '-')}": partial(fixture_list, room) for room in FIXTURES},
    "ini": ini,
    "marker": marker,
    "options": options,
}
