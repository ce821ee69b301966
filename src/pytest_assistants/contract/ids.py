"""The kinds of id the API hands out, told by their prefix; their length is never promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_assistants.contract.sources import OBSERVED, Source

if TYPE_CHECKING:
    from pytest_assistants.contract.paths import Dialect


@dataclass(frozen=True, slots=True)
class IdKind:
    """One kind of id, and the prefix it carries at Azure and at OpenAI."""

    name: str
    azure: str
    openai: str
    source: Source = OBSERVED

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Every prefix this kind was seen with."""
        return tuple(dict.fromkeys((self.azure, self.openai)))


ID_KINDS: tuple[IdKind, ...] = (
    IdKind("assistant", "asst_", "asst_"),
    IdKind("thread", "thread_", "thread_"),
    IdKind("message", "msg_", "msg_"),
    IdKind("run", "run_", "run_"),
    IdKind("step", "step_", "step_"),
    IdKind("file", "assistant-", "file-"),
    IdKind("vector_store", "vs_", "vs_"),
    IdKind("file_batch", "vsfb_", "vsfb_"),
    IdKind("tool_call", "call_", "call_"),
)


def id_kind(value: str) -> IdKind | None:
    """The kind whose prefix the id carries, or None."""
    return next((kind for kind in ID_KINDS if value.startswith(kind.prefixes)), None)


def id_prefix(name: str, *, dialect: Dialect = "azure") -> str:
    """The prefix of the named kind of id: ``asst_`` for ``assistant``."""
    kind = next(kind for kind in ID_KINDS if kind.name == name)
    return kind.azure if dialect == "azure" else kind.openai
