from __future__ import annotations

import re
import uuid

from pytest_assistants.emulator.memory.identifiers import Identifiers


def test_an_id_is_a_prefix_of_the_contract_and_24_letters_and_digits() -> None:
    ids = Identifiers()
    assert re.fullmatch(r"asst_[0-9A-Za-z]{24}", ids.next("assistant", dialect="azure"))
    assert re.fullmatch(r"thread_[0-9A-Za-z]{24}", ids.next("thread", dialect="azure"))
    assert re.fullmatch(r"assistant-[0-9A-Za-z]{24}", ids.next("file", dialect="azure"))
    assert re.fullmatch(r"file-[0-9A-Za-z]{24}", ids.next("file", dialect="openai"))


def test_the_same_count_gives_the_same_ids_and_no_id_comes_twice() -> None:
    one, other = Identifiers(), Identifiers()
    made = [one.next("thread", dialect="azure") for _ in range(500)]
    assert made == [other.next("thread", dialect="azure") for _ in range(500)]
    assert len(set(made)) == 500


def test_what_is_made_of_one_kind_leaves_the_ids_of_another_alone() -> None:
    one, other = Identifiers(), Identifiers()
    one.next("thread", dialect="azure")
    assert one.next("assistant", dialect="azure") == other.next("assistant", dialect="azure")


def test_a_request_id_is_a_guid() -> None:
    ids = Identifiers()
    first, second = ids.next_guid(), ids.next_guid()
    assert str(uuid.UUID(first)) == first
    assert first != second


def test_after_a_reset_the_ids_come_again() -> None:
    ids = Identifiers()
    first = ids.next("thread", dialect="azure")
    ids.reset()
    assert ids.next("thread", dialect="azure") == first
