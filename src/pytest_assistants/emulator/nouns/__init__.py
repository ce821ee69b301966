"""Who answers which operation: the one place where the nouns stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.emulator.nouns import (
    assistant_files,
    assistants,
    file_batches,
    files,
    message_files,
    messages,
    run_creation,
    run_steps,
    runs,
    threads,
    vector_store_files,
    vector_stores,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_assistants.emulator.exchange.calls import Call, Json
    from pytest_assistants.emulator.exchange.streams import Stream
    from pytest_assistants.emulator.memory.world import World

NOUNS: Mapping[str, Callable[[Call, World], Json | Stream | bytes]] = {
    "assistants.create": assistants.create,
    "assistants.list": assistants.list_,
    "assistants.retrieve": assistants.retrieve,
    "assistants.modify": assistants.modify,
    "assistants.delete": assistants.delete,
    "assistant_files.create": assistant_files.create,
    "assistant_files.list": assistant_files.list_,
    "assistant_files.retrieve": assistant_files.retrieve,
    "assistant_files.delete": assistant_files.delete,
    "threads.create": threads.create,
    "threads.retrieve": threads.retrieve,
    "threads.modify": threads.modify,
    "threads.delete": threads.delete,
    "threads.create_and_run": run_creation.create_and_run,
    "messages.create": messages.create,
    "messages.list": messages.list_,
    "messages.retrieve": messages.retrieve,
    "messages.modify": messages.modify,
    "messages.delete": messages.delete,
    "message_files.list": message_files.list_,
    "message_files.retrieve": message_files.retrieve,
    "runs.create": run_creation.create,
    "runs.list": runs.list_,
    "runs.retrieve": runs.retrieve,
    "runs.modify": runs.modify,
    "runs.cancel": runs.cancel,
    "runs.submit_tool_outputs": runs.submit_tool_outputs,
    "run_steps.list": run_steps.list_,
    "run_steps.retrieve": run_steps.retrieve,
    "vector_stores.create": vector_stores.create,
    "vector_stores.list": vector_stores.list_,
    "vector_stores.retrieve": vector_stores.retrieve,
    "vector_stores.modify": vector_stores.modify,
    "vector_stores.delete": vector_stores.delete,
    "vector_store_files.create": vector_store_files.create,
    "vector_store_files.list": vector_store_files.list_,
    "vector_store_files.retrieve": vector_store_files.retrieve,
    "vector_store_files.delete": vector_store_files.delete,
    "file_batches.create": file_batches.create,
    "file_batches.retrieve": file_batches.retrieve,
    "file_batches.cancel": file_batches.cancel,
    "file_batches.list_files": file_batches.list_files,
    "files.upload": files.upload,
    "files.list": files.list_,
    "files.retrieve": files.retrieve,
    "files.content": files.content,
    "files.delete": files.delete,
}


def served() -> frozenset[str]:
    """The names of the operations that the emulator answers."""
    return frozenset(NOUNS)
