"""How files are cut into chunks before they are searched."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from pytest_assistants.contract.models.base import Variant, WireModel
from pytest_assistants.contract.models.rules import Within, one_of
from pytest_assistants.contract.vocabularies import CHUNKING_TYPES

OVERLAP = "chunking.overlap"


class StaticChunking(WireModel):
    """The size of chunks and of their overlap, in tokens."""

    max_chunk_size_tokens: Annotated[int, Within("chunking.max_chunk_size_tokens")]
    chunk_overlap_tokens: Annotated[int, Within("chunking.chunk_overlap_tokens")]

    @model_validator(mode="after")
    def _overlaps_by_half_at_most(self) -> Self:
        if self.chunk_overlap_tokens * 2 > self.max_chunk_size_tokens:
            raise PydanticCustomError(OVERLAP, "more than half")
        return self


class ChunkingStrategy(Variant):
    """How files are cut; ``static`` stands with the type ``static``."""

    holds: ClassVar[tuple[str, ...]] = ("static",)
    needs: ClassVar[dict[str, str]] = {"static": "static"}

    type: Annotated[str, AfterValidator(one_of("enum", CHUNKING_TYPES))]
    static: StaticChunking | None = None
