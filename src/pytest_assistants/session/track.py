"""What one test or one wide fixture says to the API, and what came of it."""

from __future__ import annotations

import os
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pytest_assistants.cassette.tracks.playback import Playback
    from pytest_assistants.cassette.tracks.recording import Recording
    from pytest_assistants.factories.ledger import Ledger
    from pytest_assistants.injection.orders import Orders
    from pytest_assistants.report.inventory import Place
    from pytest_assistants.settings import AssistantsConfig, Judgement
    from pytest_assistants.wire import Interaction


@dataclass(eq=False, slots=True)
class Track:
    """A test's track, or a wide fixture's: the unit that is recorded, judged and cleaned up.

    Attributes:
        node: the test to select when it is to be recorded again.
        config: the user's configuration where this track runs.
        judgement: how strictly its exchanges are judged.
        place: the cassette as the inventory knows it; None while it has none.
        selector: what selects that test where pytest was started.
        started: where that was, if it is known.
        folder: the cassette folder.
        name: the cassette's name below that folder.
        plays: whether a cassette answers, rather than an upstream.
        keeps_time: whether its sleeps are kept in replay, however idle.
        stored: the cassette's bytes as they were when its test began, until they are understood.
        recording: the conversation so far, while it is recorded.
        verifies: whether that is compared with the cassette, rather than written.
        playback: the recorded conversation; None before the first request and without a cassette.
        opened: whether the cassette was looked for.
        heard: every interaction that the ledger has not read yet.
        exchanges: every interaction, as the client saw it.
        unjudged: those of them that are not known to be clean.
        expected: rules that the test breaks on purpose.
        variables: values that the test chose while recording, by name.
        failed: whether anything went wrong that forbids writing.
        excused: whether all that went wrong is that its test was skipped, or failed as expected.
        is_real: whether the service answers or was recorded, rather than the emulator.
        is_live: whether the service itself may answer in this run.
        recorded: the day on which what is played was recorded, if that is known.
        process: the process that its test runs in.
        told: whether its conversation was told.
        is_armed: whether the code under test runs, and faults may strike.
    """

    node: str
    config: AssistantsConfig
    judgement: Judgement
    folder: Path
    name: str
    place: Place | None = None
    selector: str = ""
    started: Path | None = None
    plays: bool = True
    keeps_time: bool = False
    stored: bytes | None = field(default=None, repr=False)
    recording: Recording | None = None
    verifies: bool = False
    playback: Playback | None = None
    opened: bool = False
    heard: deque[Interaction] = field(default_factory=deque)
    exchanges: list[Interaction] = field(default_factory=list)
    unjudged: list[Interaction] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    failed: bool = False
    excused: bool = False
    is_real: bool = False
    is_live: bool = False
    recorded: date | None = None
    process: int = field(default_factory=os.getpid)
    told: bool = False
    is_armed: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _ledger: Ledger | None = field(default=None, init=False)
    _faults: Orders | None = field(default=None, init=False)

    @property
    def ledger(self) -> Ledger:
        """What this track created and must unmake; in replay hardly anybody asks."""
        with self.lock:
            if self._ledger is None:
                from pytest_assistants.factories.ledger import Ledger  # noqa: PLC0415 - late on purpose

                self._ledger = Ledger(self.heard)
            return self._ledger

    @property
    def faults(self) -> Orders:
        """What goes wrong on its test's order; few tests order any."""
        with self.lock:
            if self._faults is None:
                from pytest_assistants.injection.orders import Orders  # noqa: PLC0415 - late on purpose

                self._faults = Orders()
                self._faults.arm(on=self.is_armed)
            return self._faults

    @property
    def has_faults(self) -> bool:
        """Whether any fault was ordered."""
        return self._faults is not None and bool(self._faults.ordered)

    @property
    def is_disturbed(self) -> bool:
        """Whether any fault was ordered that may strike now."""
        return self._faults is not None and self._faults.active

    @property
    def struck(self) -> int:
        """How often faults have struck."""
        return 0 if self._faults is None else self._faults.struck

    def arm(self, *, on: bool) -> None:
        """The code under test begins, or is done."""
        self.is_armed = on
        if self._faults is not None:
            self._faults.arm(on=on)

    @property
    def shown_folder(self) -> str:
        """The cassette folder as people are told it."""
        from pytest_assistants.session.places import shown  # noqa: PLC0415 - only of what failed

        return shown(str(self.folder), here=self.started) if self.started else self.folder.name

    @property
    def shown_path(self) -> str:
        """The cassette's path as people are told it."""
        return f"{self.shown_folder}/{self.name}"

    @property
    def recording_command(self) -> str:
        """What to type so that it is recorded again."""
        return f"{self._selecting} --assistants-record"

    @property
    def running_command(self) -> str:
        """What to type so that it is run again as it is run now, where an upstream answers."""
        if self.verifies:
            return f"{self._selecting} --assistants-verify"
        live = f"{self._selecting} --assistants-live"
        return live if self.recording is None else self.recording_command

    @property
    def _selecting(self) -> str:
        return f'pytest "{self.selector or self.node}"'

    def fail(self, *, excused: bool = False) -> None:
        """Something went wrong; ``excused`` where its test was skipped, or failed as expected."""
        self.excused = excused and (self.excused or not self.failed)
        self.failed = True

    def note(self, interaction: Interaction, *, is_clean: bool = False) -> None:
        """Keep an interaction for judging; of what is not whole nothing can be said."""
        if interaction.response.truncated is None:
            self.exchanges.append(interaction)
            if not is_clean:
                self.unjudged.append(interaction)
