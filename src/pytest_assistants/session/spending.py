"""What the runs of a track took from the service, or would have taken without its cassette."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.track import Track

_RUN = b"thread.run"


def count_spending(track: Track, tally: Tally) -> None:
    """Count runs and tokens as spent or as saved; what the emulator answers costs nothing."""
    if not track.is_real:
        return
    # As in most conversations, and what would count them need not be imported.
    if not any(_RUN in one.response.body for one in track.exchanges):
        return
    from pytest_assistants.report.usage import usage  # noqa: PLC0415 - as told

    taken, word = usage(track.exchanges), "saved" if track.plays else "spent"
    tally.count(f"runs {word}", taken.runs)
    tally.count(f"tokens {word}", taken.tokens)
