"""The wheel, installed beside a project that knows nothing of the repository, does the main job."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ARCHIVED = (
    *("src", "tests", "docs", "cassettes", ".ci", ".github", "Makefile", "mkdocs.yml"),
    *("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "SECURITY.md", "LICENSE"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)  # noqa: S603 - our own command
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def downstream(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own, the wheel unpacked where only it is found."""
    project = tmp_path_factory.mktemp("outside") / "project"
    shutil.copytree(HERE / "downstream", project, ignore=shutil.ignore_patterns("__pycache__"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(project.parent / "site")
    return project


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    covered = {name: value for name, value in os.environ.items() if name.startswith("COV")}
    site = str(project.parent / "site")
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", *command],
        cwd=project,
        env={**kept, **covered, "PYTHONPATH": site, "MYPYPATH": site},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_project_records_replays_and_cleans_up(downstream: Path) -> None:
    quiet = ("pytest", "-q", "-p", "no:cacheprovider")

    recorded = run(downstream, *quiet, "--assistants-record", "--assistants-upstream=emulator")
    replayed = run(downstream, *quiet)

    assert "4 passed" in recorded.stdout, recorded.stdout + recorded.stderr
    assert "left behind" not in recorded.stdout
    assert "4 passed" in replayed.stdout, replayed.stdout + replayed.stderr
    assert (downstream / "cassettes/tests/strict/test_strict").is_dir()


def test_mypy_strict_passes_over_the_projects_tests(downstream: Path) -> None:
    checked = run(downstream, "mypy", "--cache-dir", os.devnull, "billing", "tests")

    assert checked.returncode == 0, checked.stdout


def test_pyright_passes_over_the_projects_tests(downstream: Path) -> None:
    checked = run(downstream, "basedpyright", "--pythonpath", sys.executable, "--level", "error")

    assert checked.returncode == 0, checked.stdout


def _names(archive: Path) -> list[str]:
    from tarfile import open as opened

    with opened(archive) as tar:
        return tar.getnames()


def test_the_sources_archive_holds_what_its_tests_and_its_wheel_need(
    wheel: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(ROOT)], check=True, capture_output=True)  # noqa: S603 - our own command
    [archive] = tmp_path.glob("*.tar.gz")
    names = {name.partition("/")[2] for name in _names(archive)}

    tops = {name.split("/")[0] for name in names}
    assert tops == {*ARCHIVED, ".gitignore", "PKG-INFO"}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {f"src/{name}" for name in packed} <= names
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_the_wheel_carries_its_licence_and_its_addresses(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [licence] = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    [metadata] = [name for name in archive.namelist() if name.endswith("METADATA")]
    told = archive.read(metadata).decode()

    assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
    assert "License-Expression: MIT" in told
    for label in ("Documentation", "Source", "Changelog", "Issues", "Security"):
        assert f"Project-URL: {label}, https://" in told


def test_each_link_of_the_description_can_be_followed_from_the_indexs_page(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [metadata] = [name for name in archive.namelist() if name.endswith("METADATA")]
    told = archive.read(metadata).decode()
    links = re.findall(r"\]\(([^)]+)\)", told)
    [source] = re.findall(r"Project-URL: Source, (.+)", told)
    page = f"{source}/blob/main/"

    ours = [link.removeprefix(page).partition("#")[0] for link in links if link.startswith(page)]
    assert len(ours) > 10
    assert [path for path in ours if not (ROOT / path).is_file()] == []
    assert [link for link in links if not link.startswith("https://")] == []


def test_the_wheel_says_it_is_typed_and_holds_nothing_but_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "pytest_assistants/py.typed" in names
    page = "pytest_assistants/report/page/templates/page"
    assert {f"{page}.html.jinja", f"{page}.css", f"{page}.js"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"pytest_assistants"}
