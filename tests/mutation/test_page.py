"""The page tells the score of each room, and why what survives does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.mutation import modules as modules_room
from tests.mutation import page
from tests.mutation.modules import PAGES, SOURCE, Module, modules
from tests.mutation.reasons import name_of
from tests.mutation.records import Verdict

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# Mutants\n\nBy hand.\n\n"


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No verdict of a run is read."""
    monkeypatch.setattr(modules_room, "KEPT", tmp_path / "kept")


@pytest.fixture
def module() -> Module:
    """A module of which all but two mutants were noticed, and one was not tried."""
    (found,) = modules(["contract/ids"])
    for mutant in found.chosen[1:]:
        found.record.add(mutant.at, "a::b")
    for mutant in found.chosen[1:3]:
        found.record.add(mutant.at, None)
    found.record.add(found.chosen[3].at, f"{PAGES}::test_a_page")
    return found


def _written(folder: Path, module: Module) -> str:
    file = folder / "page.md"
    file.write_text(f"{HEAD}{page.BEGIN}old{page.END}\n\nBy hand, too.\n")
    page.write(file, [module])
    return file.read_text()


def test_a_room_has_a_score_of_what_was_tried(tmp_path: Path, module: Module) -> None:
    text = _written(tmp_path, module)

    tried, everything = len(module.chosen) - 1, len(module.all)
    share = f"{(tried - 2) / tried:.1%}"
    assert f"| `contract` | 1 | {everything} | {tried} | {tried - 2} | 1 | {share} |" in text
    assert f"| `contract/ids` | {everything} | {tried} | {tried - 2} |" in text


def test_a_rooms_modules_are_counted_together(tmp_path: Path) -> None:
    names = ["contract/ids", "contract/checks/judge", "contract/paths"]
    file = tmp_path / "page.md"
    file.write_text(page.BEGIN + page.END)

    page.write(file, list(modules(names)))

    assert "| `contract` | 2 |" in file.read_text()
    assert "| `contract/checks` | 1 |" in file.read_text()


def test_what_stands_by_hand_stays_and_what_was_tried_before_goes(
    tmp_path: Path, module: Module
) -> None:
    text = _written(tmp_path, module)

    assert text.startswith(HEAD)
    assert text.endswith("By hand, too.\n")
    assert "old" not in text


def test_a_survivor_stands_under_its_reason(
    tmp_path: Path, module: Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, unknown = page.survivors(module)
    monkeypatch.setattr(page, "reasons", lambda: {known.name: "The same either way"})

    text = _written(tmp_path, module)

    same, open_ = text.index("**The same either way**: 1"), text.index("**Not answered yet**: 1")
    assert same > text.index("## Survivors")
    assert f"line {known.mutant.line}" in text[same:]
    assert f"line {unknown.mutant.line}" in text[open_:same]


def test_a_reason_whose_mutant_is_gone_is_told(
    module: Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    (known, _) = page.survivors(module)
    kept = {known.name: "a", "contract/ids: 1  ->  9": "b", "contract/gone: 1  ->  2": "c"}
    monkeypatch.setattr(page, "reasons", lambda: kept)

    assert page.outlived([module]) == ["contract/gone: 1  ->  2", "contract/ids: 1  ->  9"]


def test_the_rooms_that_are_tried_are_there() -> None:
    assert [module.label for module in modules(["contract/checks/streams"])] == [
        f"contract/checks/streams/{name}"
        for name in ("__init__", "events", "grammar", "lives", "pieces")
    ]
    assert all(module.path.is_relative_to(SOURCE) for module in modules(["factories/ledger"]))


@pytest.mark.parametrize(
    ("label", "first", "others"),
    [
        ("contract/ids", "tests/contract/test_ids.py", None),
        ("contract/models/thread", "tests/contract/models/test_base.py", None),
        ("contract/checks/pages", "tests/contract/checks/test_pages.py", "checks/test_runs.py"),
        ("factories/ledger", "tests/factories/test_ledger.py", None),
    ],
)
def test_a_module_is_mirrored_by_its_own_tests_and_by_those_of_its_folder(
    label: str, first: str, others: str | None
) -> None:
    (module,) = modules([label])

    assert module.tests[0][0] == first
    assert others is None or any(each.endswith(others) for each in module.tests[1])
    assert (PAGES in module.tests[-1]) == label.startswith("contract")


def test_a_survivor_that_has_a_reason_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    (module,) = modules(["contract/fields"])
    first, *others = module.all
    module.record.verdicts = {str(each.at): Verdict(None, "of other tests") for each in module.all}
    known = {name_of(module.label, first.change): "The same either way"}
    monkeypatch.setattr(modules_room, "reasons", lambda: known)

    assert module.pending == [each for each in others if each.change != first.change]
