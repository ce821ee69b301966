"""One header line; a summary only if there is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_assistants.report.lines import MOST, header, summary
from pytest_assistants.report.tally import Tally
from pytest_assistants.settings import RawOptions, resolve

ENDPOINT = {"AZURE_OPENAI_ENDPOINT": "https://secret-name.openai.azure.com"}


@pytest.mark.parametrize(
    ("raw", "mode"),
    [
        (RawOptions(), "replay"),
        (RawOptions(emulate=True), "emulate"),
        (RawOptions(live=True), "live at ***.openai.azure.com"),
        (RawOptions(record=True), "record from ***.openai.azure.com"),
        (RawOptions(record=True, upstream="emulator"), "record from the emulator"),
        (RawOptions(verify=True), "verify against ***.openai.azure.com"),
        (RawOptions(verify=True, upstream="emulator"), "verify against the emulator"),
    ],
)
def test_the_header_names_mode_upstream_profile_and_folder_and_masks_the_endpoint(
    raw: RawOptions, mode: str
) -> None:
    settings = resolve(raw, ENDPOINT, rootdir=Path("/project"))
    assert header(settings) == f"assistants: {mode}, profile documented, cassettes in cassettes"


def test_replaying_without_news_tells_nothing() -> None:
    tally = Tally()
    tally.count("replayed", 7)
    tally.count("unchanged")
    tally.say("notes", [])
    assert list(summary(tally)) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("written", "3 replayed, 1 cassette written"),
        ("missed", "3 replayed, 1 missed"),
        ("violations", "3 replayed, 1 violation"),
    ],
)
def test_a_written_cassette_and_a_miss_are_news(name: str, line: str) -> None:
    tally = Tally()
    tally.count("replayed", 3)
    tally.count(name)
    assert list(summary(tally)) == [line]


def test_what_runs_took_has_a_line_for_what_was_spent_and_one_for_what_was_saved() -> None:
    tally = Tally()
    for name, number in (("runs saved", 1), ("tokens saved", 40)):
        tally.count(name, number)
    assert list(summary(tally)) == []
    for name, number in (("runs spent", 2), ("tokens spent", 1200)):
        tally.count(name, number)
    assert list(summary(tally)) == [
        "spent: 2 runs, 1200 tokens",
        "saved by replay: 1 run, 40 tokens",
    ]


def test_each_topic_has_a_title_in_a_fixed_order() -> None:
    tally = Tally()
    tally.count("recorded", 2)
    for topic in ("journal", "warnings", "notes", "unplayed", "refused", "leftovers", "strays"):
        tally.say(topic, [f"about {topic}"])
    assert list(summary(tally)) == [
        "2 recorded",
        "outside of any test:",
        "  about strays",
        "left behind:",
        "  about leftovers",
        "not written:",
        "  about refused",
        "recorded but never played:",
        "  about unplayed",
        "notes on the contract:",
        "  about notes",
        "violations:",
        "  about warnings",
        "journal:",
        "  about journal",
    ]


def test_exempt_values_are_told_with_the_cassettes_that_hold_them() -> None:
    tally = Tally()
    for exemption in ("de… (9 characters): on our site", "x… (5): public", "x… (5): public"):
        tally.let_through(exemption)
    tally.say("exemptions", ["ab… (7): declared"])
    assert list(summary(tally)) == [
        "exempt from the rules:",
        "  de… (9 characters): on our site; in 1 cassette",
        "  x… (5): public; in 2 cassettes",
        "  ab… (7): declared",
    ]


def test_sentences_without_counts_begin_with_their_title() -> None:
    tally = Tally()
    tally.say("strays", ["one"])
    assert list(summary(tally)) == ["outside of any test:", "  one"]


def test_a_long_list_is_cut() -> None:
    tally = Tally()
    tally.say("notes", [str(number) for number in range(MOST + 3)])
    lines = list(summary(tally))
    assert lines[-2:] == [f"  {MOST - 1}", "  … and 3 more"]
    assert len(lines) == MOST + 2
