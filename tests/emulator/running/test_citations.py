from __future__ import annotations

from typing import Any

import pytest
from tests.emulator.conftest import Talk


@pytest.fixture
def searching(service: Any) -> Talk:
    """A talk with an assistant that searches two files."""
    service.emulator.seed("file", {"id": "file-1", "filename": "a.txt", "content": b"One fish."})
    service.emulator.seed("file", {"id": "file-2", "filename": "b.txt", "content": b"Two fish."})
    service.emulator.seed("vector_store", {"id": "vs_1", "file_ids": ["file-1", "file-2"]})
    resources = {"file_search": {"vector_store_ids": ["vs_1"]}}
    return Talk(service, tools=[{"type": "file_search"}], tool_resources=resources)


def _annotations(talk: Talk, text: str) -> list[dict[str, Any]]:
    talk.emulator.reply(text)
    talk.ask()
    found: list[dict[str, Any]] = talk.messages()[-1]["content"][0]["text"]["annotations"]
    return found


def test_a_mark_becomes_the_citation_of_its_file(searching: Talk) -> None:
    text = "Zwei 🐟【4:1†b.txt】 und mehr."
    (found,) = _annotations(searching, text)
    assert found == {
        "type": "file_citation",
        "text": "【4:1†b.txt】",
        "start_index": 6,
        "end_index": 17,
        "file_citation": {"file_id": "file-2"},
    }
    assert text[found["start_index"] : found["end_index"]] == found["text"]


def test_the_name_source_stands_for_the_first_file(searching: Talk) -> None:
    (found,) = _annotations(searching, "Fish【4:0†source】")
    assert found["file_citation"] == {"file_id": "file-1"}


def test_a_mark_that_names_no_file_is_text(searching: Talk) -> None:
    assert _annotations(searching, "Fish【4:0†c.txt】") == []


def test_who_has_no_file_search_cites_nothing(talk: Any) -> None:
    assert _annotations(talk, "Fish【4:0†a.txt】") == []


def test_a_run_whose_assistant_is_gone_can_still_search_its_thread(searching: Talk) -> None:
    run = searching.ask()
    searching.service.delete(f"/assistants/{searching.assistant}")
    assert searching.look(run, 2)["status"] == "completed"


def test_a_streams_last_piece_names_what_was_cited(searching: Talk) -> None:
    searching.emulator.reply("Fish【4:0†a.txt】 and【4:1†b.txt】")
    searching.say()
    deltas = [data for name, data in searching.stream() if name == "thread.message.delta"]
    last = deltas[-1]["delta"]["content"][0]["text"]
    assert last["value"] == ""
    assert [(each["index"], each["text"]) for each in last["annotations"]] == [
        (0, "【4:0†a.txt】"),
        (1, "【4:1†b.txt】"),
    ]
