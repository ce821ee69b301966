"""Faults on a track: ordered by its test, laid before its answers, and told when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_assistants.errors import NotResilient, SettingsError
from pytest_assistants.factories import live_runs
from pytest_assistants.injection.laying import laid
from pytest_assistants.injection.reading import fault_from, faults_of
from pytest_assistants.injection.verdict import Code, Finding, findings
from pytest_assistants.wire import Interaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytest_assistants.injection.fault import Fault
    from pytest_assistants.injection.laying import Laid
    from pytest_assistants.session.track import Track
    from pytest_assistants.session.upstreams import Upstreams
    from pytest_assistants.wire import Request, Response

_REFUSED = (
    "faults are laid over a cassette or the emulator, never over a live endpoint: leave this test "
    "out of the live run, or run it in replay or with --assistants-emulate."
)


class Faults:
    """The faults of the running test, and what its client made of them."""

    def __init__(self, track: Track) -> None:
        self._track = track

    def __repr__(self) -> str:
        return f"<Faults {'; '.join(map(str, self._track.faults.ordered)) or 'none'}>"

    def add(self, fault: Fault | str, **keywords: Any) -> None:
        """Order a fault from now on: ``add("runs.retrieve", status=429, retry_after=2)``.

        Args:
            fault: a ``Fault``, a text such as ``"runs.retrieve 429"``, or an operation's name.
            keywords: beside an operation's name: what ``Fault`` takes.

        Raises:
            SettingsError: there is no such operation, keyword or value, or answers are real here.
        """
        if keywords:
            order(self._track, [fault_from({"operation": fault, **keywords})])
        else:
            order(self._track, faults_of(fault))

    @property
    def struck(self) -> int:
        """How often faults have struck: one more than the client sent its request again."""
        return self._track.faults.struck

    @property
    def verdict(self) -> tuple[Finding, ...]:
        """What the client did wrong so far; empty for one that is resilient."""
        return findings(self._track.faults.exchanges)

    def assert_resilient(self, *, allow: Iterable[str] = ()) -> None:
        """Fail if the client did anything wrong, but for the codes that are allowed.

        Raises:
            NotResilient: it did; every finding is told. Or a fault that was ordered never struck.
            SettingsError: there is no such code.
        """
        __tracebackhide__ = True
        allowed = _codes(allow)
        self._track.faults.told = True
        found = [one for one in self.verdict if one.code not in allowed]
        never = unmet(self._track)
        if found or never:
            codes = [*(one.code for one in found), *("a fault never struck" for _ in never[:1])]
            head = f"the client is not resilient: {', '.join(dict.fromkeys(codes))}"
            raise NotResilient("\n".join([head, *(f"  {one}" for one in (*found, *never))]))


def order(track: Track, faults: Iterable[Fault]) -> None:
    """Order faults on a track.

    Raises:
        SettingsError: its answers are real.
    """
    wanted = tuple(faults)
    if wanted and track.is_live:
        raise SettingsError(_REFUSED)
    track.faults.add(*wanted)


def faulted(
    track: Track, request: Request, *, send: Callable[[], Response], upstreams: Upstreams
) -> Laid:
    """The answer under the track's faults; ``send`` asks the cassette or the emulator."""
    found = laid(track.faults, request, send=send)
    if upstreams.emulated is not None and found.real is not None:
        _end_runs(track, Interaction(request, found.real), upstreams)
    return found


def unmet(track: Track) -> list[str]:
    """The faults that never struck, one sentence each: what they should show was not seen."""
    return [_unmet(fault, track) for fault in track.faults.unmet]


def told(track: Track) -> Iterator[str]:
    """What the client did wrong, for the summary; nothing where an assertion told it."""
    if track.faults.exchanges and not track.faults.told:
        yield from (f"{track.node}: {one}" for one in findings(track.faults.exchanges))


def _end_runs(track: Track, interaction: Interaction, upstreams: Upstreams) -> None:
    """Have the emulator know the end that the client was shown, since a run locks its thread."""
    for run, is_over in live_runs.sightings(interaction):
        if not is_over and track.faults.has_ended(run.id):
            live_runs.end(run, upstreams.send, lambda _: None)


def _unmet(fault: Fault, track: Track) -> str:
    calls = sum(one.operation == fault.operation for one in track.faults.exchanges)
    number = f"only {calls}" if calls else "none"
    return (
        f"the fault {fault} never struck: of the calls of {fault.operation} that it waits for, "
        f"{number} came while the test ran"
    )


def _codes(given: Iterable[str]) -> frozenset[Code]:
    try:
        return frozenset(map(Code, [given] if isinstance(given, str) else given))
    except ValueError as error:
        raise SettingsError(f"{error}; there are {', '.join(Code)}.") from None
