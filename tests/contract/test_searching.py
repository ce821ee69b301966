from __future__ import annotations

from pytest_assistants.contract.limits import limit
from pytest_assistants.contract.searching import (
    CITATION,
    CITED,
    DEFAULT_CHUNKING,
    SEARCHABLE_EXTENSIONS,
)

SOURCE_CODE = "c cpp cs css go html java js json php py rb sh ts"
DOCUMENTS = "doc docx md pdf pptx tex txt"


def test_the_default_chunks_keep_the_limits() -> None:
    for name, size in DEFAULT_CHUNKING.items():
        assert limit(f"chunking.{name}").allows(size)


def test_file_search_reads_source_code_and_documents_and_nothing_else() -> None:
    listed = {*SOURCE_CODE.split(), *DOCUMENTS.split()}
    assert {each.name for each in SEARCHABLE_EXTENSIONS} == listed


def test_a_mark_is_recognized_again() -> None:
    found = CITED.search(f"Cake{CITATION.format(place='4:0', name='a b.txt')}.")
    assert found is not None
    assert (found["place"], found["name"]) == ("4:0", "a b.txt")
