"""Rules for ids in a sentence: they are taken out where they stand by themselves."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.lone_ids import lone_ids

ID, OTHER = "thread_a1B2c3D4e5F6g7H8i9J0k1L2", "asst_Z9y8X7w6V5u4T3s2R1q0P9o8"


@pytest.mark.parametrize("before", ["", "see ", "\n", "'", '"', "`", "("])
@pytest.mark.parametrize(
    "behind", ["", " there", "\n", "'", '"', "`", ")", ".", ",", ";", ":", "!", "?"]
)
def test_an_id_between_gaps_is_told_and_the_rest(before: str, behind: str) -> None:
    ids, rest = lone_ids(f"{before}{ID}{behind}")
    assert ids == [(len(before), len(before) + len(ID))]
    assert rest == f"{before}\n{behind}"


def test_what_lies_between_two_ids_stays() -> None:
    text = f"{ID} and {OTHER}!"
    assert lone_ids(text) == ([(0, 31), (36, 65)], "\n and \n!")


@pytest.mark.parametrize("text", [f"/{ID}", f"={ID}", f"{ID}/runs", f"{ID}=", f"{ID}, /{OTHER}"])
def test_where_one_id_is_a_part_of_something_there_is_none(text: str) -> None:
    assert lone_ids(text) == ([], text)


def test_a_guid_is_no_id_of_the_api() -> None:
    text = "3f2504e0-4f89-11d3-9a0c-0305e82c3301 is nobody"
    assert lone_ids(text) == ([], text)
