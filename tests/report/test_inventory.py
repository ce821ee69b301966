"""Nothing is called unused before all processes of a run agree, and none of them has a gap."""

from __future__ import annotations

import json
from pathlib import Path

from pytest_assistants.report.inventory import Inventory, Place, place

FOLDER = "/project/cassettes"


def _seen(*names: str, **others: object) -> Inventory:
    inventory = Inventory(**others)  # type: ignore[arg-type]  # fields by name
    inventory.note_unheld(FOLDER, names)
    return inventory


def _together(*inventories: Inventory) -> Inventory:
    """As the controller of pytest-xdist hears of them."""
    heard = Inventory()
    for one in inventories:
        heard.merge(json.loads(json.dumps(one.as_data())))
    return heard


def test_an_orphan_is_what_nobody_holds() -> None:
    heard = _together(_seen("a.yaml", "b.yaml"), _seen("b.yaml", "a.yaml"))
    assert heard.orphans() == [(FOLDER, "a.yaml"), (FOLDER, "b.yaml")]


def test_what_one_process_holds_is_no_orphan() -> None:
    assert _together(_seen("a.yaml", "b.yaml"), _seen("b.yaml")).orphans() == [(FOLDER, "b.yaml")]


def test_what_one_process_named_is_no_orphan_however_its_folder_was_spelled() -> None:
    named = _seen("sub/a.yaml")
    named.note_named(Path(f"{FOLDER}/other/../sub"), "a.yaml")
    assert _together(_seen("sub/a.yaml"), named).orphans() == []


def test_a_gap_of_one_process_is_one_of_the_run() -> None:
    gap = Inventory()
    for _ in range(2):
        gap.leave_out("tests were deselected")
    heard = _together(_seen("a.yaml"), gap)
    assert heard.gaps == ["tests were deselected"]
    assert heard.orphans() == []


def test_a_test_that_did_not_say_which_cassette_it_has_may_have_any() -> None:
    waiting = _seen("a.yaml", awaited={"test_x.py::test_y"})
    assert _together(waiting).orphans() == []
    assert _together(waiting, Inventory(met={"test_x.py::test_y"})).orphans() == [
        (FOLDER, "a.yaml")
    ]


def test_spare_is_what_no_test_of_a_cassette_asked_for() -> None:
    shared: Place = place(Path(FOLDER), "shared.yaml")
    one, other = Inventory(), Inventory()
    one.note_spare(shared, [1, 2, 3])
    one.note_spare(shared, [2, 3, 4])
    other.note_spare(shared, [3, 2, 7])
    assert one.spare == {shared: {2, 3}}
    assert _together(one, other).spare == {shared: {2, 3}}
    other.note_spare(shared, ())
    assert _together(one, other).spare == {shared: set()}
