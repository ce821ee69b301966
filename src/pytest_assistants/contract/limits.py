"""Every number the contract sets a value: one row a limit, named, with its unit and its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pytest_assistants.contract.profiles import Profile
from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    CHUNKING_SPECIFICATION,
    OBSERVED,
    QUOTAS_PAGE,
    REPORTED,
    SPECIFICATION_V1,
    SPECIFICATION_V2,
    THREADS_PAGE,
    Source,
)
from pytest_assistants.nearest import nearest

__all__ = ["LIMITS", "Limit", "Source", "Unit", "limit"]


class Unit(StrEnum):
    """What a limit counts. Characters are Unicode code points."""

    CHARACTERS = "characters"
    ITEMS = "items"
    PAIRS = "pairs"
    NUMBER = "number"
    INTEGER = "integer"
    BYTES = "bytes"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit: what it counts, how far it goes, who says so, and who says otherwise.

    Attributes:
        maximum: None where there is only a minimum.
        disputed_to: Another document allows up to here: beyond ``maximum`` is a note, beyond this
            a violation.
        noted_in: The profiles in which going beyond ``maximum`` is only a note.
        remark: What the other documents say.
    """

    name: str
    unit: Unit
    source: Source
    minimum: int | None = None
    maximum: int | None = None
    disputed_to: int | None = None
    noted_in: frozenset[Profile] = frozenset()
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.source}"

    def allows(self, size: float) -> bool:
        """Whether that many, or that much, keeps the limit."""
        low = self.minimum is not None and size < self.minimum
        high = self.maximum is not None and size > self.maximum
        return not low and not high

    @property
    def bounds(self) -> str:
        """The limit in words: ``at most 256 characters``, ``0 to 2``."""
        counted = "" if self.unit in {Unit.NUMBER, Unit.INTEGER} else f" {self.unit}"
        if self.maximum is None:
            return f"at least {self.minimum:,}{counted}"
        if self.minimum is not None:
            return f"{self.minimum} to {self.maximum:,}{counted}"
        return f"at most {self.maximum:,}{counted}"


