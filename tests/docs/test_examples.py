"""The examples: each a user's package, whose own cassettes replay where every socket is refused."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from tests.processes.runs import run_pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLES = sorted(path.parent for path in (DOCS / "examples").glob("*/pyproject.toml"))
NO_NETWORK = DOCS / "tutorial" / "first_recording"
OURS = re.compile(r"^\s*(?:from|import) (pytest_assistants\S*)", re.MULTILINE)
each = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


def replayed(example: Path) -> str:
    """What pytest tells of the example, with the plugins that it names and no others."""
    own = ("AZURE_", "OPENAI_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    plugins = ("assistants", "no_network", *(["asyncio"] if "bot" in example.name else []))
    options = [option for plugin in plugins for option in ("-p", plugin)]
    done = run_pytest(
        [*options, "--assistants-unplayed=fail", "-p", "no:cacheprovider", "-W", "ignore"],
        cwd=example,
        env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(NO_NETWORK)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_there_are_the_three_that_the_page_describes() -> None:
    page = (DOCS / "examples.md").read_text("utf-8")
    assert [example.name for example in EXAMPLES if f"`{example.name}`" in page] == [
        "answering_service",
        "support_bot",
        "triage_worker",
    ]


@each
def test_its_own_cassettes_replay_to_the_last_without_a_network(example: Path) -> None:
    told = replayed(example)
    cassettes = list((example / "cassettes").rglob("*.yaml"))
    assert f" {len(cassettes)} passed" in told
    assert "no network: 0 attempts refused" in told
    assert "== assistants ==" not in told  # nothing missed, nothing unplayed, nothing to note


@each
def test_it_uses_the_front_door_alone_and_only_in_its_tests(example: Path) -> None:
    (application,) = example.glob("*.py")
    assert OURS.findall(application.read_text("utf-8")) == []
    (tests,) = example.glob("tests/*.py")
    assert set(OURS.findall(tests.read_text("utf-8"))) == {"pytest_assistants"}


@each
def test_it_is_a_package_that_names_what_it_needs(example: Path) -> None:
    project = tomllib.loads((example / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == example.name.replace("_", "-")
    assert "pytest-assistants[emulator]" in project["optional-dependencies"]["test"]
    assert (example / "README.md").is_file()
