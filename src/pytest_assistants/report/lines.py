"""The header line and the summary section, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.plurals import counted, noun
from pytest_assistants.report.heading import heading
from pytest_assistants.settings import Mode, Settings, Upstream, masked_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.report.tally import Tally

TOPICS = {
    "strays": "outside of any test",
    "budget": "stopped, since the budget is spent",
    "leftovers": "left behind",
    "refused": "not written",
    "unplayed": "recorded but never played",
    "faults": "what clients made of faults",
    "orphans": "no test plays them",
    "aged": "recorded long ago",
    "pruned": "pruned, what was there stands below .assistants-pruned",
    "unpruned": "nothing was pruned, since",
    "exemptions": "exempt from the rules",
    "notes": "notes on the contract",
    "warnings": "violations",
    "journal": "journal",
    "vcrpy": "an untried vcrpy",
}
NEWS = ("written", "missed", "violations", "runs spent", "verified", "differing")
MOST = 20
WORDS = {
    "recorded": ("recorded", "recorded"),
    "replayed": ("replayed", "replayed"),
    "answered": ("answered", "answered"),
    "missed": ("missed", "missed"),
    "violations": ("violation", "violations"),
    "faults": ("fault laid", "faults laid"),
    "written": ("cassette written", "cassettes written"),
    "unchanged": ("cassette unchanged", "cassettes unchanged"),
    "verified": ("verified", "verified"),
    "differing": ("differing", "differing"),
    "said otherwise": ("said otherwise", "said otherwise"),
}
"""What is counted, in the order told: the word for one, and for more."""

_UPSTREAM = {Mode.RECORD: " from {}", Mode.VERIFY: " against {}", Mode.LIVE: " at {}"}


def header(settings: Settings) -> str:
    """One line: mode, upstream, profile, folder; of the endpoint no name that is the user's own."""
    mode = settings.mode.value + _UPSTREAM.get(settings.mode, "").format(answering(settings))
    return heading(mode, profile=settings.config.profile, folder=settings.cassette_dir.name)


def answering(settings: Settings) -> str:
    """Who answers below the cassettes; of an endpoint nothing that is the user's own."""
    if settings.upstream is Upstream.EMULATOR:
        return "the emulator"
    return masked_host(settings.config.endpoint or "")


def summary(tally: Tally) -> Iterator[str]:
    """The section's lines; none where there is no news."""
    told = {topic: lines for topic, lines in tally.sentences.items() if lines}
    if tally.exempted:
        told["exemptions"] = [*_exempted(tally), *told.get("exemptions", [])]
    if not told and not any(tally.counts[name] for name in NEWS):
        return
    counts = _counts(tally)
    if counts:
        yield counts
    yield from _cost(tally)
    for topic, title in TOPICS.items():
        lines = told.get(topic, [])
        if lines:
            yield f"{title}:"
            yield from (f"  {line}" for line in lines[:MOST])
            if len(lines) > MOST:
                yield f"  … and {len(lines) - MOST} more"


def _cost(tally: Tally) -> Iterator[str]:
    """What runs took, one line for what was spent and one for what replay saved."""
    for word, title in (("spent", "spent"), ("saved", "saved by replay")):
        runs, tokens = tally.counts[f"runs {word}"], tally.counts[f"tokens {word}"]
        if runs:
            yield f"{title}: {counted(runs, 'run')}, {tokens} tokens"


def _exempted(tally: Tally) -> Iterator[str]:
    for exemption, cassettes in sorted(tally.exempted.items()):
        yield f"{exemption}; in {counted(cassettes, 'cassette')}"


def _counts(tally: Tally) -> str:
    return ", ".join(
        f"{tally.counts[name]} {noun(tally.counts[name], one, many)}"
        for name, (one, many) in WORDS.items()
        if tally.counts[name]
    )
