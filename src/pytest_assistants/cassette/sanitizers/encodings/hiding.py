"""The ways in which bytes that are text are hidden in a text, and how each is told at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pytest_assistants.cassette.sanitizers.encodings.armour import (
    armoured,
    kept_dumps,
    may_be_armoured,
)
from pytest_assistants.cassette.sanitizers.encodings.blobs import blobs, may_hide
from pytest_assistants.cassette.sanitizers.encodings.wrapped import may_be_wrapped, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_assistants.cassette.sanitizers.encodings.blobs import Clean
    from pytest_assistants.cassette.sanitizers.findings import Finding


class Way(NamedTuple):
    """What may be there, and what finds it, given what makes any text clean."""

    may_be: Callable[[str], bool]
    find: Callable[[str, Clean], list[Finding]]


ARMOUR = Way(may_be_armoured, armoured)
DUMPS = Way(may_be_armoured, kept_dumps)
WRAPPED = Way(may_be_wrapped, wrapped)
BLOBS = Way(may_hide, blobs)
