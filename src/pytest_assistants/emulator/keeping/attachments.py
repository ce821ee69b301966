"""Files attached to assistants: the place where assistants, their files and files meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.limits import limit
from pytest_assistants.emulator.exchange.error_responses import RequestRefused
from pytest_assistants.emulator.memory.store import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_assistants.emulator.memory.store import Store
    from pytest_assistants.emulator.memory.world import World

KIND = "assistant.file"
_PURPOSE = "assistants"
_MOST = "assistant.file_ids"


def attached(store: Store, assistant_id: str) -> list[str]:
    """The ids of the files attached to an assistant, by when they were attached, oldest first."""
    return [record.id for record in store.select(KIND, parent=assistant_id)]


def attach(world: World, assistant_id: str, file_id: str) -> Record:
    """Attach a file.

    Raises:
        RequestRefused: it is attached already, or the assistant holds as many as it may.
    """
    held = attached(world.store, assistant_id)
    if file_id in held:
        raise RequestRefused("attach.duplicate", id=file_id, param="file_id")
    row, found = limit(_MOST), len(held) + 1
    if not row.allows(found):
        raise RequestRefused("items", param="file_ids", maximum=row.maximum, found=found)
    return world.store.add(Record(KIND, file_id, world.clock.now, parent=assistant_id))


def replace(world: World, assistant_id: str, file_ids: Sequence[str]) -> None:
    """Leave exactly these files attached: those missing are detached, new ones attached."""
    for record in world.store.select(KIND, parent=assistant_id):
        if record.id not in file_ids:
            world.store.remove(record)
    held = attached(world.store, assistant_id)
    for file_id in dict.fromkeys(file_ids):
        if file_id not in held:
            attach(world, assistant_id, file_id)


def detach_everywhere(store: Store, file_id: str) -> None:
    """Detach a file from whatever holds it."""
    for record in store.everywhere(KIND):
        if record.id == file_id:
            store.remove(record)


def require(store: Store, file_ids: Iterable[str], *, param: str) -> None:
    """Check that files exist and may be attached.

    Raises:
        RequestRefused: some do not exist, or were uploaded for another purpose.
    """
    wanted = list(file_ids)
    files = {file_id: store.find("file", file_id) for file_id in wanted}
    missing = [file_id for file_id, record in files.items() if record is None]
    if missing:
        raise RequestRefused("attach.unknown", ids=", ".join(missing))
    for file_id, record in files.items():
        purpose = record.fields["purpose"] if record else ""
        if purpose != _PURPOSE:
            raise RequestRefused("attach.purpose", id=file_id, found=purpose, param=param)
