"""Make things through a client, and remember how to unmake them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_assistants.client.parameters import OMIT
    from pytest_assistants.factories.assistant_files import (
        AssistantFileFactory,
        AsyncAssistantFileFactory,
    )
    from pytest_assistants.factories.assistants import AssistantFactory, AsyncAssistantFactory
    from pytest_assistants.factories.fake_data import FakeData
    from pytest_assistants.factories.files import AsyncFileFactory, FileFactory
    from pytest_assistants.factories.journal.writer import Journal
    from pytest_assistants.factories.ledger import Ledger, Leftover
    from pytest_assistants.factories.messages import AsyncMessageFactory, MessageFactory
    from pytest_assistants.factories.runs import AsyncRunFactory, RunFactory
    from pytest_assistants.factories.threads import AsyncThreadFactory, ThreadFactory
    from pytest_assistants.factories.vector_stores import (
        AsyncVectorStoreFactory,
        VectorStoreFactory,
    )

__all__ = [
    "OMIT",
    "AssistantFactory",
    "AssistantFileFactory",
    "AsyncAssistantFactory",
    "AsyncAssistantFileFactory",
    "AsyncFileFactory",
    "AsyncMessageFactory",
    "AsyncRunFactory",
    "AsyncThreadFactory",
    "AsyncVectorStoreFactory",
    "FakeData",
    "FileFactory",
    "Journal",
    "Ledger",
    "Leftover",
    "MessageFactory",
    "RunFactory",
    "ThreadFactory",
    "VectorStoreFactory",
]

_HOMES = {
    "MessageFactory": "pytest_assistants.factories.messages",
    "AsyncMessageFactory": "pytest_assistants.factories.messages",
    "RunFactory": "pytest_assistants.factories.runs",
    "AsyncRunFactory": "pytest_assistants.factories.runs",
    "VectorStoreFactory": "pytest_assistants.factories.vector_stores",
    "AsyncVectorStoreFactory": "pytest_assistants.factories.vector_stores",
    "OMIT": "pytest_assistants.client.parameters",
    "FakeData": "pytest_assistants.factories.fake_data",
    "Journal": "pytest_assistants.factories.journal.writer",
    "Ledger": "pytest_assistants.factories.ledger",
    "Leftover": "pytest_assistants.factories.ledger",
    "AssistantFactory": "pytest_assistants.factories.assistants",
    "AsyncAssistantFactory": "pytest_assistants.factories.assistants",
    "AssistantFileFactory": "pytest_assistants.factories.assistant_files",
    "AsyncAssistantFileFactory": "pytest_assistants.factories.assistant_files",
    "FileFactory": "pytest_assistants.factories.files",
    "AsyncFileFactory": "pytest_assistants.factories.files",
    "ThreadFactory": "pytest_assistants.factories.threads",
    "AsyncThreadFactory": "pytest_assistants.factories.threads",
}


if not TYPE_CHECKING:  # pragma: no branch - hidden from type checkers, which know the names

    def __getattr__(name: str) -> object:
        # Late, so that who wants the ledger alone does not pay for httpx and pydantic.
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(_HOMES[name]), name)
