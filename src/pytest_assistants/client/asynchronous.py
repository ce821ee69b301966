"""AsyncAssistantsClient: the operations, awaited, over ``httpx.AsyncClient``."""

from __future__ import annotations

from pytest_assistants.client.assistant_files import AsyncAssistantFiles
from pytest_assistants.client.assistants import AsyncAssistants
from pytest_assistants.client.files import AsyncFiles
from pytest_assistants.client.threads import AsyncThreads


class AsyncAssistantsClient(AsyncAssistants, AsyncAssistantFiles, AsyncThreads, AsyncFiles):
    """The awaited twin of ``AssistantsClient``: same methods, parameters, results and errors.

    ``iter_...`` are async iterators, ``token`` may be an async callable. What the client makes
    itself keeps no connection open between calls: it may outlive an event loop, and be dropped
    without ``aclose``.
    """


__all__ = ["AsyncAssistantsClient"]
