"""What a page shows, as frozen values: cases, their exchanges, findings and threads."""

from __future__ import annotations

from dataclasses import dataclass, field

from pytest_assistants.cassette.wording.misses import Difference  # noqa: TC001 - handing reads the types


@dataclass(frozen=True, slots=True)
class Body:
    """A body as text.

    Attributes:
        kind: ``json``, ``events``, ``text``, ``binary``, ``hidden``; empty where there is none.
        text: what is shown of it.
        size: its length in bytes.
        left_out: how many characters of its text are not shown.
    """

    kind: str = ""
    text: str = ""
    size: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What an exchange says about the contract; ``limit`` is the broken limit's name, if any."""

    verdict: str
    operation: str
    side: str
    place: str
    message: str
    rule: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came of it.

    Attributes:
        operation: the contract's name for it; empty where it knows none.
        path: path and query.
        status: the answer's; 0 where there was none.
        fate: ``replayed``, ``recorded``, ``answered``, ``faulted``, ``missed``, or ``stopped`` by a
            budget.
        began: milliseconds since the first exchange of its case began.
        lasted: milliseconds until its answer was whole.
        cut: how the answer ended before it was whole; empty where it did not.
        told: why there is no answer, or not the one that there was.
    """

    number: int
    operation: str
    method: str
    path: str
    status: int
    fate: str
    began: float = 0.0
    lasted: float = 0.0
    cut: str = ""
    told: str = ""
    request: Body = field(default_factory=Body)
    response: Body = field(default_factory=Body)
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened on a thread: by whom, and what."""

    who: str
    text: str
    is_message: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation."""

    id: str
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A test, or an attempt at one.

    Attributes:
        node: its id.
        outcome: ``passed``, ``failed``, ``error``, ``skipped``, ``xfailed``, ``xpassed``,
            ``rerun`` or ``crashed``.
        cassette: where it was recorded, or would be.
        failure: what its report says, where it failed.
        left_out: how many of its exchanges are not shown.
        trimmed: whether its bodies were left out, since the page would grow too large.
        scope: of a fixture that outlives tests and has a track of its own; empty for a test.
    """

    node: str
    outcome: str
    seconds: float = 0.0
    cassette: str = ""
    failure: str = ""
    exchanges: tuple[Exchange, ...] = ()
    left_out: int = 0
    threads: tuple[Thread, ...] = ()
    leftovers: tuple[str, ...] = ()
    unplayed: tuple[str, ...] = ()
    trimmed: bool = False
    scope: str = ""

    @property
    def went_wrong(self) -> bool:
        """Whether it makes the run fail."""
        return self.outcome in {"failed", "error", "crashed"}

    @property
    def file(self) -> str:
        """The file's part of its id."""
        return self.node.partition("::")[0]

    @property
    def name(self) -> str:
        """What stands behind the file in its id."""
        return self.node.partition("::")[2] or self.node


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds for the whole run."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences of the summary, under their title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All of it.

    Attributes:
        finished: False while the run goes on, and for ever if it was killed.
        written: when, in words.
        facts: mode, upstream, profile, versions.
        counts: numbers by name, as the summary counts them.
        topics: what the summary tells of the whole run.
        remarks: what a reader must know first: a worker was lost, the run was interrupted.
    """

    finished: bool
    written: str
    facts: tuple[Fact, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    cases: tuple[Case, ...] = ()
    topics: tuple[Topic, ...] = ()
    remarks: tuple[str, ...] = ()
