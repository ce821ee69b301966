"""Every field of every object the API answers: one row each, with type, nullability and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.attributes.assistants import ASSISTANTS
from pytest_assistants.contract.attributes.deltas import DELTAS
from pytest_assistants.contract.attributes.envelopes import ENVELOPES
from pytest_assistants.contract.attributes.files import FILES
from pytest_assistants.contract.attributes.messages import MESSAGES
from pytest_assistants.contract.attributes.runs import RUNS
from pytest_assistants.contract.attributes.threads import THREADS
from pytest_assistants.contract.attributes.vector_stores import VECTOR_STORES

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

ATTRIBUTES: tuple[Field, ...] = (
    *ASSISTANTS,
    *THREADS,
    *MESSAGES,
    *RUNS,
    *DELTAS,
    *VECTOR_STORES,
    *FILES,
    *ENVELOPES,
)
