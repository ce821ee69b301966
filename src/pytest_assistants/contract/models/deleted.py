"""What a deletion answers."""

from __future__ import annotations

from pytest_assistants.contract.models.base import WireModel


class Deleted(WireModel):
    """The status of a deletion: ``thread.deleted`` and the like; a file's object stays ``file``."""

    id: str
    object: str
    deleted: bool
