"""What is told of a track that has ended: verdict, explanation, conversation; redacted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_assistants.session.spending import count_spending
from pytest_assistants.session.unplayed import unplayed
from pytest_assistants.settings import Validation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_assistants.report.tally import Tally
    from pytest_assistants.session.judging import Findings
    from pytest_assistants.session.knowledge import Knowledge
    from pytest_assistants.session.shelf import Shelf
    from pytest_assistants.session.track import Track


@dataclass(frozen=True, slots=True)
class Telling:
    """Speaks of tracks, to the reports of their tests and to the summary.

    Attributes:
        knowledge: what a sentence is cleared of.
        shelf: where cassettes stand.
        tally: what the summary tells.
        answers_are_real: whether the service itself may be heard in this session.
        max_age: after how many days a cassette is old; None where none ever is.
    """

    knowledge: Knowledge
    shelf: Shelf
    tally: Tally
    answers_are_real: bool
    max_age: int | None = None

    def verdict(self, track: Track) -> str | None:
        """Why the track's test fails although its code passed; None if it does not."""
        count_spending(track, self.tally)
        if self.max_age is not None:
            from pytest_assistants.session.age import describe_age  # noqa: PLC0415 - only if asked for

            self.tally.say("aged", list(describe_age(track, max_age=self.max_age)))
        if not _has_findings(track):
            return None
        findings = _findings(track)
        self.tally.count("drift", len(findings.drift))
        self.tally.count("violations", len(findings.failing))
        self.say("notes", map(str, findings.notes), track)
        if track.judgement.validation is Validation.OFF:
            return None
        if track.judgement.validation is Validation.WARN:
            self.say("warnings", map(str, findings.failing), track)
            findings = replace(findings, failing=())
        return None if findings.told is None else self._clean(findings.told, track)

    def unplayed(self, track: Track) -> list[str]:
        """Why a test fails that passed and left interactions unplayed; nothing if it does not."""
        return list(unplayed(track, shelf=self.shelf, tally=self.tally))

    def unmet(self, track: Track) -> list[str]:
        """Why a test fails whose faults never struck; what its client did wrong is only told."""
        if not track.has_faults:
            return []
        from pytest_assistants.session import faulting  # noqa: PLC0415 - few tests order any

        self.say("faults", faulting.told(track), track)
        if track.failed or track.faults.told:
            return []
        return faulting.unmet(track)

    def explanation(self, track: Track) -> str | None:
        """Why the upstream refused what it refused, as far as the contract tells."""
        explaining = _findings(track).explaining if _has_findings(track) else ()
        if not explaining:
            return None
        from pytest_assistants.contract.violations import describe  # noqa: PLC0415 - what few tests need

        return self._clean(describe(explaining), track)

    def conversation(self, track: Track) -> str | None:
        """What was said on the track's threads, if anything was; once."""
        if track.told:
            return None
        from pytest_assistants.report.transcript import transcript  # noqa: PLC0415 - only of what failed

        track.told = True
        return self._clean("\n".join(transcript(track.exchanges)), track) or None

    def shown(self, text: str, track: Track | None = None) -> str:
        """What a report of a test shows; where answers are real, as clean as its cassette."""
        if self.answers_are_real:
            return self._clean(text, track)
        return self.knowledge.without_secrets(text)

    def say(self, topic: str, sentences: Iterable[str], track: Track) -> None:
        """Tell in the summary what may quote requests and answers of the track."""
        self.tally.say(topic, [self._clean(sentence, track) for sentence in sentences])

    def _clean(self, text: str, track: Track | None) -> str:
        return self.knowledge.redacted(text, config=track.config if track is not None else None)


def _has_findings(track: Track) -> bool:
    """Whether there may be any; not where all was judged when it was recorded."""
    return bool(track.unjudged or track.expected)


def _findings(track: Track) -> Findings:
    from pytest_assistants.session.judging import judge  # noqa: PLC0415 - as told

    return judge(track.unjudged, judgement=track.judgement, expected=track.expected)
