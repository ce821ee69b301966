"""Names for users' annotations: what the fixtures hand out."""

from __future__ import annotations

from pytest_assistants.client import AssistantsClient, AsyncAssistantsClient
from pytest_assistants.contract.models import (
    Assistant,
    AssistantFile,
    File,
    Message,
    Run,
    RunStep,
    Thread,
    VectorStore,
)
from pytest_assistants.emulator.backend import Emulator
from pytest_assistants.factories import (
    AssistantFactory,
    AssistantFileFactory,
    AsyncAssistantFactory,
    AsyncAssistantFileFactory,
    AsyncFileFactory,
    AsyncMessageFactory,
    AsyncRunFactory,
    AsyncThreadFactory,
    AsyncVectorStoreFactory,
    FakeData,
    FileFactory,
    Ledger,
    MessageFactory,
    RunFactory,
    ThreadFactory,
    VectorStoreFactory,
)
from pytest_assistants.injection.verdict import Finding
from pytest_assistants.session.faulting import Faults
from pytest_assistants.settings import AssistantsConfig
from pytest_assistants.supervision.contract_checks import ContractChecks
from pytest_assistants.supervision.views import CassetteView, Variables

__all__ = [
    "Assistant",
    "AssistantFactory",
    "AssistantFile",
    "AssistantFileFactory",
    "AssistantsClient",
    "AssistantsConfig",
    "AsyncAssistantFactory",
    "AsyncAssistantFileFactory",
    "AsyncAssistantsClient",
    "AsyncFileFactory",
    "AsyncMessageFactory",
    "AsyncRunFactory",
    "AsyncThreadFactory",
    "AsyncVectorStoreFactory",
    "CassetteView",
    "ContractChecks",
    "Emulator",
    "FakeData",
    "Faults",
    "File",
    "FileFactory",
    "Finding",
    "Ledger",
    "Message",
    "MessageFactory",
    "Run",
    "RunFactory",
    "RunStep",
    "Thread",
    "ThreadFactory",
    "Variables",
    "VectorStore",
    "VectorStoreFactory",
]
