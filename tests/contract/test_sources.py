from pytest_assistants.contract.sources import ASSISTANTS_PAGE, Source


def test_a_source_reads_as_document_and_api_version() -> None:
    assert str(ASSISTANTS_PAGE) == "Azure OpenAI Assistants API reference, 2024-05-01-preview"


def test_a_source_without_api_version_reads_as_its_document() -> None:
    assert str(Source("a page")) == "a page"
