"""A track's conversation as lines of text, for the report of a test that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.report.conversation import conversations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_assistants.report.conversation import Turn
    from pytest_assistants.wire import Interaction

MOST = 40
WIDTH = 100


def transcript(exchanges: Iterable[Interaction]) -> tuple[str, ...]:
    """At most MOST lines, the last ones; none where nobody said anything."""
    threads = conversations(exchanges)
    if not any(turn.is_message for turns in threads.values() for turn in turns):
        return ()
    lines = [line for thread, turns in threads.items() for line in _thread(thread, turns)]
    left_out = len(lines) - MOST + 1
    return tuple(lines) if left_out <= 1 else (f"… {left_out} lines before", *lines[left_out:])


def _thread(thread: str, turns: Iterable[Turn]) -> Iterator[str]:
    yield thread
    for turn in turns:
        text = " ".join(turn.text.split())
        yield f"  {turn.who:<9}  {text if len(text) <= WIDTH else text[: WIDTH - 1] + '…'}"
