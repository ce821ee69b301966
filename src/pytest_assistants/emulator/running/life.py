"""The life of a run: it goes on each time somebody looks, since the clock stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.lifecycle import RUN_STATES, WAITING, is_final
from pytest_assistants.contract.limits import limit
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.keeping import openings
from pytest_assistants.emulator.running import run_states, steps, turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_assistants.emulator.exchange.calls import Call
    from pytest_assistants.emulator.memory.store import Record
    from pytest_assistants.emulator.memory.world import World
    from pytest_assistants.emulator.running.turns import Happening

_QUEUED, _IN_PROGRESS = "queued", "in_progress"


def expiry(world: World) -> int:
    """The moment at which a run created now expires."""
    return world.clock.now + int(limit("run.expiry").maximum or 0)


def find(call: Call, world: World) -> Record:
    """The run that a call's path names, expired if its time is over.

    Raises:
        RequestRefused: there is no such thread, or no such run on it.
    """
    thread, run_id = openings.find(call, world), call.ids["run_id"]
    run = world.store.find(run_states.KIND, run_id, parent=thread.id)
    if run is None:
        raise RequestRefused("run.unknown", id=run_id)
    return _timely(run, world)


def on_thread(thread_id: str, world: World) -> list[Record]:
    """The runs of a thread, oldest first, expired where their time is over."""
    runs = world.store.select(run_states.KIND, parent=thread_id)
    return [_timely(run, world) for run in runs]


def active(thread_id: str, world: World) -> Record | None:
    """The run that keeps a thread locked, if one does."""
    alive = (
        run for run in on_thread(thread_id, world) if not is_final(RUN_STATES, run.fields["status"])
    )
    return next(alive, None)


def require_unlocked(thread_id: str, world: World) -> None:
    """Check that messages may be put on a thread.

    Raises:
        RequestRefused: a run is active there.
    """
    run = active(thread_id, world)
    if run is not None:
        raise RequestRefused("thread.locked", thread=thread_id, run=run.id)


def look(run: Record, call: Call, world: World) -> Record:
    """The run as whoever polls it sees it: one state further than at the look before."""
    match run.fields["status"]:
        case "queued":
            return started(run, world)
        case "in_progress":
            list(turns.take(run, call, world))
        case "cancelling":
            run_states.moved(run, world, "cancelled")
            steps.end_opened(run, world, "cancelled")
    return _again(run, world)


def glance(run: Record, call: Call, world: World) -> Record:
    """The run as it is seen in passing, in a list: it takes two glances to end its turn."""
    seen = run.fields["status"] == _IN_PROGRESS and not run.fields[run_states.GLANCED]
    return world.store.update(run, {run_states.GLANCED: True}) if seen else look(run, call, world)


def settle(run: Record, call: Call, world: World) -> Record:
    """The run as far as it gets by itself: whoever reads the messages has waited for them."""
    for _ in WAITING[run_states.OBJECT]:
        run = look(run, call, world)
    return run


def started(run: Record, world: World) -> Record:
    """The run, in progress if it was queued still."""
    if run.fields["status"] != _QUEUED:
        return run
    return run_states.moved(run, world, _IN_PROGRESS, **{run_states.GLANCED: False})


def whole_turn(run: Record, call: Call, world: World) -> Iterator[Happening]:
    """All that happens to a queued run until it ends or needs its client."""
    yield turns.happened(run_states.OBJECT, run)
    run = started(run, world)
    yield turns.happened(run_states.OBJECT, run)
    yield from turns.take(run, call, world)


def _timely(run: Record, world: World) -> Record:
    expires_at = run.fields["expires_at"]
    over = expires_at is not None and world.clock.now >= expires_at
    if not over or is_final(RUN_STATES, run.fields["status"]):
        return run
    steps.end_opened(run, world, "expired")
    return run_states.moved(run, world, "expired")


def _again(run: Record, world: World) -> Record:
    return world.store.find(run_states.KIND, run.id, parent=run.parent) or run
