"""AssistantsClient and AsyncAssistantsClient: the operations table over httpx."""

from pytest_assistants.client.asynchronous import AsyncAssistantsClient
from pytest_assistants.client.parameters import OMIT, Omit
from pytest_assistants.client.synchronous import AssistantsClient

__all__ = ["OMIT", "AssistantsClient", "AsyncAssistantsClient", "Omit"]
