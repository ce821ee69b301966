"""Write the tables of the reference pages from the tables of the code.

``python docs/generate.py`` writes them; with ``--check`` it writes nothing, names the pages that
drifted and exits with 1. A table stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_assistants import errors, fixtures, plugin
from pytest_assistants.contract.attributes import ATTRIBUTES
from pytest_assistants.contract.catalogue import fields_of
from pytest_assistants.contract.generations import API_VERSIONS
from pytest_assistants.contract.limits import LIMITS
from pytest_assistants.contract.operations import OPERATIONS
from pytest_assistants.contract.refusals import REFUSALS
from pytest_assistants.settings import AssistantsConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytest_assistants.contract.fields import Field
    from pytest_assistants.contract.generations import Availability, Generation

REFERENCE = Path(__file__).resolve().parent / "reference"
REGION = re.compile(r"(<!-- begin ([\w-]+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)
NOTHING = "-"


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; 0 if nothing had drifted or all was written."""
    drifted = {page: text for page, text in rendered() if page.read_text("utf-8") != text}
    if "--check" in arguments:
        names = ", ".join(page.name for page in drifted)
        sys.stderr.write(f"run python docs/generate.py: {names} drifted\n" if drifted else "")
        return 1 if drifted else 0
    for page, text in drifted.items():
        page.write_text(text, "utf-8", newline="\n")
    return 0


def rendered() -> Iterator[tuple[Path, str]]:
    """Each reference page and the text it should have."""
    for page in sorted(REFERENCE.glob("*.md")):
        yield page, REGION.sub(_region, page.read_text("utf-8"))


def _region(match: re.Match[str]) -> str:
    return f"{match[1]}\n{TABLES[match[2]]()}\n\n{match[4]}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """One line, with nothing in it that would end the cell or start markup."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("``", "`") or NOTHING


def code(text: object) -> str:
    """The text as code; nothing for nothing."""
    return f"`{text}`" if text not in (None, "") else ""


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


def fixture_list() -> str:
    """Every fixture, as the source has it."""
    sources = map(Path.read_text, sorted(Path(fixtures.__path__[0]).glob("*.py")))
    tree = ast.parse("\n".join(sources))
    functions = [one for one in tree.body if isinstance(one, ast.FunctionDef)]
    rows = [
        (code(one.name), scope, code(_value(one)), ast.get_docstring(one) or "")
        for one in functions
        for scope in map(_scope, one.decorator_list)
        if scope
    ]
    return table(("Fixture", "Scope", "Value", "What it is"), rows)


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


def limits() -> str:
    """The table of limits."""
    rows = [(code(row.name), row.bounds, str(row.source), row.remark) for row in LIMITS]
    return table(("Limit", "Bounds", "Source", "Remark"), rows)


def api_versions() -> str:
    """The api-versions, with their generation."""
    rows = [(code(row.name), row.generation.value, str(row.source)) for row in API_VERSIONS]
    return table(("api-version", "Generation", "Source"), rows)


def operations() -> str:
    """The table of operations."""
    rows = [
        (code(row.name), code(f"{row.method} {row.path}"), row.answers, *_where(row.available))
        for row in OPERATIONS
    ]
    return table(("Operation", "Request", "Answers", "Documented in", "Observed in"), rows)


def _where(available: Availability) -> tuple[str, str]:
    return _named(available.documented), _named(available.observed)


def _named(generations: frozenset[Generation]) -> str:
    return ", ".join(sorted(generation.value for generation in generations))


def parameters() -> str:
    """A table of parameters for each operation."""
    return "\n\n".join(_parameters_of(row.name) for row in OPERATIONS if fields_of(row.name))


def _parameters_of(owner: str) -> str:
    head = ("Parameter", "In", "Type", "Presence", "Default", "Limits", "Documented in", "Source")
    rows = [
        (name, row.place, *rest, str(row.source))
        for row in fields_of(owner)
        for name, *rest in [_field(row)]
    ]
    return f"### {owner}\n\n{table(head, rows)}"


def objects() -> str:
    """A table of fields for each object."""
    return "\n\n".join(_object(owner) for owner in dict.fromkeys(row.owner for row in ATTRIBUTES))


def _object(owner: str) -> str:
    head = ("Field", "Type", "Presence", "Default", "Limits", "Documented in", "Source")
    rows = [(*_field(row), str(row.source)) for row in fields_of(owner)]
    return f"### The object `{owner}`\n\n{table(head, rows)}"


def _field(row: Field) -> tuple[str, ...]:
    kind = f"{row.type} or null" if row.nullable else row.type
    names = ", ".join(f"[`{name}`](limits.md)" for name in row.limits)
    documented, _ = _where(row.available)
    return code(row.name), kind, row.presence.value, code(row.default), names, documented


def error_list() -> str:
    """Every public error."""
    kinds = [one for one in vars(errors).values() if inspect.isclass(one)]
    rows = [(code(one.__name__), code(one.__bases__[0].__name__), _sentence(one)) for one in kinds]
    return table(("Error", "Is a", "What it says"), rows)


def _sentence(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n\n")[0]


def refusals() -> str:
    """The table of refusals."""
    rows = [
        (
            code(row.rule),
            str(row.status),
            code(row.code),
            code(row.param),
            _text(row.message),
            _seen(row.seen),
        )
        for row in REFUSALS
    ]
    return table(("Rule", "Status", "Code", "Param", "Message", "Text"), rows)


def _text(message: str) -> str:
    return message.replace("<", "&lt;")


def _seen(seen: bool) -> str:  # noqa: FBT001 - a column's value
    return "observed" if seen else "assumed"


TABLES: dict[str, Callable[[], str]] = {
    "api-versions": api_versions,
    "config": config,
    "errors": error_list,
    "fixtures": fixture_list,
    "ini": ini,
    "limits": limits,
    "marker": marker,
    "objects": objects,
    "operations": operations,
    "options": options,
    "parameters": parameters,
    "refusals": refusals,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
