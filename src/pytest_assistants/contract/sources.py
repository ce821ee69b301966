"""Where each row of the contract was read: a document and the api-version it speaks of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A document, and the api-version it describes (``""`` where it has none)."""

    document: str
    api_version: str = ""

    def __str__(self) -> str:
        return f"{self.document}, {self.api_version}" if self.api_version else self.document


ASSISTANTS_PAGE = Source("Azure OpenAI Assistants API reference", "2024-05-01-preview")
THREADS_PAGE = Source("Azure OpenAI Assistants API reference: threads", "2024-08-01-preview")
THREADS_DELETE = Source("Azure OpenAI Assistants API reference: threads", "2024-05-01-preview")
MESSAGES_PAGE = Source("Azure OpenAI Assistants API reference: messages", "2024-05-01-preview")
RUNS_PAGE = Source("Azure OpenAI Assistants API reference: runs", "2024-05-01-preview")
CHUNKING_SPECIFICATION = Source("Azure OpenAI specification", "2024-08-01-preview")
LIFECYCLE_PAGE = Source("Azure OpenAI API version lifecycle")
QUOTAS_PAGE = Source("Azure OpenAI quotas and limits")
FILES_SPECIFICATION = Source("Azure OpenAI specification: files", "2024-05-01-preview")
SPECIFICATION_V1 = Source("Azure OpenAI specification", "2024-02-15-preview")
SPECIFICATION_V2 = Source("Azure OpenAI specification", "2024-05-01-preview")
OPENAI_REFERENCE = Source("OpenAI API reference", "assistants=v2")
FOUNDRY_PAGE = Source("Foundry Agents (classic) reference", "2025-05-15-preview")
OBSERVED = Source("observed traffic", "2024-01-01-preview to 2025-05-15-preview")
REPORTED = Source("answers pasted into public issues", "2024-02-15-preview to 2025-03-01-preview")
ASSUMED = Source("no source: assumed")
