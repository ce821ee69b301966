"""AsyncAssistantsClient: the operations, awaited, over ``httpx.AsyncClient``."""

from __future__ import annotations

from pytest_assistants.client.assistant_files import AsyncAssistantFiles
from pytest_assistants.client.assistants import AsyncAssistants
from pytest_assistants.client.file_batches import AsyncFileBatches
from pytest_assistants.client.files import AsyncFiles
from pytest_assistants.client.messages import AsyncMessages
from pytest_assistants.client.run_steps import AsyncRunSteps
from pytest_assistants.client.runs import AsyncRuns
from pytest_assistants.client.threads import AsyncThreads
from pytest_assistants.client.vector_store_files import AsyncVectorStoreFiles
from pytest_assistants.client.vector_stores import AsyncVectorStores


class AsyncAssistantsClient(
    AsyncAssistants,
    AsyncAssistantFiles,
    AsyncThreads,
    AsyncMessages,
    AsyncRuns,
    AsyncRunSteps,
    AsyncVectorStores,
    AsyncVectorStoreFiles,
    AsyncFileBatches,
    AsyncFiles,
):
    """The awaited twin of ``AssistantsClient``: same methods, parameters, results and errors.

    ``iter_...`` are async iterators, ``token`` may be an async callable. What the client makes
    itself keeps no connection open between calls: it may outlive an event loop, and be dropped
    without ``aclose``.
    """


__all__ = ["AsyncAssistantsClient"]
