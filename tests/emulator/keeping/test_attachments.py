from __future__ import annotations

import pytest

from pytest_assistants.contract.limits import limit
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import attachments
from pytest_assistants.emulator.memory.store import Record
from pytest_assistants.emulator.memory.world import World


def test_files_are_listed_by_when_they_were_attached() -> None:
    world = World()
    attachments.attach(world, "asst_1", "young")
    world.store.add(Record(attachments.KIND, "old", world.clock.now - 5, parent="asst_1"))
    assert attachments.attached(world.store, "asst_1") == ["old", "young"]
    assert attachments.attached(world.store, "asst_2") == []


def test_the_limit_is_the_contracts() -> None:
    world = World()
    for number in range(limit("assistant.file_ids").maximum or 0):
        attachments.attach(world, "asst_1", str(number))
    with pytest.raises(RequestRefused) as refused:
        attachments.attach(world, "asst_1", "one too many")
    assert refused.value.refusal.rule == "items"


def test_replacing_names_each_file_once() -> None:
    world = World()
    attachments.replace(world, "asst_1", ["b", "a", "b"])
    assert attachments.attached(world.store, "asst_1") == ["b", "a"]


def test_a_file_is_detached_from_every_assistant_and_others_stay() -> None:
    world = World()
    for assistant in ("asst_1", "asst_2"):
        attachments.replace(world, assistant, ["gone", "stays"])
    attachments.detach_everywhere(world.store, "gone")
    assert [each.id for each in world.store.everywhere(attachments.KIND)] == ["stays", "stays"]


def test_every_missing_file_is_named() -> None:
    world = World()
    world.store.add(Record("file", "there", 1, {"purpose": "assistants"}))
    with pytest.raises(RequestRefused) as refused:
        attachments.require(world.store, ["x", "there", "y"], param="file_ids")
    assert refused.value.refusal.values == {"ids": "x, y"}
    attachments.require(world.store, ["there"], param="file_ids")
