from __future__ import annotations

import json
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.emulator.exchange.json_text import indented

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(_JSON)
def test_it_writes_what_the_standard_library_writes(value: object) -> None:
    assert indented(value) == json.dumps(value, indent=2, ensure_ascii=False)


def test_empty_things_and_tuples_are_written_as_the_standard_library_does() -> None:
    value = {"a": [], "b": {}, "c": (1, (2,)), "d": [[""]], "": ""}
    assert indented(value) == json.dumps(value, indent=2)


def test_a_word_of_a_vocabulary_is_written_as_its_text() -> None:
    class Word(StrEnum):
        A = "é"

    assert indented({"a": Word.A}) == json.dumps({"a": "é"}, indent=2, ensure_ascii=False)
