from pytest_assistants.contract.sources import (
    ASSISTANTS_PAGE,
    SPECIFICATION_V2,
    THREADS_PAGE,
    Source,
)


def test_a_source_reads_as_document_and_api_version() -> None:
    assert str(ASSISTANTS_PAGE) == "Azure OpenAI Assistants API reference, 2024-05-01-preview"


def test_a_page_of_the_reference_has_an_address() -> None:
    assert ASSISTANTS_PAGE.url.endswith("/azure/ai-services/openai/assistants-reference")
    assert THREADS_PAGE.url == f"{ASSISTANTS_PAGE.url}-threads"
    assert SPECIFICATION_V2.url.endswith("/inference/preview/2024-05-01-preview")


def test_a_source_without_api_version_reads_as_its_document() -> None:
    assert str(Source("a page")) == "a page"
