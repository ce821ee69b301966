"""The shapes of the API's objects and bodies as pydantic models, and a parser that never raises."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pytest_assistants.contract.models.assistant import Assistant, AssistantCreate, AssistantModify
from pytest_assistants.contract.models.assistant_file import AssistantFile, AssistantFileCreate
from pytest_assistants.contract.models.base import WireModel
from pytest_assistants.contract.models.chunking import ChunkingStrategy, StaticChunking
from pytest_assistants.contract.models.deleted import Deleted
from pytest_assistants.contract.models.delta import MessageDelta, RunStepDelta
from pytest_assistants.contract.models.error import (
    ErrorEnvelope,
    GatewayError,
    GatewayErrorEnvelope,
    LastError,
    ServiceError,
)
from pytest_assistants.contract.models.file import File, FileUpload
from pytest_assistants.contract.models.message import (
    Annotation,
    Attachment,
    ContentPart,
    Message,
    MessageCreate,
    MessageFile,
    MessageListQuery,
    MessageText,
)
from pytest_assistants.contract.models.metadata import MetadataModify
from pytest_assistants.contract.models.page import FileListQuery, ListQuery, Page
from pytest_assistants.contract.models.run import (
    FunctionCall,
    NamedFunction,
    NamedTool,
    RequiredAction,
    Run,
    ToolCall,
    ToolCalls,
    TruncationStrategy,
    Usage,
)
from pytest_assistants.contract.models.run_bodies import (
    RunCreate,
    RunOptions,
    ThreadRunCreate,
    ToolOutput,
    ToolOutputsSubmit,
)
from pytest_assistants.contract.models.run_step import RunStep, StepDetails, StepToolCall
from pytest_assistants.contract.models.thread import Thread, ThreadCreate, ThreadModify
from pytest_assistants.contract.models.tools import (
    CodeInterpreterResources,
    FileSearchResources,
    FileSearchSetup,
    FunctionDefinition,
    Tool,
    ToolResources,
    ToolSetup,
    VectorStoreHelper,
)
from pytest_assistants.contract.models.vector_store import (
    ExpiresAfter,
    FileBatch,
    FileBatchCreate,
    FileCounts,
    StoreFileListQuery,
    VectorStore,
    VectorStoreCreate,
    VectorStoreFile,
    VectorStoreFileCreate,
    VectorStoreModify,
)
from pytest_assistants.contract.operations import operation

if TYPE_CHECKING:
    from pytest_assistants.contract.operations import Operation

__all__ = [
    "Annotation",
    "Assistant",
    "AssistantCreate",
    "AssistantFile",
    "AssistantFileCreate",
    "AssistantModify",
    "Attachment",
    "ChunkingStrategy",
    "CodeInterpreterResources",
    "ContentPart",
    "Deleted",
    "ErrorEnvelope",
    "ExpiresAfter",
    "File",
    "FileBatch",
    "FileBatchCreate",
    "FileCounts",
    "FileListQuery",
    "FileSearchResources",
    "FileSearchSetup",
    "FileUpload",
    "FunctionCall",
    "FunctionDefinition",
    "GatewayError",
    "GatewayErrorEnvelope",
    "LastError",
    "ListQuery",
    "Message",
    "MessageCreate",
    "MessageDelta",
    "MessageFile",
    "MessageListQuery",
    "MessageText",
    "MetadataModify",
    "NamedFunction",
    "NamedTool",
    "Page",
    "RequiredAction",
    "Run",
    "RunCreate",
    "RunOptions",
    "RunStep",
    "RunStepDelta",
    "ServiceError",
    "StaticChunking",
    "StepDetails",
    "StepToolCall",
    "StoreFileListQuery",
    "Thread",
    "ThreadCreate",
    "ThreadModify",
    "ThreadRunCreate",
    "Tool",
    "ToolCall",
    "ToolCalls",
    "ToolOutput",
    "ToolOutputsSubmit",
    "ToolResources",
    "ToolSetup",
    "TruncationStrategy",
    "Usage",
    "VectorStore",
    "VectorStoreCreate",
    "VectorStoreFile",
    "VectorStoreFileCreate",
    "VectorStoreHelper",
    "VectorStoreModify",
    "WireModel",
    "answer_model",
    "body_model",
    "construct",
    "object_model",
    "parse",
    "query_model",
]

_OBJECTS: dict[str, type[WireModel]] = {
    "assistant": Assistant,
    "assistant.file": AssistantFile,
    "thread": Thread,
    "thread.message": Message,
    "thread.message.file": MessageFile,
    "thread.run": Run,
    "thread.run.step": RunStep,
    "thread.message.delta": MessageDelta,
    "thread.run.step.delta": RunStepDelta,
    "vector_store": VectorStore,
    "vector_store.file": VectorStoreFile,
    "vector_store.file_batch": FileBatch,
    "file": File,
}
_BODIES: dict[str, type[WireModel]] = {
    model.__name__: model
    for model in (
        AssistantCreate,
        AssistantModify,
        AssistantFileCreate,
        ThreadCreate,
        ThreadModify,
        MessageCreate,
        MetadataModify,
        RunCreate,
        ThreadRunCreate,
        ToolOutputsSubmit,
        VectorStoreCreate,
        VectorStoreModify,
        VectorStoreFileCreate,
        FileBatchCreate,
        FileUpload,
        ListQuery,
        FileListQuery,
        MessageListQuery,
        StoreFileListQuery,
    )
}


def body_model(operation: Operation) -> type[WireModel] | None:
    """The model of an operation's body, if it has one."""
    return None if operation.body is None else _BODIES[operation.body]


def query_model(operation: Operation) -> type[WireModel] | None:
    """The model of an operation's query, if it has one."""
    return None if operation.query is None else _BODIES[operation.query]


def object_model(kind: str) -> type[WireModel]:
    """The model of an object, by its ``object``."""
    return _OBJECTS[kind]


@cache
def answer_model(operation: Operation) -> type[WireModel] | None:
    """The model of an operation's 2xx answer; None where it answers raw bytes."""
    if operation.verb == "delete":
        return Deleted
    if operation.items is not None:
        item: Any = _OBJECTS[operation.items]
        return Page[item]
    return _OBJECTS.get(operation.answers)


def parse(asked: Operation | str, json: object) -> object:
    """The answer of an operation as its model; it never raises.

    An object that breaks the contract is constructed without validation, its fields as they came;
    what is no object at all is given back as it is.
    """
    row = operation(asked) if isinstance(asked, str) else asked
    model = answer_model(row)
    if model is None or not isinstance(json, dict):
        return json
    try:
        return model.model_validate(json)
    except ValidationError:
        return _construct_answer(row, model, json)


def construct(model: type[WireModel], json: dict[str, Any]) -> WireModel:
    """A model over unvalidated JSON: fields as they came, missing ones their defaults."""
    # Two names are model_construct's own; as JSON keys they carry nothing of the API.
    return model.model_construct(
        **{key: value for key, value in json.items() if key not in {"cls", "_fields_set"}}
    )


def _construct_answer(asked: Operation, model: type[WireModel], json: dict[str, Any]) -> WireModel:
    items = json.get("data")
    if asked.items is None or not isinstance(items, list):
        return construct(model, json)
    item = _OBJECTS[asked.items]
    return construct(model, {**json, "data": [_parse_item(item, each) for each in items]})


def _parse_item(model: type[WireModel], json: object) -> object:
    if not isinstance(json, dict):
        return json
    try:
        return model.model_validate(json)
    except ValidationError:
        return construct(model, json)
