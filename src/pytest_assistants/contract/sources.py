"""Where each row of the contract was read: a document and the api-version it speaks of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A document, the api-version it describes, and where it is read (``""`` where it has none)."""

    document: str
    api_version: str = ""
    url: str = ""

    def __str__(self) -> str:
        return f"{self.document}, {self.api_version}" if self.api_version else self.document


_GUIDES = "https://learn.microsoft.com/azure/ai-services/openai"
_SPECIFICATIONS = (
    "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/cognitiveservices"
    "/data-plane/AzureOpenAI/inference/preview"
)


def _page(topic: str, api_version: str) -> Source:
    """The reference, or one of its further pages."""
    document = "Azure OpenAI Assistants API reference"
    name = "assistants-reference" + (f"-{topic}" if topic else "")
    return Source(document + (f": {topic}" if topic else ""), api_version, f"{_GUIDES}/{name}")


def _specification(api_version: str, *, of: str = "") -> Source:
    document = "Azure OpenAI specification" + (f": {of}" if of else "")
    return Source(document, api_version, f"{_SPECIFICATIONS}/{api_version}")


ASSISTANTS_PAGE = _page("", "2024-05-01-preview")
THREADS_PAGE = _page("threads", "2024-08-01-preview")
THREADS_DELETE = _page("threads", "2024-05-01-preview")
MESSAGES_PAGE = _page("messages", "2024-05-01-preview")
RUNS_PAGE = _page("runs", "2024-05-01-preview")
CHUNKING_SPECIFICATION = _specification("2024-08-01-preview")
LIFECYCLE_PAGE = Source(
    "Azure OpenAI API version lifecycle", url=f"{_GUIDES}/api-version-deprecation"
)
QUOTAS_PAGE = Source("Azure OpenAI quotas and limits", url=f"{_GUIDES}/quotas-limits")
FILES_SPECIFICATION = _specification("2024-05-01-preview", of="files")
SPECIFICATION_V1 = _specification("2024-02-15-preview")
SPECIFICATION_V2 = _specification("2024-05-01-preview")
OPENAI_REFERENCE = Source(
    "OpenAI API reference",
    "assistants=v2",
    "https://platform.openai.com/docs/api-reference/assistants",
)
FOUNDRY_PAGE = Source(
    "Foundry Agents (classic) reference",
    "2025-05-15-preview",
    "https://learn.microsoft.com/rest/api/aifoundry/aiagents",
)
OBSERVED = Source("observed traffic", "2024-01-01-preview to 2025-05-15-preview")
REPORTED = Source("answers pasted into public issues", "2024-02-15-preview to 2025-03-01-preview")
ASSUMED = Source("no source: assumed")
