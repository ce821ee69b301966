"""Every parameter of every operation: one row each, with type, default, limits and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.contract.parameters.assistants import ASSISTANTS
from pytest_assistants.contract.parameters.files import FILES
from pytest_assistants.contract.parameters.messages import MESSAGES
from pytest_assistants.contract.parameters.runs import RUNS
from pytest_assistants.contract.parameters.threads import THREADS
from pytest_assistants.contract.parameters.vector_stores import VECTOR_STORES

if TYPE_CHECKING:
    from pytest_assistants.contract.fields import Field

PARAMETERS: tuple[Field, ...] = (
    *ASSISTANTS,
    *THREADS,
    *MESSAGES,
    *RUNS,
    *VECTOR_STORES,
    *FILES,
)
