"""AssistantsClient: the operations, blocking, over ``httpx.Client``."""

from __future__ import annotations

from pytest_assistants.client.assistant_files import AssistantFiles
from pytest_assistants.client.assistants import Assistants
from pytest_assistants.client.file_batches import FileBatches
from pytest_assistants.client.files import Files
from pytest_assistants.client.messages import Messages
from pytest_assistants.client.run_steps import RunSteps
from pytest_assistants.client.runs import Runs
from pytest_assistants.client.threads import Threads
from pytest_assistants.client.vector_store_files import VectorStoreFiles
from pytest_assistants.client.vector_stores import VectorStores


class AssistantsClient(
    Assistants,
    AssistantFiles,
    Threads,
    Messages,
    Runs,
    RunSteps,
    VectorStores,
    VectorStoreFiles,
    FileBatches,
    Files,
):
    """A small typed client of the Assistants API: one method an operation, no retries.

    Results are the models of ``pytest_assistants.contract.models``; an answer that breaks its
    model is returned unvalidated, never refused. Refusals are ``pytest_assistants.errors.ApiError``
    and its kinds; their texts never hold the credentials. A context manager: ``close`` ends what
    the client made itself, never a ``http_client`` it was given.

    Args:
        endpoint: ``https://RES.openai.azure.com``, a gateway's address with its prefix, a Foundry
            project's (``.../api/projects/P``), or one that ends in ``/v1`` (OpenAI's dialect).
        api_key: sent as ``api-key``; on a ``/v1`` endpoint as ``Authorization: Bearer``.
        token: sent as ``Authorization: Bearer``; a callable is asked before each request.
        api_version: sent as ``api-version``, except on a ``/v1`` endpoint; None sends none.
        http_client: what sends the requests; without it one is made at the first call.

    Raises:
        SettingsError: the endpoint is no address; at the first call, the credentials cannot be
            sent.
    """


__all__ = ["AssistantsClient"]
