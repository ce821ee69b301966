"""The contract's fingerprint is another as soon as anything that judges is another."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pytest_assistants.contract import fingerprint as module

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(module.__file__).parents[1]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of what judges, which the fingerprint is taken of."""
    shutil.copytree(PACKAGE / "contract", tmp_path / "contract")
    for name in module._BESIDE:
        shutil.copy(PACKAGE / name, tmp_path)
    monkeypatch.setattr(module, "_HERE", tmp_path / "contract")
    module.fingerprint.cache_clear()
    yield tmp_path
    module.fingerprint.cache_clear()


def test_it_is_of_what_the_files_hold_and_not_of_where_they_are(copy: Path) -> None:
    here = module.fingerprint()
    assert here is not None
    assert (copy / "contract" / "limits.py").is_file()
    module.fingerprint.cache_clear()
    assert module.fingerprint() == here


@pytest.mark.parametrize("changed", ["contract/limits.py", "contract/checks/pages.py", "wire.py"])
def test_a_corrected_limit_a_check_and_a_reader_make_it_another(copy: Path, changed: str) -> None:
    before = module.fingerprint()
    with (copy / changed).open("a", encoding="utf-8") as file:
        file.write("# corrected\n")
    module.fingerprint.cache_clear()
    assert module.fingerprint() not in {before, None}


def test_another_pydantic_makes_it_another(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copy.is_dir()
    before = module.fingerprint()
    monkeypatch.setattr(module, "version", lambda _: "3.0")
    module.fingerprint.cache_clear()
    other_core = module.fingerprint()
    (copy / "version.py").write_text('VERSION = "3.0"\n', encoding="utf-8")
    monkeypatch.setattr(module, "find_spec", lambda _: SimpleNamespace(origin=copy / "__init__.py"))
    module.fingerprint.cache_clear()
    assert len({before, other_core, module.fingerprint(), None}) == 4


def test_a_file_of_another_name_makes_it_another(copy: Path) -> None:
    before = module.fingerprint()
    (copy / "contract" / "limits.py").rename(copy / "contract" / "limitsX.py")
    module.fingerprint.cache_clear()
    assert module.fingerprint() not in {before, None}


@pytest.mark.parametrize(("python", "same"), [((3, 11, 99), True), ((3, 99, 0), False)])
def test_another_line_of_python_makes_it_another_and_a_patch_does_not(
    copy: Path, monkeypatch: pytest.MonkeyPatch, python: tuple[int, int, int], *, same: bool
) -> None:
    assert copy.is_dir()
    monkeypatch.setattr(module, "sys", SimpleNamespace(version_info=(3, 11, 0)))
    before = module.fingerprint()
    monkeypatch.setattr(module, "sys", SimpleNamespace(version_info=python))
    module.fingerprint.cache_clear()
    assert (module.fingerprint() == before) == same


def test_where_something_cannot_be_read_there_is_none(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / "wire.py").unlink()
    assert module.fingerprint() is None

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    shutil.copy(PACKAGE / "wire.py", copy)
    for name, replacement in (("version", missing), ("find_spec", lambda _: None)):
        with monkeypatch.context() as patches:
            patches.setattr(module, name, replacement)
            module.fingerprint.cache_clear()
            assert module.fingerprint() is None
