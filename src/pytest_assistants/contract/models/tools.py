"""Tools, and the resources made available to them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from pytest_assistants.contract.models.base import Variant, WireModel
from pytest_assistants.contract.models.chunking import ChunkingStrategy
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.rules import Within, one_of
from pytest_assistants.contract.vocabularies import FOREIGN_TOOL_TYPES, TOOL_TYPES

_KNOWN = TOOL_TYPES + FOREIGN_TOOL_TYPES


class FunctionDefinition(WireModel):
    """What a ``function`` tool offers to call."""

    name: Annotated[str, Within("function.name")]
    description: Annotated[str, Within("function.description")] | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None


ToolType = Annotated[str, AfterValidator(one_of("tool.type", _KNOWN))]


class Tool(Variant):
    """One tool of an assistant; ``function`` stands with the type ``function``."""

    holds: ClassVar[tuple[str, ...]] = ("function",)
    needs: ClassVar[dict[str, str]] = {"function": "function"}

    type: ToolType
    function: FunctionDefinition | None = None
    file_search: dict[str, Any] | None = None


class AttachmentTool(WireModel):
    """A tool that may read an attached file."""

    type: ToolType


class VectorStoreHelper(WireModel):
    """A vector store to be made with a thread."""

    holds: ClassVar[tuple[str, ...]] = ("chunking_strategy",)

    file_ids: Annotated[list[str], Within("vector_stores.file_ids")] = Field(default_factory=list)
    chunking_strategy: ChunkingStrategy | None = None
    metadata: Metadata | None = None


class CodeInterpreterResources(WireModel):
    """The files that the code interpreter can read."""

    file_ids: Annotated[list[str], Within("code_interpreter.file_ids")] = Field(
        default_factory=list
    )


class FileSearchResources(WireModel):
    """The vector stores that file search looks through."""

    vector_store_ids: Annotated[list[str], Within("file_search.vector_store_ids")] = Field(
        default_factory=list
    )


class FileSearchSetup(FileSearchResources):
    """The vector stores to look through: one that is there, or one to be made."""

    holds: ClassVar[tuple[str, ...]] = ("vector_stores",)

    vector_stores: Annotated[list[VectorStoreHelper], Within("file_search.vector_stores")] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def _exclusive(self) -> Self:
        if self.vector_store_ids and self.vector_stores:
            raise PydanticCustomError("file_search.exclusive", "both given")
        return self


class ToolResources(WireModel):
    """What the tools of an assistant, a thread or a run may use."""

    holds: ClassVar[tuple[str, ...]] = ("code_interpreter", "file_search")

    code_interpreter: CodeInterpreterResources | None = None
    file_search: FileSearchResources | None = None
    azure_ai_search: dict[str, Any] | None = None


class ToolSetup(ToolResources):
    """What the tools of an assistant, a thread or a run are to use."""

    file_search: FileSearchSetup | None = None
