"""The house keeps its own rules: small files, one sentence at each head, light to import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pytest_assistants

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "pytest_assistants"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path.parent for path in MODULES if path.name == "__init__.py")

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
HEAVY = ("vcr", "httpx", "httpx2", "pydantic", "faker", "openai", "yaml", "jinja2")

# Tests of the whole, from outside, and of what is shipped: they mirror no room.
TESTS_OF_THE_WHOLE = {
    *(
        "benchmarks",
        "browser",
        "docs",
        "faults",
        "matrix",
        "mutation",
        "soak",
        "packaging",
        "plugin",
        "processes",
        "sdk",
    ),
    *("secrets", "stock"),
}

EXCEPTION = re.compile(r"# *noqa|type: *ignore|pragma: *no")
REASONED = re.compile(
    r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w"
    r"|# type: ignore\[[a-z-]+(, [a-z-]+)*\]  # \w"
    r"|# pragma: no (cover|branch) - \w"
)
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(home|root|tmp|Users|work|opt)/|[A-Z]:\\+Users\b")

# The rule that finds such paths shows some, made up.
FINDS_HOME_PATHS = SOURCE / "cassette" / "sanitizers" / "shapes" / "people" / "homes.py"


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _loaded_by(statement: str) -> set[str]:
    command = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_public_names_of_the_package_are_these() -> None:
    assert sorted(pytest_assistants.__all__) == [
        "AssistantsClient",
        "AssistantsConfig",
        "AsyncAssistantsClient",
        "Emulator",
        "EmulatorServer",
        "Exemption",
        "Fault",
        "OMIT",
        "Profile",
        "Reply",
        "Rule",
        "Validation",
        "matching",
        "tool_call",
    ]


@pytest.mark.parametrize("name", [*pytest_assistants.__all__, "__version__"])
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(pytest_assistants, name) is not None


def test_another_name_is_told_to_be_absent() -> None:
    with pytest.raises(
        AttributeError, match=r"^module 'pytest_assistants' has no attribute 'Assistants'$"
    ):
        pytest_assistants.Assistants  # type: ignore[attr-defined]  # noqa: B018 - what must not work


@pytest.mark.parametrize("statement", ["pytest_assistants", "pytest_assistants.plugin"])
def test_importing_it_loads_nothing_heavy(statement: str) -> None:
    assert _loaded_by(f"import {statement}").isdisjoint(HEAVY)


def test_importing_the_package_loads_none_of_its_rooms() -> None:
    loaded = _loaded_by("import pytest_assistants")
    assert {name for name in loaded if name.startswith("pytest_assistants")} == {
        "pytest_assistants"
    }


def test_a_file_has_at_most_300_lines() -> None:
    lengths = {_shown(path): len(path.read_text().splitlines()) for path in MODULES}
    assert {path for path, length in lengths.items() if length > MOST_LINES_OF_A_FILE} == set()


def test_a_function_has_at_most_40_lines() -> None:
    lengths = {
        f"{_shown(path)}:{each.name}": (each.end_lineno or 0) - each.lineno + 1
        for path in MODULES
        for each in _functions(path)
    }
    assert {name for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == set()


def test_a_file_says_in_one_sentence_what_it_is_for() -> None:
    heads = {_shown(path): ast.get_docstring(ast.parse(path.read_text())) for path in MODULES}
    firsts = {path: (head or "").partition("\n")[0] for path, head in heads.items()}
    assert {path for path, first in firsts.items() if not first.endswith((".", ":"))} == set()


def test_an_exception_from_a_rule_gives_its_reason() -> None:
    lines = [
        (_shown(path), line.strip()) for path in MODULES for line in path.read_text().splitlines()
    ]
    exceptions = [(path, line) for path, line in lines if EXCEPTION.search(line)]
    assert exceptions
    assert [each for each in exceptions if not REASONED.search(each[1])] == []


def test_nothing_is_logged_or_printed() -> None:
    called = {
        (_shown(path), ast.unparse(node.func))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    }
    assert {
        each for each in called if each[1] in {"print", "logging.info", "warnings.warn"}
    } == set()


def test_every_room_has_its_folder_of_tests() -> None:
    folders = [ROOT / "tests" / room.relative_to(SOURCE) for room in ROOMS]
    assert [_shown(folder) for folder in folders if not list(folder.glob("test_*.py"))] == []


def test_every_folder_of_tests_mirrors_a_room() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("*.py")}
    mirrors = {room.relative_to(SOURCE) for room in ROOMS}
    others = {folder for folder in folders - mirrors if folder.parts[0] not in TESTS_OF_THE_WHOLE}
    assert others == set()


def _texts() -> list[Path]:
    names = ("README.md", "Makefile", "pyproject.toml")
    docs = [path for path in (ROOT / "docs").rglob("*") if path.suffix in {".md", ".py", ".toml"}]
    return [*MODULES, *docs, *(ROOT / name for name in names)]


def test_no_path_of_somebodys_machine_stands_anywhere() -> None:
    texts = [path for path in _texts() if path != FINDS_HOME_PATHS]
    lines = [(_shown(path), line) for path in texts for line in path.read_text().splitlines()]
    assert [each for each in lines if MACHINE_PATH.search(each[1])] == []
