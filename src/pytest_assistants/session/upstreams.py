"""The upstreams of a session: the emulator or the live endpoint, and the journal beside it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.settings import Mode, Settings, Upstream
from pytest_assistants.wire import Interaction, Request, Response

if TYPE_CHECKING:
    from pytest_assistants.cassette.bypass import Bypass
    from pytest_assistants.factories.journal.writer import Journal
    from pytest_assistants.upstream.direct import Upstream as Answering


class Upstreams:
    """Whoever answers below the cassette in this session; in replay, nobody."""

    def __init__(self, settings: Settings, *, bypass: Bypass) -> None:
        self._bypass = bypass
        self.emulated: Answering | None = None
        self.journal: Journal | None = None
        self._live: Answering | None = None
        if settings.mode is Mode.REPLAY:
            return
        if settings.upstream is Upstream.EMULATOR:
            self.emulated = _emulated(settings)
        else:
            self._live = _live()
            self.journal = _journal()

    def send(self, request: Request) -> Response:
        """The answer to a request of the kit's own."""
        upstream = self.emulated or self._live
        if upstream is None:
            raise RuntimeError("nothing is sent in replay")
        with self._bypass.open():
            response = upstream.send(request)
        if self.journal is not None:
            self.journal.observe(Interaction(request, response))
        return response

    def close(self) -> list[str]:
        """Stop everything; what the journal had trouble with."""
        for upstream in (self.emulated, self._live):
            if upstream is not None:
                upstream.close()
        if self.journal is None:
            return []
        self.journal.close()
        return [self.journal.problem] if self.journal.problem else []


def _emulated(settings: Settings) -> Answering:
    from pytest_assistants.emulator.backend import Emulator  # noqa: PLC0415 - only in this mode
    from pytest_assistants.upstream.emulated import EmulatedUpstream  # noqa: PLC0415 - the same

    return EmulatedUpstream(Emulator(profile=Profile(settings.config.profile)))


def _live() -> Answering:
    from pytest_assistants.upstream.live import LiveUpstream  # noqa: PLC0415 - only in this mode

    return LiveUpstream()


def _journal() -> Journal:
    from pytest_assistants.factories.journal.place import state_folder  # noqa: PLC0415 - only in these modes
    from pytest_assistants.factories.journal.writer import Journal  # noqa: PLC0415 - the same

    return Journal(state_folder(environment=os.environ, platform=sys.platform))
