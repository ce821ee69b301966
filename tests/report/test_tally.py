"""Counts add up and sentences are told once, in one process or in many."""

from __future__ import annotations

import json

from pytest_assistants.report.tally import Tally


def test_counts_add_up() -> None:
    tally = Tally()
    tally.count("replayed")
    tally.count("replayed", 2)
    assert tally.counts["replayed"] == 3


def test_a_sentence_is_told_once() -> None:
    tally = Tally()
    tally.say("notes", ["a", "b"])
    tally.say("notes", ["b", "c"])
    assert tally.sentences == {"notes": ["a", "b", "c"]}


def test_what_another_process_counted_is_added_as_plain_data() -> None:
    here, there = Tally(), Tally()
    for tally in (here, there):
        tally.count("missed")
        tally.say("strays", ["the same"])
        tally.let_through("a value")
    there.say("strays", ["another"])

    here.merge(json.loads(json.dumps(there.as_data())))

    assert here.counts == {"missed": 2}
    assert here.exempted == {"a value": 2}
    assert here.sentences == {"strays": ["the same", "another"]}


def test_what_is_withdrawn_is_not_told_and_nothing_need_have_been_said() -> None:
    tally = Tally()
    tally.withdraw("refused", "a")
    tally.say("refused", ["a", "b"])
    tally.withdraw("refused", "a")
    assert tally.sentences == {"refused": ["b"]}
