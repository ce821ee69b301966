from __future__ import annotations

from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.searching import CITATION, CITED, DEFAULT_CHUNKING


def test_the_default_chunks_keep_the_limits() -> None:
    for name, size in DEFAULT_CHUNKING.items():
        assert limit(f"chunking.{name}").allows(size)


def test_a_mark_is_recognized_again() -> None:
    found = CITED.search(f"Cake{CITATION.format(place='4:0', name='a b.txt')}.")
    assert found is not None
    assert (found["place"], found["name"]) == ("4:0", "a b.txt")
