"""Searches uploaded text: cut into overlapping chunks, ranked by the words of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.searching import DEFAULT_CHUNKING
from pytest_assistants.emulator.keeping import holdings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w{3,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One chunk that speaks of the question; the score is the part of its words found there."""

    file_id: str
    filename: str
    text: str
    score: float


def search(question: str, store_ids: Sequence[str], world: World) -> list[Found]:
    """The chunks that share words with a question, the best first."""
    wanted = _words(question)
    found = [each for store_id in store_ids for each in _in_store(store_id, wanted, world)]
    return sorted(found, key=lambda each: -each.score)


def files(store_ids: Sequence[str], world: World) -> list[Record]:
    """The files that a search of these stores reads."""
    return [file for store_id in store_ids for _, file in _files(store_id, world)]


def sentence(question: str, text: str) -> str:
    """The sentence of a text that shares most words with a question."""
    wanted = _words(question)
    sentences = [each.strip() for each in _SENTENCE.split(text)]
    return max(sentences, key=lambda each: len(wanted & _words(each)))


def _in_store(store_id: str, wanted: set[str], world: World) -> Iterator[Found]:
    for held, file in _files(store_id, world):
        for text in _chunks(file.content.decode("utf-8", "ignore"), held):
            score = len(wanted & _words(text)) / max(1, len(wanted))
            if score:
                name = file.fields["filename"]
                yield Found(file_id=file.id, filename=name, text=text, score=score)


def _files(store_id: str, world: World) -> Iterator[tuple[Record, Record]]:
    store = world.store.find(holdings.STORE, store_id)
    if store is None or holdings.is_expired(store, world):
        return
    holdings.settle(store_id, world)
    for held in world.store.select(holdings.FILE, parent=store_id):
        file = world.store.find("file", held.id)
        if file is not None and held.fields["status"] == "completed":
            yield held, file


def _chunks(text: str, held: Record) -> Iterator[str]:
    chunking = held.fields["chunking_strategy"] or {}
    static = chunking.get("static") or DEFAULT_CHUNKING
    size = static["max_chunk_size_tokens"]
    spans = [match.span() for match in _TOKEN.finditer(text)]
    for start in range(0, len(spans), max(1, size - static["chunk_overlap_tokens"])):
        last = spans[start : start + size][-1]
        yield text[spans[start][0] : last[1]]


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
