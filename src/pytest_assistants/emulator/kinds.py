"""The kinds of objects that a test may look at and put in: their defaults, and what holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_assistants.emulator.keeping import attachments, holdings, openings, posts, store_views
from pytest_assistants.emulator.nouns import assistants, files
from pytest_assistants.emulator.running import run_states, steps

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, its ``object`` on the wire, its defaults, and whose it is.

    ``parent`` is the field that names the object it belongs to, ``members`` the kind of the files
    that its ``file_ids`` name.
    """

    name: str
    object: str
    defaults: Mapping[str, Any]
    parent: str = ""
    members: str = ""


KINDS: tuple[Kind, ...] = (
    Kind("assistant", "assistant", assistants.DEFAULTS, members=attachments.KIND),
    Kind(attachments.KIND, attachments.KIND, {}, "assistant_id"),
    Kind(files.KIND, files.KIND, files.DEFAULTS),
    Kind(openings.KIND, openings.KIND, openings.DEFAULTS),
    Kind(posts.KIND, posts.OBJECT, posts.DEFAULTS, "thread_id"),
    Kind(run_states.KIND, run_states.OBJECT, run_states.DEFAULTS, "thread_id"),
    Kind(steps.KIND, steps.OBJECT, steps.DEFAULTS, "run_id"),
    Kind(holdings.STORE, holdings.STORE, holdings.DEFAULTS, members=holdings.FILE),
    Kind(holdings.FILE, holdings.FILE, holdings.FILE_DEFAULTS, "vector_store_id"),
    Kind(holdings.BATCH, store_views.BATCH, holdings.BATCH_DEFAULTS, "vector_store_id"),
)


def kind_named(name: str) -> Kind:
    """The kind of that name, or of that ``object``: ``run`` and ``thread.run`` are one.

    Raises:
        ValueError: there is no such kind.
    """
    for kind in KINDS:
        if name in {kind.name, kind.object}:
            return kind
    known = ", ".join(kind.name for kind in KINDS)
    raise ValueError(f"there are no objects of the kind {name!r}; the kinds are {known}")
