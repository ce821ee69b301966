"""Plays a scene: a project in an empty folder, the commands a user types, what is then shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Run = Callable[[Sequence[str], Path, Mapping[str, str]], str]

MODULES = {"pytest": "pytest", "pytest-assistants": "pytest_assistants.cli"}
COLUMNS = "100"
# Where in a line an error arose, which newer versions of Python tell more of.
MARKS = re.compile(r"^ *\^+ *\n", re.MULTILINE)
PYTEST = ("pytest", "-ra", "-W", "ignore", "-p", "no:cacheprovider", "-p", "no:randomly")
RECORD = (*PYTEST, "--assistants-record", "--assistants-upstream=emulator")


@dataclass(frozen=True, slots=True)
class Step:
    """A command that is typed, as a list of words, and what is done to the project before.

    Attributes:
        words: the command; the first word is ``pytest`` or ``pytest-assistants``.
        environment: variables that are set for it.
        change: what happens to the project's folder first.
    """

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    change: Callable[[Path], object] = lambda _: None


@dataclass(frozen=True, slots=True)
class Scene:
    """A project and the commands typed in it; what the last one prints is shown.

    Attributes:
        files: the project's files, text by name.
        steps: the commands, in order.
        shown: what is cut from the last command's output, by the name it has on the page.
    """

    files: Mapping[str, str]
    steps: Sequence[Step]
    shown: Mapping[str, Callable[[str], str]]


def play(scene: Scene, *, run: Run | None = None) -> dict[str, str]:
    """What the scene shows, by name; without what differs from run to run.

    ``run`` runs pytest, where that is not to be by a process of its own.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "shop"
        for path, text in {"pytest.ini": "[pytest]\n", **scene.files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        output = ""
        for step in scene.steps:
            step.change(folder)
            output = _typed(step, folder, run)
        settled = MARKS.sub("", output.replace(str(folder), "~/shop"))
        return {name: cut(settled).rstrip() for name, cut in scene.shown.items()}


def _typed(step: Step, folder: Path, run: Run | None) -> str:
    """Everything that the command prints, with nothing of this process's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "SYSTEMROOT", "TMPDIR"} or name.startswith("COV")
    }
    home = str(folder.parent)
    # With CI set, pytest does not cut the lines of its short summary.
    own = {"HOME": home, "XDG_STATE_HOME": home, "COLUMNS": COLUMNS, "CI": "true"}
    environment = {**kept, **own, **step.environment}
    module, *words = step.words
    if module == "pytest" and run is not None:
        return run(words, folder, environment)
    return _started(MODULES[module], words, folder, environment)


def _started(
    module: str, words: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> str:
    done = subprocess.run(  # noqa: S603 - the commands stand in this folder
        [sys.executable, "-m", module, *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout
