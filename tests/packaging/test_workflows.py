"""The workflows are YAML, ask for no right they do not need, and know the Makefile's cells."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WRITING = {"id-token", "attestations"}


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(
        (ROOT / ".github" / "workflows" / name).read_text("utf-8")
    )
    return content


def _listed(variable: str) -> set[str]:
    found = re.search(rf"^{variable} := (.*)$", MAKEFILE, re.MULTILINE)
    assert found is not None
    return set(found[1].split())


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_is_one_for_changes_and_one_for_releases() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"]


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_each_reads_and_each_job_ends(name: str) -> None:
    workflow = _read(name)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        rights = job.get("permissions", {})
        assert {right for right, how in rights.items() if how == "write"} <= WRITING
        assert job["timeout-minutes"] <= 30
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_every_command_of_a_step_is_there(name: str) -> None:
    runs = [step["run"] for step in _steps(_read(name)) if "run" in step]
    assert ".ci/run" in runs
    for target in re.findall(r"^make ([a-z]+)", "\n".join(runs), re.MULTILINE):
        assert re.search(rf"^{target}(-%)?:", MAKEFILE, re.MULTILINE), target


def test_the_matrix_is_the_makefiles() -> None:
    matrix = _read("ci.yml")["jobs"]["matrix"]["strategy"]["matrix"]
    cells = {*matrix["cell"], *(cell["cell"] for cell in matrix["include"])}
    pythons = {f"python-{each}" for each in _listed("PYTHONS")}
    lines = {f"openai-{each}" for each in _listed("SDK_LINES")}
    others = {"lowest", "alone", "beside", "pytest-8", "pytest-9", "pytest-main"}
    assert cells == pythons | lines | others
    assert all(cell["cell"] == f"python-{cell['python']}" for cell in matrix["include"])


def test_the_classifiers_name_the_pythons_of_the_matrix() -> None:
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert set(named) == _listed("PYTHONS")
    assert PROJECT["requires-python"] == f">={named[0]}"


def test_a_release_is_published_without_a_token() -> None:
    release = _read("release.yml")
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert release["jobs"]["publish"]["permissions"] == {"id-token": "write"}
    assert release["jobs"]["build"]["permissions"]["attestations"] == "write"
