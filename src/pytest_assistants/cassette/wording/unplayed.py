"""What a person reads where a test passed and asked for less than its cassette holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.cassette.wording.advice import compose
from pytest_assistants.plurals import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_assistants.cassette.tracks.answers import Entry

MOST = 10


def count_unplayed(left: Sequence[Entry], *, of: int, cassette: str) -> str:
    """One line: the cassette, and how many of its interactions were not played."""
    return f"{cassette}: {len(left)} of {counted(of, 'interaction')}"


def describe_unplayed(left: Sequence[Entry], *, of: int, cassette: str, command: str) -> str:
    """The whole text of the failure, each interaction by its number."""
    facts = [told_entry(entry) for entry in left[:MOST]]
    if len(left) > MOST:
        facts.append(f"… and {len(left) - MOST} more")
    verdict = f"recorded but never played, {count_unplayed(left, of=of, cassette=cassette)}"
    return compose(verdict, facts, "If the test is meant to ask for less, record again:", command)


def told_entry(entry: Entry) -> str:
    """An interaction by its number, with what was asked."""
    request = entry.interaction.request
    return f"interaction {entry.position + 1:<4} {request.method} {request.path}"
