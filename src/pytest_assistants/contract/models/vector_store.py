"""The vector store, its files and its batches of files, and the bodies that create them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from pytest_assistants.contract.lifecycle import (
    FILE_BATCH_STATES,
    VECTOR_STORE_FILE_STATES,
    VECTOR_STORE_STATES,
)
from pytest_assistants.contract.models.base import LACKING, WireModel
from pytest_assistants.contract.models.chunking import ChunkingStrategy
from pytest_assistants.contract.models.error import LastError
from pytest_assistants.contract.models.metadata import Metadata
from pytest_assistants.contract.models.page import ListQuery
from pytest_assistants.contract.models.rules import Within, one_of, state_of
from pytest_assistants.contract.vocabularies import (
    EXPIRY_ANCHORS,
    STORE_FILE_FILTERS,
)


class FileCounts(WireModel):
    """How many files are in which state."""

    in_progress: int
    completed: int
    failed: int
    cancelled: int
    total: int


class ExpiresAfter(WireModel):
    """When a vector store expires: so many days after the anchor."""

    anchor: Annotated[str, AfterValidator(one_of("enum", EXPIRY_ANCHORS))]
    days: Annotated[int, Within("vector_store.expires_after.days")]


class VectorStore(WireModel):
    """A vector store as the API answers it."""

    holds: ClassVar[tuple[str, ...]] = ("file_counts", "expires_after")

    id: str
    object: Literal["vector_store"]
    created_at: int
    name: str | None
    usage_bytes: int
    file_counts: FileCounts
    status: Annotated[str, AfterValidator(state_of(VECTOR_STORE_STATES))]
    last_active_at: int | None
    metadata: Metadata | None
    expires_after: ExpiresAfter | None = None
    expires_at: int | None = None
    description: str | None = None


class VectorStoreFile(WireModel):
    """A file of a vector store as the API answers it; its id is the file's."""

    holds: ClassVar[tuple[str, ...]] = ("last_error",)

    id: str
    object: Literal["vector_store.file"]
    created_at: int
    vector_store_id: str
    status: Annotated[str, AfterValidator(state_of(VECTOR_STORE_FILE_STATES))]
    last_error: LastError | None
    usage_bytes: int | None = None
    chunking_strategy: dict[str, Any] | None = None
    attributes: dict[str, Any] | None = None


class FileBatch(WireModel):
    """A batch of files that are put into a vector store together."""

    holds: ClassVar[tuple[str, ...]] = ("file_counts",)

    id: str
    object: Literal["vector_store.file_batch", "vector_store.files_batch"]
    created_at: int
    vector_store_id: str
    status: Annotated[str, AfterValidator(state_of(FILE_BATCH_STATES))]
    file_counts: FileCounts


class VectorStoreModify(WireModel):
    """The body that modifies a vector store."""

    holds: ClassVar[tuple[str, ...]] = ("expires_after",)

    name: str | None = None
    expires_after: ExpiresAfter | None = None
    metadata: Metadata | None = None


class VectorStoreCreate(VectorStoreModify):
    """The body that creates a vector store; it may be empty."""

    holds: ClassVar[tuple[str, ...]] = ("expires_after", "chunking_strategy")

    file_ids: Annotated[list[str], Within("vector_store.file_ids")] = Field(default_factory=list)
    chunking_strategy: ChunkingStrategy | None = None
    description: str | None = None


class VectorStoreFileCreate(WireModel):
    """The body that puts a file into a vector store."""

    holds: ClassVar[tuple[str, ...]] = ("chunking_strategy",)

    file_id: str
    chunking_strategy: ChunkingStrategy | None = None
    attributes: dict[str, Any] | None = None


class FileBatchCreate(WireModel):
    """The body that puts files into a vector store together: by their ids, or each on its own."""

    holds: ClassVar[tuple[str, ...]] = ("chunking_strategy", "files")

    file_ids: Annotated[list[str], Within("file_batch.file_ids")] | None = None
    files: list[VectorStoreFileCreate] | None = None
    chunking_strategy: ChunkingStrategy | None = None
    attributes: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _has_files(self) -> Self:
        if self.file_ids is None and self.files is None:
            raise PydanticCustomError(LACKING, "lacks {field}", {"field": "file_ids"})
        return self


class StoreFileListQuery(ListQuery):
    """The query of a list of a vector store's files; ``filter`` leaves those of one status."""

    filter: Annotated[str, AfterValidator(one_of("enum", STORE_FILE_FILTERS))] | None = None