LIMITS: tuple[Limit, ...] = (
    Limit(name="assistant.name", maximum=256, unit=Unit.CHARACTERS, source=ASSISTANTS_PAGE),
    Limit(name="assistant.description", maximum=512, unit=Unit.CHARACTERS, source=ASSISTANTS_PAGE),
    Limit(
        name="assistant.instructions.create",
        maximum=256_000,
        unit=Unit.CHARACTERS,
        source=ASSISTANTS_PAGE,
        remark="the 2024-02-15-preview specification says 32,768",
    ),
    Limit(
        name="assistant.instructions.modify",
        maximum=32_768,
        disputed_to=256_000,
        unit=Unit.CHARACTERS,
        source=ASSISTANTS_PAGE,
        remark="the same page allows 256,000 on create, the OpenAI reference on modify too",
    ),
    Limit(
        name="assistant.instructions.object",
        maximum=32_768,
        disputed_to=256_000,
        unit=Unit.CHARACTERS,
        source=ASSISTANTS_PAGE,
        remark="the same page allows 256,000 on create, the specification on the object too",
    ),
    Limit(name="assistant.tools", maximum=128, unit=Unit.ITEMS, source=ASSISTANTS_PAGE),
    Limit(
        name="function.description",
        maximum=1_024,
        unit=Unit.CHARACTERS,
        source=ASSISTANTS_PAGE,
        noted_in=frozenset({Profile.OBSERVED}),
        remark="no specification sets a number here",
    ),
    Limit(name="function.name", maximum=64, unit=Unit.CHARACTERS, source=SPECIFICATION_V2),
    Limit(name="assistant.file_ids", maximum=20, unit=Unit.ITEMS, source=ASSISTANTS_PAGE),
    Limit(
        name="assistant.files_by_search", maximum=10_000, unit=Unit.ITEMS, source=ASSISTANTS_PAGE
    ),
    Limit(name="metadata.pairs", maximum=16, unit=Unit.PAIRS, source=ASSISTANTS_PAGE),
    Limit(name="metadata.key", maximum=64, unit=Unit.CHARACTERS, source=ASSISTANTS_PAGE),
    Limit(name="metadata.value", maximum=512, unit=Unit.CHARACTERS, source=ASSISTANTS_PAGE),
    Limit(name="temperature", minimum=0, maximum=2, unit=Unit.NUMBER, source=ASSISTANTS_PAGE),
    Limit(
        name="top_p",
        minimum=0,
        maximum=1,
        unit=Unit.NUMBER,
        source=SPECIFICATION_V2,
        remark="the reference page speaks of a probability mass and sets no number",
    ),
    Limit(name="page.limit", minimum=1, maximum=100, unit=Unit.INTEGER, source=ASSISTANTS_PAGE),
    Limit(name="code_interpreter.file_ids", maximum=20, unit=Unit.ITEMS, source=THREADS_PAGE),
    Limit(name="file_search.vector_store_ids", maximum=1, unit=Unit.ITEMS, source=THREADS_PAGE),
    Limit(name="file_search.vector_stores", maximum=1, unit=Unit.ITEMS, source=THREADS_PAGE),
    Limit(name="vector_stores.file_ids", maximum=10_000, unit=Unit.ITEMS, source=SPECIFICATION_V2),
    Limit(
        name="message.content",
        minimum=1,
        maximum=256_000,
        unit=Unit.CHARACTERS,
        source=SPECIFICATION_V2,
        remark="the 2024-02-15-preview specification says 32,768",
    ),
    Limit(name="message.file_ids", maximum=10, unit=Unit.ITEMS, source=SPECIFICATION_V1),
    Limit(
        name="run.tools",
        maximum=20,
        disputed_to=128,
        unit=Unit.ITEMS,
        source=SPECIFICATION_V2,
        remark="an assistant may have 128, and a run takes its assistant's",
    ),
    Limit(
        name="run.max_prompt_tokens",
        minimum=256,
        unit=Unit.INTEGER,
        source=SPECIFICATION_V2,
        noted_in=frozenset(Profile),
        remark="the service was seen to take fewer",
    ),
    Limit(
        name="run.max_completion_tokens",
        minimum=256,
        unit=Unit.INTEGER,
        source=SPECIFICATION_V2,
        noted_in=frozenset(Profile),
        remark="the service was seen to take fewer",
    ),
    Limit(name="truncation.last_messages", minimum=1, unit=Unit.INTEGER, source=SPECIFICATION_V2),
    Limit(name="run.expiry", maximum=600, unit=Unit.SECONDS, source=OBSERVED),
    Limit(name="vector_store.file_ids", maximum=500, unit=Unit.ITEMS, source=SPECIFICATION_V2),
    Limit(
        name="vector_store.expires_after.days",
        minimum=1,
        maximum=365,
        unit=Unit.INTEGER,
        source=SPECIFICATION_V2,
    ),
    Limit(
        name="file_batch.file_ids",
        minimum=1,
        maximum=500,
        disputed_to=2_000,
        unit=Unit.ITEMS,
        source=SPECIFICATION_V2,
        remark="the OpenAI reference of 2026 allows 2,000",
    ),
    Limit(
        name="chunking.max_chunk_size_tokens",
        minimum=100,
        maximum=4_096,
        unit=Unit.INTEGER,
        source=CHUNKING_SPECIFICATION,
    ),
    Limit(
        name="chunking.chunk_overlap_tokens",
        minimum=0,
        maximum=2_048,
        unit=Unit.INTEGER,
        source=CHUNKING_SPECIFICATION,
        remark="and never more than half of max_chunk_size_tokens",
    ),
    Limit(name="file.bytes", maximum=512 * 1024 * 1024, unit=Unit.BYTES, source=QUOTAS_PAGE),
    Limit(name="files.page.limit", minimum=1, maximum=10_000, unit=Unit.INTEGER, source=REPORTED),
)


def limit(name: str) -> Limit:
    """The limit of that name; an unknown name is a KeyError that tells the nearest one."""
    for row in LIMITS:
        if row.name == name:
            return row
    near = nearest_limit(name)
    hint = f"; did you mean {near!r}?" if near else ""
    raise KeyError(f"the contract has no limit named {name!r}{hint}")


def nearest_limit(name: str, *, cutoff: float = 0.4) -> str | None:
    """The limit's name that is spelled most alike; None below that share of equal letters."""
    return nearest(name, [row.name for row in LIMITS], alike=cutoff)
