from __future__ import annotations

from typing import Any

import pytest

from pytest_assistants.emulator.running import retrieval


def _store(emulator: Any, store_id: str = "vs_1", **contents: bytes) -> None:
    for name, content in contents.items():
        seeded = {"id": f"file-{name}", "filename": f"{name}.txt", "content": content}
        emulator.seed("file", seeded)
    emulator.seed(
        "vector_store", {"id": store_id, "file_ids": [f"file-{name}" for name in contents]}
    )


def _found(emulator: Any, question: str, *store_ids: str) -> list[tuple[str, float]]:
    found = retrieval.search(question, store_ids or ("vs_1",), emulator._world)
    return [(each.file_id, each.score) for each in found]


def test_the_chunk_that_shares_most_words_comes_first(emulator: Any) -> None:
    _store(emulator, a=b"red apples", b=b"green apples and pears", c=b"nothing")
    assert _found(emulator, "Are green apples here?") == [("file-b", 0.5), ("file-a", 0.25)]


def test_what_is_alike_stands_in_the_order_of_the_files(emulator: Any) -> None:
    _store(emulator, a=b"apples", b=b"apples")
    assert _found(emulator, "apples") == [("file-a", 1.0), ("file-b", 1.0)]


def test_a_question_without_words_finds_nothing(emulator: Any) -> None:
    _store(emulator, a=b"apples")
    assert _found(emulator, "??") == []


def test_a_long_text_is_cut_into_chunks_that_overlap(emulator: Any) -> None:
    words = " ".join(f"word{number}" for number in range(1000)).encode()
    _store(emulator, a=words)
    found = retrieval.search("word500 word0", ["vs_1"], emulator._world)
    assert [each.text.split()[0] for each in found] == ["word0", "word400"]
    assert [len(each.text.split()) for each in found] == [800, 600]


def test_only_stores_and_files_that_are_there_are_read(emulator: Any) -> None:
    _store(emulator, a=b"apples")
    emulator.seed("vector_store.file", {"id": "file-gone", "vector_store_id": "vs_1"})
    failed = {"id": "file-a", "vector_store_id": "vs_2", "status": "failed"}
    emulator.seed("vector_store", {"id": "vs_2"})
    emulator.seed("vector_store.file", failed)
    assert _found(emulator, "apples", "vs_1", "vs_2", "vs_x") == [("file-a", 1.0)]
    assert [file.id for file in retrieval.files(["vs_1"], emulator._world)] == ["file-a"]


def test_an_expired_store_is_not_read(emulator: Any) -> None:
    _store(emulator, a=b"apples")
    expired = {"id": "vs_2", "file_ids": ["file-a"], "expires_at": 5}
    emulator.seed("vector_store", expired)
    assert _found(emulator, "apples", "vs_2") == []


@pytest.mark.parametrize("strategy", [None, {"type": "other"}])
def test_a_seeded_file_may_not_tell_how_it_was_cut(emulator: Any, strategy: object) -> None:
    _store(emulator, a=b"apples")
    seeded = {"id": "file-a", "vector_store_id": "vs_1", "chunking_strategy": strategy}
    emulator.seed("vector_store.file", seeded)
    assert _found(emulator, "apples") == [("file-a", 1.0)]


def test_bytes_that_are_no_text_are_left_out(emulator: Any) -> None:
    _store(emulator, a=b"\xff\xfeapples\xff")
    assert _found(emulator, "apples") == [("file-a", 1.0)]


def test_the_sentence_that_speaks_of_the_question_is_picked() -> None:
    text = "It rains. The cake is sweet! Who knows?\nA line"
    assert retrieval.sentence("Is the cake sweet?", text) == "The cake is sweet!"
    assert retrieval.sentence("line", text) == "A line"
