"""The steps of runs: list, retrieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.exchange import pages
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.running import life, steps

if TYPE_CHECKING:
    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.memory.world import World


def list_(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/runs/{run_id}/steps``."""
    run = life.glance(life.find(call, world), call, world)
    records = world.store.select(steps.KIND, parent=run.id)
    page = pages.cut(records, call.query, operation=call.operation.name)
    return pages.envelope(page, lambda record: steps.render(record, call))


def retrieve(call: Call, world: World) -> Json:
    """``GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}``."""
    run = life.glance(life.find(call, world), call, world)
    record = world.store.find(steps.KIND, call.ids["step_id"], parent=run.id)
    if record is None:
        raise RequestRefused("run_step.unknown", id=call.ids["step_id"])
    return steps.render(record, call)
